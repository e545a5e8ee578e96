package vn.chitieu.support.security;

import java.util.List;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;

/**
 * Registry of no sessions: the store of sessions itself knows which sign-in each belongs to. That of Spring lists them
 * in the memory of one instance.
 */
final class NoOidcSessionRegistry implements OidcSessionRegistry {

    @Override
    public void saveSessionInformation(OidcSessionInformation info) {
        // the store has it
    }

    @Override
    @SuppressWarnings("NullAway") // Spring's own registry returns null for a session that is not listed
    public OidcSessionInformation removeSessionInformation(String clientSessionId) {
        return null;
    }

    @Override
    public Iterable<OidcSessionInformation> removeSessionInformation(OidcLogoutToken logoutToken) {
        return List.of();
    }
}
