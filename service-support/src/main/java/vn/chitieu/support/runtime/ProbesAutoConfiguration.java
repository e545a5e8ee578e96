package vn.chitieu.support.runtime;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;

/** Probes at the port of the service, where everything else of the actuator is at another. */
@AutoConfiguration(
        afterName = "org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
@ConditionalOnBean(HealthEndpoint.class)
public class ProbesAutoConfiguration {

    /** The web server starts before what health looks at is made, so health is asked for when a probe comes. */
    @Bean
    ServletRegistrationBean<ProbeServlet> livenessProbe(
            ObjectProvider<HealthEndpoint> health, HttpCodeStatusMapper statuses) {
        return probe(health, statuses, "liveness");
    }

    @Bean
    ServletRegistrationBean<ProbeServlet> readinessProbe(
            ObjectProvider<HealthEndpoint> health, HttpCodeStatusMapper statuses) {
        return probe(health, statuses, "readiness");
    }

    private static ServletRegistrationBean<ProbeServlet> probe(
            ObjectProvider<HealthEndpoint> health, HttpCodeStatusMapper statuses, String group) {
        var servlet =
                new ServletRegistrationBean<>(new ProbeServlet(health, statuses, group), "/actuator/health/" + group);
        servlet.setName(group);
        return servlet;
    }
}
