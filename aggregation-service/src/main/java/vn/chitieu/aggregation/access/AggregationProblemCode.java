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
    BAD_QUARTER(HttpStatus.BAD_REQUEST, "The text is none; the detail shows one that is"),
    BAD_YEAR(HttpStatus.BAD_REQUEST, "The text is none; the detail shows one that is"),
    BAD_SCOPE(HttpStatus.BAD_REQUEST, "The text is none; the detail shows one that is"),
    BAD_VERDICT(HttpStatus.BAD_REQUEST, "The text is none; the detail shows one that is"),
    BAD_RECEIPT(HttpStatus.BAD_REQUEST, "The text is none; the detail shows one that is"),
    BAD_LANGUAGE(HttpStatus.BAD_REQUEST, "The text is none; the detail shows one that is"),
    BAD_RANGE(HttpStatus.BAD_REQUEST, "The quarters of a trend are not 1 to 40, or the first is after the last"),
    BAD_VERSION(HttpStatus.BAD_REQUEST, "`before` is not what an answer of revisions said"),
    UNKNOWN_SCOPE(HttpStatus.NOT_FOUND, "The catalog has no such cluster, unit or indicator"),
    UNKNOWN_INDICATOR(HttpStatus.NOT_FOUND, "The catalog has no such cluster, unit or indicator"),
    UNKNOWN_WINDOW(HttpStatus.NOT_FOUND, "The catalog has no such window beside the quarters"),
    NO_TOTAL(HttpStatus.NOT_FOUND, "Nobody has reported the indicator for that scope and quarter yet"),
    NO_REPORT(HttpStatus.NOT_FOUND, "Nobody has reported anything for that scope and quarter yet"),
    NO_COMPARISON(
            HttpStatus.NOT_FOUND, "The caller may see one city only, or a part of one, so there is nothing to compare"),
    UNDER_WAY(HttpStatus.NOT_FOUND, "The update is not aggregated yet, or the log has no such place; ask again"),
    BAD_PARAMETER(HttpStatus.BAD_REQUEST, "The query is not percent-encoded UTF-8"),
    UNAUTHENTICATED(
            HttpStatus.UNAUTHORIZED,
            "Nobody is signed in and no key came. A browser that asks for a page is sent to `/login` instead"),
    UNKNOWN_KEY(
            HttpStatus.UNAUTHORIZED,
            "The header `Authorization` has something else than `Bearer` and the key of a reader"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "The role of whoever is signed in has no business there"),
    FOREIGN_SCOPE(
            HttpStatus.FORBIDDEN,
            "A unit asked about another scope than its own; `scopes` of `/api/v1/catalog` lists those"),
    CSRF_TOKEN_MISSING(
            HttpStatus.FORBIDDEN, "A POST of somebody signed in came without the token that `/api/v1/me` tells"),
    TOO_MANY_ATTEMPTS(
            HttpStatus.TOO_MANY_REQUESTS, "Too many attempts to sign in failed; wait as long as `Retry-After` says"),
    DATABASE_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer at present; ask again after `Retry-After`"),
    LOG_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The log of updates, from which an old receipt is explained, does not answer at present; ask again after `Retry-After`"),
    TOO_MANY_WATCHERS(
            HttpStatus.SERVICE_UNAVAILABLE,
            "As many browsers watch the stream as `chitieu.aggregation.watchers` allows, or `watchers-of-a-user` allows one");

    private final HttpStatus status;
    private final String meaning;

    AggregationProblemCode(HttpStatus status, String meaning) {
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

    /** Returns its row of the table in {@code docs/codes.md}. */
    String row() {
        return "| aggregation | `" + this + "` | " + status.value() + " | " + meaning + " |";
    }

    /** Returns all of them as a table in Markdown. */
    public static String table() {
        return "| service | code | status | meaning |\n|---|---|---|---|\n"
                + Arrays.stream(values()).map(AggregationProblemCode::row).collect(Collectors.joining("\n"))
                + "\n\nFaults of the transport have the name of their status: `BAD_REQUEST`, `NOT_FOUND`, `METHOD_NOT_ALLOWED`,"
                + " `NOT_ACCEPTABLE`; a fault of the service is `INTERNAL_ERROR`.";
    }
}
