package vn.chitieu.ingestion.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import vn.chitieu.support.link.EntryLinkCodec;
import vn.chitieu.support.security.FormToken;
import vn.chitieu.support.security.SignInCookies;

/**
 * The cookie in which a browser keeps the token of a link, so that it does not stay in the address, and the token that
 * each request of the page sends along in a header, which no foreign page can. Thread-safe.
 */
@Component
@ConditionalOnProperty("chitieu.ingestion.identity.issuer")
public final class EntryLinkCookie {

    static final String HEADER = "X-CHITIEU-LINK";

    private static final String NAME = "LINK";

    /** A working day; after it the link in the mail opens the page again. */
    private static final Duration KEPT = Duration.ofHours(12);

    private final SignInCookies cookies;
    private final EntryLinkCodec links;

    EntryLinkCookie(SignInCookies cookies, EntryLinkCodec links) {
        this.cookies = cookies;
        this.links = links;
    }

    /** Keeps the token of a link. */
    public void keep(String token, HttpServletRequest request, HttpServletResponse response) {
        cookies.write(request, response, NAME, token, KEPT);
    }

    /** Takes the cookie away. */
    public void remove(HttpServletRequest request, HttpServletResponse response) {
        cookies.remove(request, response, NAME);
    }

    /** Returns the token that the browser keeps; empty where there is none. */
    Optional<String> read(HttpServletRequest request) {
        return cookies.read(request, NAME);
    }

    /** Returns what requests of the page have to send along, as a page of the kept token shows it. */
    public FormToken formToken(HttpServletRequest request) {
        String token = read(request).orElseThrow(() -> new IllegalStateException("expected the cookie of a link"));
        return new FormToken("_link", HEADER, links.formToken(token));
    }

    /** Returns whether a request comes from the page of the token. */
    boolean isOfThePage(HttpServletRequest request, String token) {
        String sent = request.getHeader(HEADER);
        return sent != null && links.isFormToken(token, sent);
    }
}
