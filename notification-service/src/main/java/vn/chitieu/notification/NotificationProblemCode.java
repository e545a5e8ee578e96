package vn.chitieu.notification;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import vn.chitieu.support.problem.ErrorCode;
import vn.chitieu.support.problem.ProblemException;

/** Every stable code with which this service refuses a request; {@code docs/codes.md} has them as a table. */
public enum NotificationProblemCode implements ErrorCode {
    BAD_PARAMETER(
            HttpStatus.BAD_REQUEST,
            "A filter, the paging or a part of the address has no such value; the detail says which"),
    NOT_UTF8(HttpStatus.BAD_REQUEST, "The body is not UTF-8"),
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is not one JSON object"),
    UNAUTHENTICATED(
            HttpStatus.UNAUTHORIZED,
            "Nobody is signed in and no key came. A browser that asks for a page is sent to `/login` instead"),
    UNKNOWN_KEY(
            HttpStatus.UNAUTHORIZED,
            "The header `Authorization` has something else than `Bearer` and the key of a system"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "The role or the key has no business there, or lacks the right"),
    FOREIGN_SCOPE(HttpStatus.FORBIDDEN, "A unit asked about another scope than its own"),
    CSRF_TOKEN_MISSING(
            HttpStatus.FORBIDDEN, "What somebody signed in sent came without the token that `/api/v1/me` tells"),
    UNKNOWN_CASE(HttpStatus.NOT_FOUND, "There is no such case"),
    UNKNOWN_MAIL(HttpStatus.NOT_FOUND, "The outbox has no such mail, or it has not been written yet"),
    UNKNOWN_SILENCE(HttpStatus.NOT_FOUND, "There is no silence with that id"),
    CASE_OVER(HttpStatus.CONFLICT, "The case, or the episode that was answered, is over"),
    CASE_NOT_OPEN(HttpStatus.CONFLICT, "The case is not confirmed; nobody was asked"),
    ALREADY_EXPLAINED(HttpStatus.CONFLICT, "Another answer was given, and its promised date has not passed"),
    ID_IN_USE(HttpStatus.CONFLICT, "Another silence has that id"),
    MAIL_IN_HAND(HttpStatus.CONFLICT, "A sender has the mail in hand; look again in a few minutes"),
    MAIL_UNDER_WAY(HttpStatus.CONFLICT, "The mail is being sent again already"),
    MAIL_NOT_ITS_OWN(HttpStatus.CONFLICT, "The mail is no longer true, or another one carries it"),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body has more than 64 KiB"),
    NOT_JSON(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The body is announced as something else than `application/json`"),
    MISSING_FIELD(HttpStatus.UNPROCESSABLE_CONTENT, "A field is missing or empty"),
    UNKNOWN_FIELD(HttpStatus.UNPROCESSABLE_CONTENT, "There is no such field; names are case-sensitive"),
    BAD_FIELD(HttpStatus.UNPROCESSABLE_CONTENT, "A field has another type or form; the detail shows one that is right"),
    BAD_TEXT(HttpStatus.UNPROCESSABLE_CONTENT, "Cause or remedy is empty or longer than 2,000 characters"),
    BAD_PROMISE(HttpStatus.UNPROCESSABLE_CONTENT, "The promised date lies in the past or more than a year ahead"),
    BAD_UNTIL(HttpStatus.UNPROCESSABLE_CONTENT, "An acknowledgement ends in the past or more than a year ahead"),
    BAD_ID(HttpStatus.UNPROCESSABLE_CONTENT, "An id is to have 1 to 64 letters, digits and `- _ . :`"),
    BAD_AUTHOR(HttpStatus.UNPROCESSABLE_CONTENT, "The name of whoever asks is too long"),
    BAD_REASON(HttpStatus.UNPROCESSABLE_CONTENT, "The reason is missing or too long"),
    BAD_END(HttpStatus.UNPROCESSABLE_CONTENT, "A silence ends in the past or more than a year ahead"),
    NOTHING_SILENCED(HttpStatus.UNPROCESSABLE_CONTENT, "A silence names no scope, indicator, case or recipient"),
    NO_RECIPIENT(HttpStatus.UNPROCESSABLE_CONTENT, "Nobody of those named is in charge of something today"),
    TOO_MANY_ATTEMPTS(
            HttpStatus.TOO_MANY_REQUESTS, "Too many attempts to sign in failed; wait as long as `Retry-After` says"),
    DATABASE_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer at present; ask again after `Retry-After`");

    private final HttpStatus status;
    private final String meaning;

    NotificationProblemCode(HttpStatus status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    /** Returns what it means, which says what the caller can do where anything can be done. */
    @Override
    public String remedy() {
        return meaning;
    }

    /** Returns the refusal for a code of the domain, which bears the same name here. */
    public static ProblemException refusal(Enum<?> code, String message) {
        return new ProblemException(valueOf(code.name()), message);
    }

    /** Returns its row of the table in {@code docs/codes.md}. */
    String row() {
        return "| notification | `" + this + "` | " + status.value() + " | " + meaning + " |";
    }

    /** Returns all of them as a table in Markdown. */
    static String table() {
        return "| service | code | status | meaning |\n|---|---|---|---|\n"
                + Arrays.stream(values()).map(NotificationProblemCode::row).collect(Collectors.joining("\n"))
                + "\n\nFaults of the transport have the name of their status: `BAD_REQUEST`, `NOT_FOUND`, `METHOD_NOT_ALLOWED`,"
                + " `NOT_ACCEPTABLE`; a fault of the service is `INTERNAL_ERROR`.";
    }
}
