package vn.chitieu.support.problem;

import org.springframework.http.HttpStatus;

/** The codes of what is wrong with a request before any service looks at what it says. */
public enum RequestProblem implements ErrorCode {
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read", "Correct the request."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address", "Look the address up in /v3/api-docs."),
    BODY_TOO_SLOW(
            HttpStatus.REQUEST_TIMEOUT,
            "The body did not come in time",
            "Send several smaller requests, or over a better link; nothing of this one was kept."),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large", "Send several smaller requests."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The body is of an unsupported type",
            "Send a type that the address takes, in UTF-8 without a content encoding."),
    TOO_BUSY(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Too many slow requests at once",
            "Send again after Retry-After, or over a better link."),
    INTERNAL_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something went wrong on our side",
            "Send again; tell us if it stays so.");

    private final HttpStatus status;
    private final String title;
    private final String remedy;

    RequestProblem(HttpStatus status, String title, String remedy) {
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String remedy() {
        return remedy;
    }

    /** Returns the code of a status that the container chose. */
    public static RequestProblem of(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 408 -> BODY_TOO_SLOW;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> TOO_BUSY;
            default -> status >= 500 && status != 501 && status != 505 ? INTERNAL_ERROR : BAD_REQUEST;
        };
    }
}
