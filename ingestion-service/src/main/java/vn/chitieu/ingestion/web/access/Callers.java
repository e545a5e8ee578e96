package vn.chitieu.ingestion.web.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.chitieu.ingestion.application.Authenticate;
import vn.chitieu.ingestion.domain.access.Credential;
import vn.chitieu.ingestion.domain.access.Proof;
import vn.chitieu.ingestion.domain.access.Right;
import vn.chitieu.ingestion.web.problem.ProblemCode;
import vn.chitieu.ingestion.web.problem.ProblemException;

/**
 * Tells who calls, by the key in the header {@code Authorization}, before anything else of the request is looked at.
 */
@Component
public final class Callers {

    private static final String SCHEME = "Bearer ";

    private final Authenticate authenticate;

    Callers(Authenticate authenticate) {
        this.authenticate = authenticate;
    }

    /** Returns the caller's credential, which has that right. */
    public Credential with(Right right, HttpServletRequest request) {
        return withOneOf(List.of(right), request);
    }

    /** Returns the caller's credential, which has one of those rights at least. */
    public Credential withOneOf(List<Right> rights, HttpServletRequest request) {
        Credential caller = proven(authenticate.authenticate(key(request)));
        if (rights.stream().noneMatch(caller::has)) {
            throw new ProblemException(
                    ProblemCode.FORBIDDEN,
                    "expected a key with the right " + text(rights) + ", got credential " + caller.id() + " with "
                            + caller.rights().stream().sorted().toList());
        }
        return caller;
    }

    private static Credential proven(Proof proof) {
        if (proof instanceof Proof.Proven proven) {
            return proven.credential();
        }
        ProblemException refusal = proof instanceof Proof.Expired expired
                ? new ProblemException(
                        ProblemCode.KEY_EXPIRED,
                        "expected a key that holds, got one that expired at " + expired.since())
                : new ProblemException(
                        ProblemCode.UNKNOWN_KEY, "expected a key that was issued and not revoked, got another");
        throw refusal.withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"chitieu\", error=\"invalid_token\"");
    }

    private static String text(List<Right> rights) {
        return rights.stream().map(Right::name).collect(Collectors.joining(" or "));
    }

    private static String key(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (headers.size() != 1 || !headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new ProblemException(
                            ProblemCode.MISSING_KEY, "expected one header Authorization: Bearer KEY, got none such")
                    .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"chitieu\"");
        }
        return headers.get(0).substring(SCHEME.length()).strip();
    }
}
