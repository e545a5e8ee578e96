package vn.chitieu.ingestion;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import vn.chitieu.ingestion.submission.UpdatesController;
import vn.chitieu.ingestion.submission.UpdatesServlet;
import vn.chitieu.support.problem.KnownFaults;
import vn.chitieu.support.problem.StatusCodes;
import vn.chitieu.support.problem.StatusProblems;

/** The short way for what is posted to {@value UpdatesServlet#PATH}. */
@Configuration(proxyBeanMethods = false)
class UpdatesServletConfiguration {

    @Bean
    ServletRegistrationBean<UpdatesServlet> updatesServlet(
            UpdatesController updates,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            MeterRegistry meters) {
        var servlet = new ServletRegistrationBean<>(new UpdatesServlet(updates, problems, meters), UpdatesServlet.PATH);
        servlet.setName("updates");
        return servlet;
    }

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

    /** In the place of Spring Boot's own. */
    @Bean
    FilterRegistrationBean<ServerHttpObservationFilter> observationFilter(ObservationRegistry observations) {
        FilterRegistrationBean<ServerHttpObservationFilter> filter =
                new FilterRegistrationBean<>(new OfTheLongWay(observations));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        return filter;
    }

    /** Observes what goes through Spring's dispatcher. */
    private static final class OfTheLongWay extends ServerHttpObservationFilter {

        OfTheLongWay(ObservationRegistry observations) {
            super(observations);
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return UpdatesServlet.takes(request);
        }
    }
}
