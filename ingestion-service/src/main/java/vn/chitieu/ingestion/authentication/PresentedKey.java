package vn.chitieu.ingestion.authentication;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A key or a token as it came with a request, before anything is known of it. */
class PresentedKey extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final String text;
    private final transient KeyOrigin origin;

    PresentedKey(String text, KeyOrigin origin) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.text = text;
        this.origin = origin;
    }

    /** Returns the whole of it, secret included. */
    @Override
    public final String getCredentials() {
        return text;
    }

    /** Returns what it says of itself that is no secret. */
    @Override
    public final String getPrincipal() {
        return origin.name();
    }

    final KeyOrigin origin() {
        return origin;
    }

    /** A JSON Web Token. */
    static final class Token extends PresentedKey {

        private static final long serialVersionUID = 1L;

        Token(String text, KeyOrigin origin) {
            super(text, origin);
        }
    }
}
