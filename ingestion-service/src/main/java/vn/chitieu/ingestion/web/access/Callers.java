package vn.chitieu.ingestion.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.chitieu.ingestion.AccessSettings;
import vn.chitieu.ingestion.application.Activity;
import vn.chitieu.ingestion.application.Authenticate;
import vn.chitieu.ingestion.domain.access.Credential;
import vn.chitieu.ingestion.domain.access.Key;
import vn.chitieu.ingestion.domain.access.Proof;
import vn.chitieu.ingestion.domain.access.Right;
import vn.chitieu.ingestion.web.problem.ProblemCode;
import vn.chitieu.ingestion.web.problem.ProblemException;

/**
 * Tells who calls, by the key in the header {@code Authorization}, before anything else of the request is looked at;
 * refuses who may not, or sends too much; and has all of it counted.
 */
@Component
public final class Callers {

    private static final String SCHEME = "Bearer ";
    private static final String INVALID_TOKEN = "Bearer realm=\"chitieu\", error=\"invalid_token\"";
    private static final String NO_KEY = "no key";

    private final Authenticate authenticate;
    private final Activity activity;
    private final FailedAttempts failures;
    private final RateLimits limits;

    Callers(Authenticate authenticate, Activity activity, AccessSettings settings) {
        this.authenticate = authenticate;
        this.activity = activity;
        this.failures = new FailedAttempts(settings.limits().failuresPerMinute());
        this.limits = new RateLimits(settings.limits());
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
                            ProblemCode.FORBIDDEN,
                            "expected a key with the right " + text(rights) + ", got credential " + caller.id()
                                    + " with "
                                    + caller.rights().stream().sorted().toList()));
        }
        try {
            limits.admit(caller);
        } catch (ProblemException tooMuch) {
            throw refused(caller.id(), tooMuch);
        }
        activity.used(caller.id());
        return caller;
    }

    /** Counts the updates, or targets, that the caller sent with a request. */
    public void sent(Credential caller, int rows) {
        limits.spend(caller, rows);
    }

    private Credential proven(String key, String address) {
        String name = Key.parse(key).map(Key::toString).orElse(NO_KEY);
        try {
            failures.admit(address, name);
        } catch (ProblemException tooMany) {
            throw refused(name, tooMany);
        }
        Proof proof = authenticate.authenticate(key);
        if (proof instanceof Proof.Proven proven) {
            failures.succeeded(address, name);
            return proven.credential();
        }
        if (proof instanceof Proof.Expired expired) {
            throw refused(
                    expired.credential(),
                    new ProblemException(
                                    ProblemCode.KEY_EXPIRED,
                                    "expected a key that holds, got one that expired at " + expired.since())
                            .withHeader(HttpHeaders.WWW_AUTHENTICATE, INVALID_TOKEN));
        }
        failures.failed(address);
        throw refused(
                ((Proof.Unknown) proof).subject(),
                new ProblemException(
                                ProblemCode.UNKNOWN_KEY, "expected a key that was issued and not revoked, got another")
                        .withHeader(HttpHeaders.WWW_AUTHENTICATE, INVALID_TOKEN));
    }

    private static String text(List<Right> rights) {
        return rights.stream().map(Right::name).collect(Collectors.joining(" or "));
    }

    private String key(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() != 1 || !headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw refused(
                    NO_KEY,
                    new ProblemException(
                                    ProblemCode.MISSING_KEY,
                                    "expected one header Authorization: Bearer KEY, got none such")
                            .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"chitieu\""));
        }
        return headers.get(0).substring(SCHEME.length()).strip();
    }

    private ProblemException refused(String subject, ProblemException refusal) {
        activity.refused(subject, refusal.code().name());
        return refusal;
    }
}
