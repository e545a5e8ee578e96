package vn.chitieu.ingestion.credential.account;

import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.CredentialRepository;
import vn.chitieu.ingestion.credential.WardAccounts;

/**
 * Deletes accounts at the Kafka ingress whose credentials are void: those that expired, and those that were revoked
 * while the broker did not answer. An account without a credential in this store is left alone, since it may belong to
 * another system. Thread-safe.
 */
final class ExpiredAccountCleanup {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiredAccountCleanup.class);

    private final CredentialRepository credentials;
    private final WardAccounts accounts;
    private final Clock clock;

    /** Makes the use case. */
    ExpiredAccountCleanup(CredentialRepository credentials, WardAccounts accounts, Clock clock) {
        this.credentials = Objects.requireNonNull(credentials);
        this.accounts = Objects.requireNonNull(accounts);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Closes them; one that cannot be closed holds up no other. A credential that is rotated to a later expiry at the
     * same moment may lose its account; another rotation that requests the account opens it again.
     *
     * @throws vn.chitieu.support.problem.UnavailableException if the store does not answer
     * @throws vn.chitieu.support.problem.UnavailableException if the broker does not answer
     */
    public void close() {
        Set<String> opened = accounts.opened();
        for (Credential credential : credentials.all()) {
            if (opened.contains(credential.id()) && isVoid(credential)) {
                close(credential.id());
            }
        }
    }

    private void close(String id) {
        try {
            if (isVoidNow(id)) {
                accounts.close(id);
                LOG.info("the account of credential {}, which holds no more, is closed", id);
            }
        } catch (RuntimeException failed) {
            LOG.warn("the account of credential {}, which holds no more, is still open: {}", id, failed.toString());
        }
    }

    private boolean isVoidNow(String id) {
        return credentials.findNow(id).filter(this::isVoid).isPresent();
    }

    private boolean isVoid(Credential credential) {
        return credential.isRevoked() || credential.validity().isExpiredAt(clock.instant());
    }
}
