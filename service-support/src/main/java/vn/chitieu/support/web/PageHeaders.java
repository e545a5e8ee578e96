package vn.chitieu.support.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.HandlerInterceptor;
import vn.chitieu.support.problem.ProblemPages;

/** Response headers of pages: what a page may load, and what a browser says of it to other sites. */
public enum PageHeaders implements HandlerInterceptor {
    /** Of a page with scripts: it loads nothing from anywhere else and may not be framed. */
    OWN_SCRIPTS(
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
            "same-origin"),

    /** Of a page without scripts that anyone may come to: no other site learns its address. */
    NO_SCRIPT(
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                    + " frame-ancestors 'none'",
            "no-referrer");

    /** The type of a page. */
    public static final MediaType HTML = ProblemPages.HTML;

    private static final String POLICY = "Content-Security-Policy";
    private static final String REFERRER = "Referrer-Policy";
    private static final String SNIFFING = "X-Content-Type-Options";

    private final String policy;
    private final String referrer;

    PageHeaders(String policy, String referrer) {
        this.policy = policy;
        this.referrer = referrer;
    }

    /** Returns the content security policy. */
    public String policy() {
        return policy;
    }

    /** Sets the headers, in the place of others of their names. */
    public void set(HttpServletResponse response) {
        response.setHeader(POLICY, policy);
        response.setHeader(SNIFFING, "nosniff");
        response.setHeader(REFERRER, referrer);
    }

    /** Starts an answer that is a page, which no cache keeps, no frame shows and no search engine lists. */
    public ResponseEntity.BodyBuilder answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header(POLICY, policy)
                .header(REFERRER, referrer)
                .header(SNIFFING, "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("X-Robots-Tag", "noindex, nofollow");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        set(response);
        return true;
    }
}
