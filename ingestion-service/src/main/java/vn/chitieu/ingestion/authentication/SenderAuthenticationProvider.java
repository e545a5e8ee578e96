package vn.chitieu.ingestion.authentication;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import vn.chitieu.ingestion.authentication.AuthenticationFailure.Proven;
import vn.chitieu.support.problem.UnavailableException;

/** Authenticates a sender by what it presented, of one kind. */
abstract class SenderAuthenticationProvider implements AuthenticationProvider {

    private final Class<? extends PresentedKey> kind;

    SenderAuthenticationProvider(Class<? extends PresentedKey> kind) {
        this.kind = kind;
    }

    /**
     * Returns whose it is, or why it is refused.
     *
     * @throws UnavailableException if it cannot be known at present
     */
    abstract AuthenticationFailure outcome(String text);

    /**
     * Returns the sender.
     *
     * @throws KeyRefusedException if it is refused
     * @throws AuthenticationServiceException if it cannot be known at present
     */
    @Override
    public final Authentication authenticate(Authentication given) {
        PresentedKey presented = (PresentedKey) given;
        AuthenticationFailure outcome;
        try {
            outcome = outcome(presented.getCredentials());
        } catch (UnavailableException away) {
            throw new AuthenticationServiceException("it cannot be known at present whose it is", away);
        }
        if (outcome instanceof Proven proven) {
            return new SenderAuthentication(proven.credential(), presented.origin());
        }
        throw KeyRefusedException.of(outcome);
    }

    @Override
    public final boolean supports(Class<?> given) {
        return kind.equals(given);
    }
}
