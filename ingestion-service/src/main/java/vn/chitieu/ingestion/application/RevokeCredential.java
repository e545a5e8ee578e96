package vn.chitieu.ingestion.application;

import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.ingestion.domain.access.Credentials;

/** Makes a credential void, for ever. Thread-safe. */
public final class RevokeCredential {

    private static final Logger LOG = LoggerFactory.getLogger(RevokeCredential.class);

    private final Credentials credentials;
    private final Clock clock;

    /** Makes the use case. */
    public RevokeCredential(Credentials credentials, Clock clock) {
        this.credentials = Objects.requireNonNull(credentials);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Revokes a credential; again changes nothing.
     *
     * @return whether there is one with that id
     * @throws vn.chitieu.ingestion.domain.access.CredentialsUnavailableException if the store does not answer
     */
    public boolean revoke(String id) {
        boolean known = credentials.revoke(id, clock.instant());
        if (known) {
            LOG.info("revoked credential {}", id);
        }
        return known;
    }
}
