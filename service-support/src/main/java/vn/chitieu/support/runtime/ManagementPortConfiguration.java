package vn.chitieu.support.runtime;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import vn.chitieu.support.problem.ProblemPages;
import vn.chitieu.support.problem.RequestProblem;
import vn.chitieu.support.request.TomcatLimitsAutoConfiguration;

/** The web server of the management port: few threads, no body read, refusals as problems. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
public class ManagementPortConfiguration {

    private static final String THREADS = "4";

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedManagementPort() {
        return tomcat -> {
            TomcatLimitsAutoConfiguration.bound(tomcat, RequestProblem::of, ProblemPages.NONE, false);
            tomcat.addConnectorCustomizers(connector -> {
                connector.setProperty("maxThreads", THREADS);
                connector.setProperty("minSpareThreads", "1");
            });
        };
    }

    /** Where a service has no sign-in of its own, a key of it shows the details. */
    @Bean
    FilterRegistrationBean<OperatorFilter> operatorFilter(ObjectProvider<OperatorAuthenticator> operators) {
        OperatorAuthenticator known = operators.getIfAvailable();
        var filter = new FilterRegistrationBean<>(new OperatorFilter(known == null ? key -> false : known));
        filter.setEnabled(known != null);
        return filter;
    }
}
