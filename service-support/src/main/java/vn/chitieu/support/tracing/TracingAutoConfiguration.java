package vn.chitieu.support.tracing;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.opentelemetry.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Gives every service its {@link FigureTracer}, by Spring Boot's tracer where {@code chitieu.tracing.enabled} says so.
 */
@AutoConfiguration(after = {MicrometerTracingAutoConfiguration.class, OpenTelemetryLoggingAutoConfiguration.class})
@EnableConfigurationProperties(TracingProperties.class)
public class TracingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    FigureTracer figureTracer(TracingProperties settings, ObjectProvider<Tracer> tracer) {
        Tracer own = settings.enabled() ? tracer.getIfAvailable() : null;
        return own == null ? FigureTracer.OFF : FigureTracer.of(own);
    }

    /** Lines of the log go where {@code management.opentelemetry.logging.export.otlp.endpoint} says. */
    @Bean
    @ConditionalOnBean(SdkLoggerProvider.class)
    @ConditionalOnProperty("management.opentelemetry.logging.export.otlp.endpoint")
    OtlpLogAppender otlpLogAppender(SdkLoggerProvider logs) {
        return new OtlpLogAppender(logs);
    }
}
