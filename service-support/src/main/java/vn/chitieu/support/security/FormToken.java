package vn.chitieu.support.security;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/** The CSRF token that a POST of a page has to carry, in a parameter or a header of these names. */
@Schema(name = "Token")
public record FormToken(String parameter, String header, String token) {

    /** Returns the token of a request; null for a request with a key, which needs none. */
    public static @Nullable FormToken of(@Nullable CsrfToken csrf) {
        return csrf == null ? null : new FormToken(csrf.getParameterName(), csrf.getHeaderName(), csrf.getToken());
    }
}
