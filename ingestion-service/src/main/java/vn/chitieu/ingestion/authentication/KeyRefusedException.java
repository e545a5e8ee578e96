package vn.chitieu.ingestion.authentication;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.authentication.AuthenticationFailure.Expired;
import vn.chitieu.ingestion.authentication.AuthenticationFailure.Fault;
import vn.chitieu.ingestion.authentication.AuthenticationFailure.Proven;
import vn.chitieu.ingestion.authentication.AuthenticationFailure.Refused;
import vn.chitieu.ingestion.authentication.AuthenticationFailure.Unknown;
import vn.chitieu.support.problem.ProblemException;

/** A key or a token proves nothing, or not enough. Has no stack trace: a flood of them must cost little. */
final class KeyRefusedException extends AuthenticationException {

    private static final long serialVersionUID = 1L;

    private static final String INVALID_TOKEN = "Bearer realm=\"chitieu\", error=\"invalid_token\"";
    private static final String INSUFFICIENT = "Bearer realm=\"chitieu\", error=\"insufficient_scope\"";

    private final String subject;
    private final @Nullable String city;
    private final boolean isIssued;
    private final boolean isGuess;
    private final transient ProblemException problem;

    private KeyRefusedException(
            String subject, @Nullable String city, boolean isIssued, boolean isGuess, ProblemException problem) {
        super(String.valueOf(problem.getMessage()));
        this.subject = subject;
        this.city = city;
        this.isIssued = isIssued;
        this.isGuess = isGuess;
        this.problem = problem;
    }

    /** Returns the refusal of what was not proven. */
    static KeyRefusedException of(AuthenticationFailure outcome) {
        if (outcome instanceof Expired expired) {
            return new KeyRefusedException(
                    expired.credential(),
                    expired.city(),
                    true,
                    false,
                    problem(
                            IngestionProblemCode.KEY_EXPIRED,
                            "expected a key that holds, got one that expired at " + expired.since(),
                            INVALID_TOKEN));
        }
        if (outcome instanceof Refused token) {
            boolean isGuess = token.fault() == Fault.NOT_VALID;
            return new KeyRefusedException(token.subject(), null, !isGuess, isGuess, problem(token));
        }
        if (outcome instanceof Unknown unknown) {
            return new KeyRefusedException(
                    unknown.subject(),
                    unknown.city(),
                    unknown.issued(),
                    true,
                    problem(
                            IngestionProblemCode.UNKNOWN_KEY,
                            "expected a key that was issued and not revoked, got another",
                            INVALID_TOKEN));
        }
        throw new IllegalArgumentException("expected a refusal, got " + Proven.class.getSimpleName());
    }

    private static ProblemException problem(Refused token) {
        return switch (token.fault()) {
            case NOT_VALID -> problem(IngestionProblemCode.TOKEN_NOT_VALID, token.detail(), INVALID_TOKEN);
            case EXPIRED -> problem(IngestionProblemCode.TOKEN_EXPIRED, token.detail(), INVALID_TOKEN);
            case CLAIM_NOT_VALID -> problem(IngestionProblemCode.TOKEN_CLAIM_NOT_VALID, token.detail(), INSUFFICIENT);
        };
    }

    private static ProblemException problem(IngestionProblemCode code, String detail, String challenge) {
        return new ProblemException(code, detail).withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }

    /** Returns under which name it is counted. */
    String subject() {
        return subject;
    }

    /** Returns the city of the credential of that name; null where it is not known, or it is of all. */
    @Nullable
    String city() {
        return city;
    }

    /** Returns whether that name was issued; any client can make up another one. */
    boolean isIssued() {
        return isIssued;
    }

    /** Returns whether it counts as a guess of its remote address. */
    boolean isGuess() {
        return isGuess;
    }

    /** Returns the answer. */
    ProblemException problem() {
        return problem;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
