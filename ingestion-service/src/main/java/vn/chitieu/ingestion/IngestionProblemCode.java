package vn.chitieu.ingestion;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import vn.chitieu.support.problem.ErrorCode;
import vn.chitieu.support.problem.UnavailableException;

/**
 * The stable codes of everything that can be wrong with a whole request, with its status. A code never changes its
 * meaning; its texts are in the files beside, and {@code docs/codes.md} is this table as text.
 */
public enum IngestionProblemCode implements ErrorCode {
    MALFORMED_JSON(HttpStatus.BAD_REQUEST),
    NOT_UTF8(HttpStatus.BAD_REQUEST),
    JSON_LIMIT_EXCEEDED(HttpStatus.BAD_REQUEST),
    UNEXPECTED_SHAPE(HttpStatus.BAD_REQUEST),
    MALFORMED_CSV(HttpStatus.BAD_REQUEST),
    CSV_LIMIT_EXCEEDED(HttpStatus.CONTENT_TOO_LARGE),
    MALFORMED_XLSX(HttpStatus.BAD_REQUEST),
    OLD_WORKBOOK(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    WORKBOOK_WITH_PASSWORD(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    FILE_OF_ANOTHER_KIND(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    XLSX_LIMIT_EXCEEDED(HttpStatus.CONTENT_TOO_LARGE),
    TITLES_NOT_VALID(HttpStatus.UNPROCESSABLE_CONTENT),
    BODY_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT),
    BODY_UNREADABLE(HttpStatus.BAD_REQUEST),
    INVALID_PARAMETER(HttpStatus.BAD_REQUEST),
    UNSUPPORTED_PARAMETER(HttpStatus.BAD_REQUEST),
    REPORTED_AT_IN_THE_FUTURE(HttpStatus.BAD_REQUEST),
    RECEIPT_NOT_READABLE(HttpStatus.BAD_REQUEST),
    RECEIPT_UNKNOWN(HttpStatus.NOT_FOUND),
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    MISSING_KEY(HttpStatus.UNAUTHORIZED),
    UNKNOWN_KEY(HttpStatus.UNAUTHORIZED),
    KEY_EXPIRED(HttpStatus.UNAUTHORIZED),
    TOKEN_NOT_VALID(HttpStatus.UNAUTHORIZED),
    TOKEN_EXPIRED(HttpStatus.UNAUTHORIZED),
    TOKEN_CLAIM_NOT_VALID(HttpStatus.FORBIDDEN),
    LINK_NOT_VALID(HttpStatus.UNAUTHORIZED),
    LINK_EXPIRED(HttpStatus.UNAUTHORIZED),
    LINK_REVOKED(HttpStatus.UNAUTHORIZED),
    LINK_TOKEN_MISSING(HttpStatus.FORBIDDEN),
    LINK_NOT_OF_HEAD(HttpStatus.FORBIDDEN),
    OUTSIDE_THE_LINK(HttpStatus.FORBIDDEN),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    UNKNOWN_CREDENTIAL(HttpStatus.NOT_FOUND),
    CREDENTIAL_REVOKED(HttpStatus.CONFLICT),
    CREDENTIAL_CHANGED(HttpStatus.CONFLICT),
    UNKNOWN_ACCOUNT(HttpStatus.NOT_FOUND),
    ACCOUNT_LINK_NOT_VALID(HttpStatus.NOT_FOUND),
    ACCOUNT_LINK_EXPIRED(HttpStatus.GONE),
    ACCOUNT_LINK_USED(HttpStatus.GONE),
    ACCOUNT_LINK_REVOKED(HttpStatus.GONE),
    ACCOUNT_WITHOUT_ADDRESS(HttpStatus.CONFLICT),
    ACCOUNT_MAIL_NOT_SET_UP(HttpStatus.CONFLICT),
    PASSWORD_WRONG(HttpStatus.UNPROCESSABLE_CONTENT),
    PASSWORD_NOT_VALID(HttpStatus.UNPROCESSABLE_CONTENT),
    PASSWORD_NOT_OF_AN_ACCOUNT(HttpStatus.CONFLICT),
    UNKNOWN_EXCEPTION(HttpStatus.NOT_FOUND),
    UNKNOWN_REMARK(HttpStatus.NOT_FOUND),
    REMARK_ID_TAKEN(HttpStatus.CONFLICT),
    UNKNOWN_EDITION(HttpStatus.NOT_FOUND),
    UNKNOWN_TABLE(HttpStatus.NOT_FOUND),
    UNDER_WAY(HttpStatus.NOT_FOUND),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    TOO_MANY_UPDATES(HttpStatus.CONTENT_TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    IDEMPOTENCY_KEY_NOT_VALID(HttpStatus.BAD_REQUEST),
    EMPTY_BATCH(HttpStatus.UNPROCESSABLE_CONTENT),
    NOTHING_ACCEPTED(HttpStatus.UNPROCESSABLE_CONTENT),
    CREDENTIAL_NOT_VALID(HttpStatus.UNPROCESSABLE_CONTENT),
    ACCOUNT_NOT_VALID(HttpStatus.UNPROCESSABLE_CONTENT),
    EXCEPTION_NOT_VALID(HttpStatus.UNPROCESSABLE_CONTENT),
    REMARK_NOT_VALID(HttpStatus.UNPROCESSABLE_CONTENT),
    CONFIRMATIONS_NOT_VALID(HttpStatus.UNPROCESSABLE_CONTENT),
    CATALOG_NOT_VALID(HttpStatus.UNPROCESSABLE_CONTENT),
    REASON_MISSING(HttpStatus.UNPROCESSABLE_CONTENT),
    CATALOG_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
    CATALOG_CHANGED(HttpStatus.PRECONDITION_FAILED),
    REMARK_CHANGED(HttpStatus.PRECONDITION_FAILED),
    DRAFT_CONFLICTS(HttpStatus.CONFLICT),
    IF_MATCH_MISSING(HttpStatus.PRECONDITION_REQUIRED),
    CITY_REQUIRED(HttpStatus.BAD_REQUEST),
    UNKNOWN_CITY(HttpStatus.NOT_FOUND),
    FOREIGN_CITY(HttpStatus.FORBIDDEN),
    CATALOG_MISSING(HttpStatus.SERVICE_UNAVAILABLE),
    NO_CATALOG(HttpStatus.NOT_FOUND),
    LOG_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    TOO_BUSY(HttpStatus.SERVICE_UNAVAILABLE),
    RATE_LIMITED(HttpStatus.TOO_MANY_REQUESTS),
    TOO_MANY_FAILURES(HttpStatus.TOO_MANY_REQUESTS),
    RECEIPTS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    CATALOGS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    DRAFTS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    EFFECTS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    REJECTIONS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    EXCEPTIONS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    REMARKS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    CREDENTIALS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    TOKENS_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    DOOR_UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
    INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    IngestionProblemCode(HttpStatus status) {
        this.status = status;
    }

    /** Returns the status of the answer. */
    @Override
    public HttpStatus status() {
        return status;
    }

    /** Returns what says that the part which this code is about did not answer, with what was thrown. */
    public UnavailableException unavailable(Throwable cause) {
        return new UnavailableException(this, expected(), cause);
    }

    /** Returns what says that the part which this code is about did not answer, with the reason for the log. */
    public UnavailableException unavailable(String reason, @Nullable Throwable cause) {
        return new UnavailableException(this, expected(), reason, cause);
    }

    private String expected() {
        return switch (this) {
            case CREDENTIALS_UNAVAILABLE -> "expected an answer from the store of credentials, got none in time";
            case TOKENS_UNAVAILABLE -> "expected the public keys of the issuer of tokens, got no answer from it";
            case CATALOGS_UNAVAILABLE ->
                "expected an answer from the broker of the topic of catalogs, got none in time";
            case EFFECTS_UNAVAILABLE -> "expected an answer from the aggregation service, got none in time";
            case DRAFTS_UNAVAILABLE -> "expected an answer from the store of drafts and editions, got none in time";
            case REJECTIONS_UNAVAILABLE -> "expected an answer from the store of rejections, got none in time";
            case EXCEPTIONS_UNAVAILABLE -> "expected an answer from the store of exceptions, got none in time";
            case REMARKS_UNAVAILABLE -> "expected an answer from the store of remarks, got none in time";
            case CATALOG_MISSING -> "expected an edition of the catalog of the city of the key, got none";
            case DOOR_UNAVAILABLE -> "expected an answer from the broker of the Kafka door, got none in time";
            case RECEIPTS_UNAVAILABLE -> "expected an answer from the aggregation service, got none in time";
            default -> throw new IllegalStateException("expected the code of a part that can be away, got " + this);
        };
    }

    /** Returns what stands in for a status that the container or the framework chose. */
    public static IngestionProblemCode of(int status) {
        return switch (status) {
            case 401 -> MISSING_KEY;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 408 -> BODY_TOO_SLOW;
            case 413 -> BODY_TOO_LARGE;
            case 429 -> RATE_LIMITED;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 501, 505 -> BAD_REQUEST;
            default -> status >= 500 ? INTERNAL_ERROR : BAD_REQUEST;
        };
    }
}
