package vn.chitieu.ingestion;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import vn.chitieu.support.problem.KnownFaults;
import vn.chitieu.support.problem.StatusCodes;
import vn.chitieu.support.problem.StatusProblems;
import vn.chitieu.support.tracing.FigureTracer;
import vn.chitieu.support.tracing.RequestTraceFilter;

/** What this service has before and beside its controllers: the time of each request, and codes for what is refused. */
@Configuration(proxyBeanMethods = false)
class IngestionWebConfiguration {

    /** The container's own refusals have codes of this service. */
    @Bean
    StatusCodes statusCodes() {
        return IngestionProblemCode::of;
    }

    /** And so have those of Spring. */
    @Bean
    StatusProblems statusProblems(StatusCodes codes) {
        return StatusProblems.withCodes(codes);
    }

    /** The client is gone or its body broke off. */
    @Bean
    KnownFaults knownFaults() {
        return KnownFaults.NONE.refused(
                IOException.class::isInstance,
                IngestionProblemCode.BODY_UNREADABLE,
                "expected the whole body, but it broke off");
    }

    /** Outside of all other filters but the one that decodes texts, where Spring Boot has its observation. */
    @Bean
    FilterRegistrationBean<RequestTimerFilter> requestTimer(MeterRegistry meters) {
        FilterRegistrationBean<RequestTimerFilter> timer = new FilterRegistrationBean<>(new RequestTimerFilter(meters));
        timer.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return timer;
    }

    /** Behind the timer, and not there at all where nothing is traced. */
    @Bean
    @ConditionalOnProperty("chitieu.tracing.enabled")
    FilterRegistrationBean<RequestTraceFilter> requestTrace(FigureTracer tracer) {
        FilterRegistrationBean<RequestTraceFilter> traces =
                new FilterRegistrationBean<>(new RequestTraceFilter(tracer));
        traces.addUrlPatterns("/api/v1/updates", "/api/v1/targets");
        traces.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return traces;
    }
}
