package vn.chitieu.ingestion.credential;

import java.util.Set;
import vn.chitieu.support.problem.UnavailableException;

/**
 * The accounts by which wards write on their own topics, kept by the broker. A credential has one account at the most,
 * which may write on the inbound topic of each of its units and read what is answered there, and nothing else.
 *
 * <p>Thread-safe. Each method but {@link #isConfigured} throws {@link UnavailableException} where the broker does not
 * answer in time.
 */
public interface WardAccounts {

    /** Says that this installation has no Kafka ingress. */
    WardAccounts NOT_CONFIGURED = new WardAccounts() {
        @Override
        public boolean isConfigured() {
            return false;
        }

        @Override
        public WardAccount open(Credential credential) {
            throw new IllegalStateException("expected a configured Kafka door to open an account at, got none");
        }

        @Override
        public void close(String credentialId) {
            // There is nothing to close where no account can have been opened.
        }

        @Override
        public Set<String> opened() {
            return Set.of();
        }
    };

    /** Returns whether there is a Kafka ingress at all; what {@link #open} needs. */
    boolean isConfigured();

    /**
     * Returns the account of a credential, with a new password that exists in full only in this answer. Opened again,
     * it is the same account with another password; connections that were made with the one before live on until the
     * broker asks again.
     *
     * @param credential one that reports for at least one unit
     */
    WardAccount open(Credential credential);

    /** Deletes the account of a credential with its ACLs; idempotent. Open connections have no permissions any more. */
    void close(String credentialId);

    /** Returns the ids of the credentials that have an account now, those of others at the same broker included. */
    Set<String> opened();
}
