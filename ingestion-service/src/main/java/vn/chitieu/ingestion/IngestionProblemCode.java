package vn.chitieu.ingestion;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import vn.chitieu.support.problem.ErrorCode;
import vn.chitieu.support.problem.UnavailableException;

/**
 * The stable codes of everything that can be wrong with a whole request, with its status and what the caller can do. A
 * code never changes its meaning; {@code docs/codes.md} is this table as text.
 */
public enum IngestionProblemCode implements ErrorCode {
    MALFORMED_JSON(HttpStatus.BAD_REQUEST, "The body is not JSON", "Correct the JSON at the line and column given."),
    NOT_UTF8(HttpStatus.BAD_REQUEST, "The body is not UTF-8", "Save and send the body as UTF-8."),
    JSON_LIMIT_EXCEEDED(
            HttpStatus.BAD_REQUEST,
            "The JSON goes beyond a bound",
            "Nest less deeply; send shorter names and numbers."),
    UNEXPECTED_SHAPE(
            HttpStatus.BAD_REQUEST,
            "The JSON is of another shape",
            "Send one, an array, or {\"updates\": [...]} ({\"targets\": [...]}) and nothing beside it."),
    MALFORMED_CSV(
            HttpStatus.BAD_REQUEST,
            "The body is not CSV",
            "Correct the quotes at the row given; a double quote inside a quoted cell is written twice."),
    CSV_LIMIT_EXCEEDED(
            HttpStatus.CONTENT_TOO_LARGE,
            "A row of the CSV goes beyond a bound",
            "Send a file with the columns of updates alone; look for a double quote that opens a cell and does not close it."),
    MALFORMED_XLSX(
            HttpStatus.BAD_REQUEST,
            "The body is not an Excel workbook",
            "Save the workbook as XLSX (Excel 2007 or later) without a password and send it whole."),
    XLSX_LIMIT_EXCEEDED(
            HttpStatus.CONTENT_TOO_LARGE,
            "The workbook goes beyond a bound",
            "Send a workbook with fewer rows, sheets and pictures."),
    TITLES_NOT_VALID(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The first row has not the titles of the fields",
            "Name the columns as titles says, each once, and separate them by ; or by a comma."),
    BODY_TOO_SLOW(
            HttpStatus.REQUEST_TIMEOUT,
            "The body did not come in time",
            "Send several smaller requests, or over a better link; nothing of this one was kept."),
    BODY_UNREADABLE(HttpStatus.BAD_REQUEST, "The body broke off", "Send the request again."),
    INVALID_PARAMETER(
            HttpStatus.BAD_REQUEST, "A query parameter has no such value", "Send a value of those named, once."),
    UNSUPPORTED_PARAMETER(
            HttpStatus.BAD_REQUEST,
            "A query parameter is not supported",
            "Remove it; it would not do what it promises. Names are case-sensitive."),
    REPORTED_AT_IN_THE_FUTURE(
            HttpStatus.BAD_REQUEST,
            "reportedAt has not come yet",
            "Set the sender's clock right, or send its time in the header Date as well."),
    RECEIPT_NOT_READABLE(
            HttpStatus.BAD_REQUEST, "That is no receipt", "Ask for the receipt of an answer, such as 2-632."),
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read", "Correct the request."),
    MISSING_KEY(HttpStatus.UNAUTHORIZED, "A key is needed", "Send the header Authorization: Bearer KEY."),
    UNKNOWN_KEY(
            HttpStatus.UNAUTHORIZED,
            "The key is not valid",
            "Check that the key is whole and not revoked; ask the city's administrator for another."),
    KEY_EXPIRED(
            HttpStatus.UNAUTHORIZED,
            "The key is past its time",
            "Use the key that replaced it, or ask the city's administrator for another."),
    TOKEN_NOT_VALID(
            HttpStatus.UNAUTHORIZED,
            "The token is not one of our issuer for us",
            "Have another token issued for this service; detail says what is wrong with this one."),
    TOKEN_EXPIRED(HttpStatus.UNAUTHORIZED, "The token is past its time", "Have another token issued."),
    TOKEN_CLAIM_NOT_VALID(
            HttpStatus.FORBIDDEN,
            "The token does not say what its bearer may do here",
            "Have the claim that detail names mended at the issuer."),
    FORBIDDEN(HttpStatus.FORBIDDEN, "The key does not allow this", "Use a key that has the right named."),
    UNKNOWN_CREDENTIAL(
            HttpStatus.NOT_FOUND, "There is no such credential", "List the credentials and use an id of them."),
    CREDENTIAL_REVOKED(
            HttpStatus.CONFLICT, "The credential was revoked, which is for ever", "Issue another credential."),
    CREDENTIAL_CHANGED(
            HttpStatus.CONFLICT,
            "Somebody else rotated the credential at the same moment",
            "Ask who, and rotate it again if need be."),
    UNKNOWN_ACCOUNT(
            HttpStatus.NOT_FOUND, "There is no such account", "List the accounts and use a name of one that holds."),
    UNKNOWN_EXCEPTION(HttpStatus.NOT_FOUND, "There is no such exception", "List the exceptions and use an id of them."),
    UNDER_WAY(
            HttpStatus.NOT_FOUND,
            "The update is not in the totals yet",
            "Ask again after Retry-After; if it stays so, look whether the receipt is the one of the answer."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is nothing at this address", "Look the address up in /v3/api-docs."),
    METHOD_NOT_ALLOWED(
            HttpStatus.METHOD_NOT_ALLOWED,
            "This address does not take this method",
            "Use a method of the header Allow."),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "No such representation", "Accept application/json."),
    BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large", "Send several smaller requests."),
    TOO_MANY_UPDATES(HttpStatus.CONTENT_TOO_LARGE, "Too many in one request", "Send several requests."),
    UNSUPPORTED_MEDIA_TYPE(
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            "The body is of an unsupported type",
            "Send application/json (updates also as text/csv or as XLSX) in UTF-8 without a content encoding."),
    IDEMPOTENCY_KEY_NOT_VALID(
            HttpStatus.BAD_REQUEST,
            "The header Idempotency-Key cannot be used",
            "Send it once, 1 to 100 printable ASCII characters without spaces, such as a UUID, or not at all."),
    EMPTY_BATCH(HttpStatus.UNPROCESSABLE_CONTENT, "Nothing in the request", "Send at least one update or target."),
    NOTHING_ACCEPTED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Nothing was accepted",
            "Mend each by the codes of its errors and send it again."),
    CREDENTIAL_NOT_VALID(
            HttpStatus.UNPROCESSABLE_CONTENT, "No such credential can be issued", "Mend the fields that errors names."),
    ACCOUNT_NOT_VALID(
            HttpStatus.UNPROCESSABLE_CONTENT, "No such account can be created", "Mend the fields that errors names."),
    EXCEPTION_NOT_VALID(
            HttpStatus.UNPROCESSABLE_CONTENT, "No such exception can be granted", "Mend the fields that errors names."),
    CATALOG_NOT_VALID(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "The catalog has errors",
            "Mend what errors names by file, line and code, and send all files again."),
    CATALOG_TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "The catalog is larger than an edition may be",
            "Take out comments and targets of years that are long past."),
    CATALOG_CHANGED(
            HttpStatus.PRECONDITION_FAILED,
            "Another edition of the catalog is in force",
            "Get the catalog again, make your change of that one, and send its ETag in If-Match."),
    IF_MATCH_MISSING(
            HttpStatus.PRECONDITION_REQUIRED,
            "The change does not say of which edition it is made",
            "Send the ETag of GET /api/v1/catalog in If-Match."),
    CITY_REQUIRED(
            HttpStatus.BAD_REQUEST,
            "Several cities share the service, and the request names none",
            "Name one with the parameter city."),
    UNKNOWN_CITY(
            HttpStatus.NOT_FOUND,
            "No edition of the catalog of that city is in force",
            "Name a city that detail lists, or publish its first edition."),
    FOREIGN_CITY(
            HttpStatus.FORBIDDEN,
            "The key belongs to another city",
            "Leave the parameter city out, or use a key of that city."),
    CATALOG_MISSING(
            HttpStatus.SERVICE_UNAVAILABLE,
            "No edition of the catalog of the city is in force yet",
            "Send again after Retry-After; an administrator publishes the first edition with PUT /api/v1/catalog."),
    NO_CATALOG(
            HttpStatus.NOT_FOUND,
            "The topic of catalogs has no edition of this city",
            "Publish one with PUT and If-Match: *."),
    LOG_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The log did not answer in time",
            "Send those named in sendAgain again after Retry-After, with the same ids; that is harmless."),
    TOO_BUSY(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Too many large requests at once",
            "Send again after Retry-After, or in smaller requests."),
    RATE_LIMITED(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too much in a short time",
            "Send again after Retry-After; put several updates into one request."),
    TOO_MANY_FAILURES(
            HttpStatus.TOO_MANY_REQUESTS,
            "Too many keys that are not valid came from your address",
            "Send with a valid key after Retry-After."),
    RECEIPTS_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "It cannot be known at present what became of an update",
            "Ask again after Retry-After; the update is kept all the same."),
    CATALOGS_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The broker did not answer in time, or another catalog was published at the same moment",
            "Get the catalog after Retry-After to see which edition is in force, and send again if need be."),
    REJECTIONS_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Rejections cannot be looked up at present",
            "Ask again after Retry-After."),
    EXCEPTIONS_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "It cannot be known at present whether there is an exception from a lock",
            "Send again after Retry-After."),
    CREDENTIALS_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE, "Keys cannot be checked at present", "Send again after Retry-After."),
    TOKENS_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Tokens cannot be checked at present",
            "Send again after Retry-After, or with a key."),
    DOOR_UNAVAILABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "The broker of the Kafka door did not answer in time",
            "Send again after Retry-After; revoking again is harmless, and what was to be issued is void."),
    INTERNAL_ERROR(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something went wrong on our side",
            "Send again; tell us if it stays so.");

    private final HttpStatus status;
    private final String title;
    private final String remedy;

    IngestionProblemCode(HttpStatus status, String title, String remedy) {
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    /** Returns the status of the answer. */
    @Override
    public HttpStatus status() {
        return status;
    }

    /** Returns what it means. */
    @Override
    public String title() {
        return title;
    }

    /** Returns what the caller can do. */
    @Override
    public String remedy() {
        return remedy;
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
            case REJECTIONS_UNAVAILABLE -> "expected an answer from the store of rejections, got none in time";
            case EXCEPTIONS_UNAVAILABLE -> "expected an answer from the store of exceptions, got none in time";
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
