package vn.chitieu.ingestion.web.container;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import vn.chitieu.ingestion.AccessSettings;
import vn.chitieu.ingestion.web.problem.RefusedByTheContainer;

/** Sets the container up so that nobody keeps its threads, and that its own refusals are problems, too. */
@Configuration(proxyBeanMethods = false)
class ContainerConfiguration {

    @Bean
    FilterRegistrationBean<BodyDeadline> bodyDeadline(AccessSettings settings) {
        var filter = new FilterRegistrationBean<>(new BodyDeadline(settings.bodyDeadline()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> boundedContainer() {
        return tomcat -> {
            tomcat.addEngineValves(new UnreadBodies());
            tomcat.addContextCustomizers(
                    context -> context.getParent().getPipeline().addValve(new RefusedByTheContainer()));
            // Whoever sends a form would have it read whole, and past our bounds, when a parameter is asked for.
            tomcat.addConnectorCustomizers(connector -> connector.setParseBodyMethods("NONE"));
        };
    }
}
