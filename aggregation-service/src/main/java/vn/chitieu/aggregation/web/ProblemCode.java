package vn.chitieu.aggregation.web;

import org.springframework.http.HttpStatus;

/**
 * Every stable code with which this service refuses a question, those of its door included; {@code docs/codes.md} says
 * what each means. Faults of the transport have the name of their status.
 */
enum ProblemCode {
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
    UNDER_WAY(HttpStatus.NOT_FOUND),
    BAD_PARAMETER(HttpStatus.BAD_REQUEST),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    UNKNOWN_KEY(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    FOREIGN_SCOPE(HttpStatus.FORBIDDEN),
    CSRF_TOKEN_MISSING(HttpStatus.FORBIDDEN),
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS),
    DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    TOO_MANY_WATCHERS(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    ProblemCode(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
