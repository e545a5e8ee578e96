package vn.chitieu.ingestion.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;

/**
 * Registry of no sessions. That of Spring lists them in the memory of one instance; here a sign-in has an id of its own
 * ({@link vn.chitieu.support.security.SignedInUser#signIn}), which is what ID tokens and sign-outs name.
 */
final class UntrackedSessions implements SessionRegistry {

    @Override
    public List<Object> getAllPrincipals() {
        return List.of();
    }

    @Override
    public List<SessionInformation> getAllSessions(Object principal, boolean includeExpiredSessions) {
        return List.of();
    }

    @Override
    public @Nullable SessionInformation getSessionInformation(String sessionId) {
        return null;
    }

    @Override
    public void refreshLastRequest(String sessionId) {
        // nothing is listed
    }

    @Override
    public void registerNewSession(String sessionId, Object principal) {
        // nothing is listed
    }

    @Override
    public void removeSessionInformation(String sessionId) {
        // nothing is listed
    }
}
