package vn.chitieu.notification;

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
import vn.chitieu.support.mongo.MongoDatabaseOutage;

/**
 * Turns every refusal and fault into a problem with a stable code; a fault is logged here and nothing of it leaks out.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    @ExceptionHandler(Problem.class)
    ResponseEntity<ProblemDetail> refused(Problem problem) {
        ProblemDetail detail =
                ProblemDetail.forStatusAndDetail(problem.code().status(), Objects.requireNonNull(problem.getMessage()));
        return answer(named(detail, problem.code().name()));
    }

    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<ProblemDetail> undecodable(InvalidParameterException undecodable) {
        return refused(new Problem(
                NotificationProblemCode.BAD_PARAMETER,
                "expected query parameters in percent-encoded UTF-8, got others"));
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> failed(Exception fault) {
        if (MongoDatabaseOutage.isOutage(fault)) {
            log.warn("A request was not answered because the database is away: {}", fault.toString());
            ProblemDetail away = ProblemDetail.forStatusAndDetail(
                    HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer at present; ask again.");
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(named(away, NotificationProblemCode.DATABASE_UNAVAILABLE.name()));
        }
        log.error("A request failed", fault);
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "The request could not be answered; the service's log says why.");
        return answer(named(detail, "INTERNAL_ERROR"));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refusal, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ResponseEntity<Object> response = super.handleExceptionInternal(refusal, body, headers, status, request);
        if (response != null && response.getBody() instanceof ProblemDetail detail) {
            Map<String, Object> properties = detail.getProperties();
            Object own = properties == null ? null : properties.get("code");
            named(detail, own instanceof String known ? known : code(status));
        }
        return response;
    }

    private static ProblemDetail named(ProblemDetail detail, String code) {
        detail.setType(URI.create(
                "urn:chitieu:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
        detail.setProperty("code", code);
        return detail;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail) {
        return ResponseEntity.status(detail.getStatus())
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
            return Problems.answer(named(ProblemDetail.forStatus(status), code(status)));
        }
    }
}
