package vn.chitieu.aggregation.access;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import vn.chitieu.support.problem.ErrorCode;

/**
 * Every stable code with which this service refuses a request, those of its filter chain included;
 * {@code docs/codes.md} says what each means. Faults of the transport have the name of their status.
 */
public enum AggregationProblemCode implements ErrorCode {
    BAD_QUARTER(HttpStatus.BAD_REQUEST),
    BAD_YEAR(HttpStatus.BAD_REQUEST),
    BAD_SCOPE(HttpStatus.BAD_REQUEST),
    BAD_VERDICT(HttpStatus.BAD_REQUEST),
    BAD_RECEIPT(HttpStatus.BAD_REQUEST),
    BAD_LANGUAGE(HttpStatus.BAD_REQUEST),
    BAD_RANGE(HttpStatus.BAD_REQUEST),
    BAD_VERSION(HttpStatus.BAD_REQUEST),
    UNKNOWN_SCOPE(HttpStatus.NOT_FOUND),
    UNKNOWN_INDICATOR(HttpStatus.NOT_FOUND),
    UNKNOWN_WINDOW(HttpStatus.NOT_FOUND),
    NO_TOTAL(HttpStatus.NOT_FOUND),
    NO_REPORT(HttpStatus.NOT_FOUND),
    NO_COMPARISON(HttpStatus.NOT_FOUND),
    UNDER_WAY(HttpStatus.NOT_FOUND),
    RECEIPT_UNKNOWN(HttpStatus.NOT_FOUND),
    BAD_PARAMETER(HttpStatus.BAD_REQUEST),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    UNKNOWN_KEY(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    FOREIGN_SCOPE(HttpStatus.FORBIDDEN),
    CSRF_TOKEN_MISSING(HttpStatus.FORBIDDEN),
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS),
    DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    LOG_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    TOO_MANY_WATCHERS(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    AggregationProblemCode(HttpStatus status) {
        this.status = status;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    /** Returns its row of the table in {@code docs/codes.md}. */
    String row() {
        return row("aggregation");
    }

    /** Returns all of them as a table in Markdown. */
    public static String table() {
        return "| service | code | status | meaning | what a clerk reads |\n|---|---|---|---|---|\n"
                + Arrays.stream(values()).map(AggregationProblemCode::row).collect(Collectors.joining("\n"))
                + "\n\nFaults of the transport have the name of their status: `BAD_REQUEST`, `NOT_FOUND`, `METHOD_NOT_ALLOWED`,"
                + " `NOT_ACCEPTABLE`; a fault of the service is `INTERNAL_ERROR`.";
    }
}
