package vn.chitieu.support.runtime;

import ch.qos.logback.classic.LoggerContext;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How a service and its commands run: their clock, their end when memory is gone, and their probes. */
@AutoConfiguration(
        afterName = "org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration")
@EnableConfigurationProperties(ClockProperties.class)
public class RuntimeAutoConfiguration {

    /** The one clock; backs off for a clock of the service. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock(ClockProperties settings) {
        return Clock.offset(Clock.systemUTC(), settings.offset());
    }

    /** Lets a service that ran out of memory end instead of living on without some of its threads (decision 26). */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(LoggerContext.class)
    static class OutOfMemory {

        @Bean
        OutOfMemoryExit.Installation outOfMemoryExit() {
            return new OutOfMemoryExit.Installation(
                    new OutOfMemoryExit(() -> Runtime.getRuntime().halt(OutOfMemoryExit.STATUS)));
        }
    }

    /** Probes at the port of the service, where everything else of the actuator is at another. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    @ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
    @ConditionalOnBean(HealthEndpoint.class)
    static class Probes {

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

        /** What the probe answers, for a collector: a service that cannot do its work still answers one. */
        @Bean
        MeterBinder readinessMeter(ObjectProvider<HealthEndpoint> health, HttpCodeStatusMapper statuses) {
            return registry -> Gauge.builder("chitieu.ready", () -> isReady(health.getObject(), statuses) ? 1 : 0)
                    .description("1 while the service can do its work, as its readiness probe answers, else 0")
                    .register(registry);
        }

        private static boolean isReady(HealthEndpoint health, HttpCodeStatusMapper statuses) {
            HealthDescriptor readiness = health.healthForPath("readiness");
            return readiness != null && statuses.getStatusCode(readiness.getStatus()) == WebEndpointResponse.STATUS_OK;
        }

        private static ServletRegistrationBean<ProbeServlet> probe(
                ObjectProvider<HealthEndpoint> health, HttpCodeStatusMapper statuses, String group) {
            var servlet = new ServletRegistrationBean<>(
                    new ProbeServlet(health, statuses, group), "/actuator/health/" + group);
            servlet.setName(group);
            return servlet;
        }
    }
}
