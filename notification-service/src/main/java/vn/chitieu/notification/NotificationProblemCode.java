package vn.chitieu.notification;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import vn.chitieu.support.problem.ErrorCode;
import vn.chitieu.support.problem.ProblemException;

/** Every stable code with which this service refuses a request; {@code docs/codes.md} has them as a table. */
public enum NotificationProblemCode implements ErrorCode {
    BAD_PARAMETER(HttpStatus.BAD_REQUEST),
    NOT_UTF8(HttpStatus.BAD_REQUEST),
    MALFORMED_JSON(HttpStatus.BAD_REQUEST),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED),
    UNKNOWN_KEY(HttpStatus.UNAUTHORIZED),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    FOREIGN_SCOPE(HttpStatus.FORBIDDEN),
    CSRF_TOKEN_MISSING(HttpStatus.FORBIDDEN),
    UNKNOWN_CASE(HttpStatus.NOT_FOUND),
    UNKNOWN_MAIL(HttpStatus.NOT_FOUND),
    UNKNOWN_SILENCE(HttpStatus.NOT_FOUND),
    UNKNOWN_QUESTION(HttpStatus.NOT_FOUND),
    CASE_OVER(HttpStatus.CONFLICT),
    CASE_NOT_OPEN(HttpStatus.CONFLICT),
    ALREADY_EXPLAINED(HttpStatus.CONFLICT),
    ID_IN_USE(HttpStatus.CONFLICT),
    MAIL_IN_HAND(HttpStatus.CONFLICT),
    MAIL_UNDER_WAY(HttpStatus.CONFLICT),
    MAIL_NOT_ITS_OWN(HttpStatus.CONFLICT),
    NOTHING_MISSING(HttpStatus.CONFLICT),
    NO_ANSWER_AWAITED(HttpStatus.CONFLICT),
    TOO_MANY_WATCHES(HttpStatus.CONFLICT),
    TOO_MANY_SILENCES(HttpStatus.CONFLICT),
    ALREADY_ANSWERED(HttpStatus.CONFLICT),
    TOTALS_CHANGED(HttpStatus.CONFLICT),
    RECIPIENTS_CHANGED(HttpStatus.CONFLICT),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    NOT_JSON(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    MISSING_FIELD(HttpStatus.UNPROCESSABLE_CONTENT),
    UNKNOWN_FIELD(HttpStatus.UNPROCESSABLE_CONTENT),
    BAD_FIELD(HttpStatus.UNPROCESSABLE_CONTENT),
    BAD_TEXT(HttpStatus.UNPROCESSABLE_CONTENT),
    BAD_PROMISE(HttpStatus.UNPROCESSABLE_CONTENT),
    BAD_UNTIL(HttpStatus.UNPROCESSABLE_CONTENT),
    BAD_ID(HttpStatus.UNPROCESSABLE_CONTENT),
    BAD_AUTHOR(HttpStatus.UNPROCESSABLE_CONTENT),
    BAD_REASON(HttpStatus.UNPROCESSABLE_CONTENT),
    BAD_END(HttpStatus.UNPROCESSABLE_CONTENT),
    NOTHING_SILENCED(HttpStatus.UNPROCESSABLE_CONTENT),
    NO_RECIPIENT(HttpStatus.UNPROCESSABLE_CONTENT),
    BAD_QUESTION(HttpStatus.UNPROCESSABLE_CONTENT),
    BAD_ANSWER(HttpStatus.UNPROCESSABLE_CONTENT),
    NO_PERSON_IN_CHARGE(HttpStatus.UNPROCESSABLE_CONTENT),
    TOO_MANY_QUESTIONS(HttpStatus.TOO_MANY_REQUESTS),
    TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS),
    DATABASE_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE);

    private final HttpStatus status;

    NotificationProblemCode(HttpStatus status) {
        this.status = status;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    /** Returns the refusal for a code of the domain, which bears the same name here. */
    public static ProblemException refusal(Enum<?> code, String message) {
        return new ProblemException(valueOf(code.name()), message);
    }

    /** Returns its row of the table in {@code docs/codes.md}. */
    String row() {
        return row("notification");
    }

    /** Returns all of them as a table in Markdown. */
    static String table() {
        return "| service | code | status | meaning | what a clerk reads |\n|---|---|---|---|---|\n"
                + Arrays.stream(values()).map(NotificationProblemCode::row).collect(Collectors.joining("\n"))
                + "\n\nFaults of the transport have the name of their status: `BAD_REQUEST`, `NOT_FOUND`, `METHOD_NOT_ALLOWED`,"
                + " `NOT_ACCEPTABLE`; a fault of the service is `INTERNAL_ERROR`.";
    }
}
