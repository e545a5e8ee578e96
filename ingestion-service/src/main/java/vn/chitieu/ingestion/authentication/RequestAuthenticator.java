package vn.chitieu.ingestion.authentication;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.IngestionProperties;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.ingestion.credential.ApiKey;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.support.problem.ProblemException;

/**
 * Authenticates and authorizes a request by the key or token in the header {@code Authorization}, before anything else
 * of the request is looked at; applies the rate limit; and has all of it counted.
 */
@Component
public final class RequestAuthenticator {

    private static final String SCHEME = "Bearer ";
    private static final String INVALID_TOKEN = "Bearer realm=\"chitieu\", error=\"invalid_token\"";
    private static final String INSUFFICIENT = "Bearer realm=\"chitieu\", error=\"insufficient_scope\"";
    private static final String NO_KEY = "no key";

    private final KeyAuthenticator authenticate;
    private final TokenAuthenticator tokens;
    private final UsageCounter usage;
    private final AuthenticationThrottle failures;
    private final RequestRateLimiter limits;

    RequestAuthenticator(
            KeyAuthenticator authenticate,
            TokenAuthenticator tokens,
            UsageCounter usage,
            IngestionProperties settings,
            SenderRateLimiter limits) {
        this.authenticate = authenticate;
        this.tokens = tokens;
        this.usage = usage;
        this.failures = new AuthenticationThrottle(
                settings.ingestion().access().limits().failuresPerMinute());
        this.limits = new RequestRateLimiter(limits);
    }

    /** Returns the caller's credential, which has that right. */
    public Credential with(Right right, HttpServletRequest request) {
        return withOneOf(List.of(right), request);
    }

    /** Returns the caller's credential, which has one of those rights at least. */
    public Credential withOneOf(List<Right> rights, HttpServletRequest request) {
        String key = key(request);
        Credential caller = proven(key, request.getRemoteAddr());
        if (rights.stream().noneMatch(caller::has)) {
            throw refused(
                    caller.id(),
                    new ProblemException(
                            IngestionProblemCode.FORBIDDEN,
                            "expected a key with the right " + text(rights) + ", got credential " + caller.id()
                                    + " with "
                                    + caller.rights().stream().sorted().toList()));
        }
        try {
            limits.admit(caller);
        } catch (ProblemException tooMuch) {
            throw refused(caller.id(), tooMuch);
        }
        usage.used(caller.id());
        return caller;
    }

    /** Counts the updates, or targets, that the caller sent with a request. */
    public void sent(Credential caller, int rows) {
        limits.spend(caller, rows);
    }

    private Credential proven(String key, String address) {
        boolean isToken = tokens.isToken(key);
        String name = isToken
                ? tokens.nameOf(key)
                : ApiKey.parse(key).map(ApiKey::toString).orElse(NO_KEY);
        try {
            failures.admit(address, name);
        } catch (ProblemException tooMany) {
            throw refusedStranger(name, tooMany);
        }
        AuthenticationFailure proof = isToken ? tokens.authenticate(key) : authenticate.authenticate(key);
        if (proof instanceof AuthenticationFailure.Proven proven) {
            failures.succeeded(address, name);
            return proven.credential();
        }
        if (proof instanceof AuthenticationFailure.Expired expired) {
            throw refused(
                    expired.credential(),
                    new ProblemException(
                                    IngestionProblemCode.KEY_EXPIRED,
                                    "expected a key that holds, got one that expired at " + expired.since())
                            .withHeader(HttpHeaders.WWW_AUTHENTICATE, INVALID_TOKEN));
        }
        if (proof instanceof AuthenticationFailure.Refused token
                && token.fault() != AuthenticationFailure.Fault.NOT_VALID) {
            throw refused(token.subject(), problem(token));
        }
        failures.failed(address);
        if (proof instanceof AuthenticationFailure.Refused token) {
            throw refusedStranger(token.subject(), problem(token));
        }
        AuthenticationFailure.Unknown unknown = (AuthenticationFailure.Unknown) proof;
        ProblemException problem = new ProblemException(
                        IngestionProblemCode.UNKNOWN_KEY, "expected a key that was issued and not revoked, got another")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, INVALID_TOKEN);
        throw unknown.issued() ? refused(unknown.subject(), problem) : refusedStranger(unknown.subject(), problem);
    }

    private static ProblemException problem(AuthenticationFailure.Refused token) {
        return switch (token.fault()) {
            case NOT_VALID ->
                new ProblemException(IngestionProblemCode.TOKEN_NOT_VALID, token.detail())
                        .withHeader(HttpHeaders.WWW_AUTHENTICATE, INVALID_TOKEN);
            case EXPIRED ->
                new ProblemException(IngestionProblemCode.TOKEN_EXPIRED, token.detail())
                        .withHeader(HttpHeaders.WWW_AUTHENTICATE, INVALID_TOKEN);
            case CLAIM_NOT_VALID ->
                new ProblemException(IngestionProblemCode.TOKEN_CLAIM_NOT_VALID, token.detail())
                        .withHeader(HttpHeaders.WWW_AUTHENTICATE, INSUFFICIENT);
        };
    }

    private static String text(List<Right> rights) {
        return rights.stream().map(Right::name).collect(Collectors.joining(" or "));
    }

    private String key(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() != 1 || !headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw refusedStranger(
                    NO_KEY,
                    new ProblemException(
                                    IngestionProblemCode.MISSING_KEY,
                                    "expected one header Authorization: Bearer KEY, got none such")
                            .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"chitieu\""));
        }
        return headers.get(0).substring(SCHEME.length()).strip();
    }

    private ProblemException refused(String subject, ProblemException refusal) {
        usage.refused(subject, refusal.code().name());
        return refusal;
    }

    private ProblemException refusedStranger(String name, ProblemException refusal) {
        usage.refusedStranger(name, refusal.code().name());
        return refusal;
    }
}
