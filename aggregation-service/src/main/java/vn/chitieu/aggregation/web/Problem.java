package vn.chitieu.aggregation.web;

import org.springframework.http.HttpStatus;

/** A refusal: its status, its stable code and what was expected and came. */
final class Problem extends RuntimeException {

    private final HttpStatus status;
    private final String code;

    Problem(HttpStatus status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static Problem badRequest(String code, String message) {
        return new Problem(HttpStatus.BAD_REQUEST, code, message);
    }

    static Problem notFound(String code, String message) {
        return new Problem(HttpStatus.NOT_FOUND, code, message);
    }

    static Problem forbidden(String code, String message) {
        return new Problem(HttpStatus.FORBIDDEN, code, message);
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }
}
