package vn.chitieu.support.request;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import vn.chitieu.support.problem.ProblemAutoConfiguration;
import vn.chitieu.support.problem.ProblemErrorValve;
import vn.chitieu.support.problem.ProblemPages;
import vn.chitieu.support.problem.StatusCodes;

/** Sets the container up so that no sender keeps its threads, and that its own refusals are problems, too. */
@AutoConfiguration(after = ProblemAutoConfiguration.class)
@ConditionalOnClass(Tomcat.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(RequestLimitProperties.class)
public class TomcatLimitsAutoConfiguration {

    @Bean
    FilterRegistrationBean<BodyDeadlineFilter> bodyDeadlineFilter(
            RequestLimitProperties limits, ObjectProvider<ProblemPages> pages) {
        var filter =
                new FilterRegistrationBean<>(new BodyDeadlineFilter(limits, ProblemPages.later(pages::getIfAvailable)));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Nothing is wrapped where no valve took note of a prefix. */
    @Bean
    FilterRegistrationBean<ForwardedPrefix.Filter> forwardedPrefixFilter() {
        var filter = new FilterRegistrationBean<>(new ForwardedPrefix.Filter());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        filter.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        return filter;
    }

    @Bean
    Transport transport(RequestLimitProperties limits, Environment environment) {
        boolean ours = Stream.of("bundle", "certificate", "key-store")
                .anyMatch(source -> environment.containsProperty("server.ssl." + source));
        Boolean said = limits.https();
        return new Transport(said == null ? ours || !limits.trustedProxies().isEmpty() : said);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedContainer(
            StatusCodes codes, RequestLimitProperties limits, Transport transport, ObjectProvider<ProblemPages> pages) {
        return tomcat -> {
            if (!limits.trustedProxies().isEmpty()) {
                tomcat.addEngineValves(
                        ForwardedPrefix.from(limits.trustedProxies()), forwarded(limits.trustedProxies()));
            }
            bound(tomcat, codes, ProblemPages.later(pages::getIfAvailable), transport.https());
        };
    }

    /** Sets up one web server so; a service has another one for those who run it. */
    public static void bound(
            TomcatServletWebServerFactory tomcat, StatusCodes codes, ProblemPages pages, boolean https) {
        tomcat.addEngineValves(new SecurityHeadersValve(https), new UnreadBodyValve());
        tomcat.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemErrorValve(codes, pages)));
        // The container would read a form whole, and past our bounds, when a parameter is asked for.
        tomcat.addConnectorCustomizers(connector -> connector.setParseBodyMethods("NONE"));
    }

    /** Believes the headers of the proxies named, and of no one else that sends them. */
    private static RemoteIpValve forwarded(List<String> proxies) {
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(String.join(",", proxies));
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        valve.setPortHeader("X-Forwarded-Port");
        return valve;
    }
}
