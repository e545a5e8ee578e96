package vn.chitieu.aggregation;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import vn.chitieu.aggregation.access.AggregationProblemCode;
import vn.chitieu.aggregation.log.DatabaseOutage;
import vn.chitieu.aggregation.log.LogUnavailableException;

/**
 * Turns every refusal and fault into a problem with a type and a stable code; a fault is logged here and nothing of it
 * leaks out. What refuses from elsewhere sends a problem that has its code already.
 */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final String CODE = "code";
    private static final String RETRY_AFTER_SECONDS = "5";

    private final DatabaseOutage outages;

    public Problems(DatabaseOutage outages) {
        this.outages = outages;
    }

    @ExceptionHandler(Problem.class)
    public ResponseEntity<ProblemDetail> refused(Problem problem) {
        ProblemDetail detail =
                ProblemDetail.forStatusAndDetail(problem.code().status(), Objects.requireNonNull(problem.getMessage()));
        return answer(named(detail, problem.code().name()), new HttpHeaders());
    }

    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<ProblemDetail> undecodable(InvalidParameterException undecodable) {
        return refused(new Problem(
                AggregationProblemCode.BAD_PARAMETER,
                "expected query parameters in percent-encoded UTF-8, got others"));
    }

    @ExceptionHandler(LogUnavailableException.class)
    ResponseEntity<ProblemDetail> logUnavailable(LogUnavailableException away) {
        LOG.warn("A request was not answered because the log is away: {}", away.getMessage());
        return later(
                AggregationProblemCode.LOG_UNAVAILABLE, "The log of updates does not answer at present; ask again.");
    }

    @ExceptionHandler(Exception.class)
    public ResponseEntity<ProblemDetail> failed(Exception fault) {
        if (outages.isOutage(fault)) {
            LOG.warn("A request was not answered because the database is away: {}", fault.toString());
            return later(
                    AggregationProblemCode.DATABASE_UNAVAILABLE, "The database does not answer at present; ask again.");
        }
        LOG.error("A request failed", fault);
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "The request could not be answered; the service's log says why.");
        return answer(named(detail, "INTERNAL_ERROR"), new HttpHeaders());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refusal, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        HttpHeaders problem = new HttpHeaders();
        problem.addAll(headers);
        problem.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        ResponseEntity<Object> response = super.handleExceptionInternal(refusal, body, problem, status, request);
        if (response != null && response.getBody() instanceof ProblemDetail detail) {
            named(detail, codeOf(detail, status));
        }
        return response;
    }

    private static String codeOf(ProblemDetail detail, HttpStatusCode status) {
        Map<String, Object> properties = detail.getProperties();
        Object code = properties == null ? null : properties.get(CODE);
        return code instanceof String own ? own : code(status);
    }

    private static ProblemDetail named(ProblemDetail detail, String code) {
        detail.setType(URI.create(
                "urn:chitieu:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
        detail.setProperty(CODE, code);
        return detail;
    }

    private static ResponseEntity<ProblemDetail> later(AggregationProblemCode code, String detail) {
        HttpHeaders later = new HttpHeaders();
        later.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return answer(named(ProblemDetail.forStatusAndDetail(code.status(), detail), code.name()), later);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail, HttpHeaders headers) {
        return ResponseEntity.status(detail.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    private static String code(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? "HTTP_" + status.value() : known.name();
    }

    /** Answers what the container refused before it reached us. */
    @RestController
    static final class Unrouted implements ErrorController {
        @Hidden
        @RequestMapping("/error")
        ResponseEntity<ProblemDetail> answer(HttpServletRequest request) {
            Object sent = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            HttpStatusCode status = HttpStatusCode.valueOf(sent instanceof Integer number ? number : 404);
            return Problems.answer(named(ProblemDetail.forStatus(status), code(status)), new HttpHeaders());
        }
    }
}
