package vn.chitieu.support.tracing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether figures are traced, under {@code chitieu.tracing}; the rate and the exporter are Spring Boot's settings,
 * {@code management.tracing.sampling.probability} and {@code management.opentelemetry.tracing.export.otlp.endpoint}.
 *
 * @param enabled off by default: then no part of tracing is made
 */
@ConfigurationProperties("chitieu.tracing")
public record TracingProperties(@DefaultValue("false") boolean enabled) {}
