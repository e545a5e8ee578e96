package vn.chitieu.support.request;

import org.apache.catalina.startup.Tomcat;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import vn.chitieu.support.problem.ProblemAutoConfiguration;
import vn.chitieu.support.problem.ProblemErrorValve;
import vn.chitieu.support.problem.StatusCodes;

/** Sets the container up so that no sender keeps its threads, and that its own refusals are problems, too. */
@AutoConfiguration(after = ProblemAutoConfiguration.class)
@ConditionalOnClass(Tomcat.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(RequestLimitProperties.class)
public class TomcatLimitsAutoConfiguration {

    @Bean
    FilterRegistrationBean<BodyDeadlineFilter> bodyDeadlineFilter(RequestLimitProperties limits) {
        var filter = new FilterRegistrationBean<>(new BodyDeadlineFilter(limits));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedContainer(StatusCodes codes) {
        return tomcat -> {
            tomcat.addEngineValves(new UnreadBodyValve());
            tomcat.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new ProblemErrorValve(codes)));
            // The container would read a form whole, and past our bounds, when a parameter is asked for.
            tomcat.addConnectorCustomizers(connector -> connector.setParseBodyMethods("NONE"));
        };
    }
}
