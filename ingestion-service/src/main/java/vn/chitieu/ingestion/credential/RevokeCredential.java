package vn.chitieu.ingestion.credential;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.ingestion.audit.AuditEntry.Change;
import vn.chitieu.ingestion.audit.AuditService;

/** Makes a credential void, for ever. Thread-safe. */
@Service
public final class RevokeCredential {

    private static final Logger LOG = LoggerFactory.getLogger(RevokeCredential.class);

    private final CredentialRepository credentials;
    private final WardAccounts accounts;
    private final AuditService audit;
    private final Clock clock;

    /** Makes the use case. */
    public RevokeCredential(CredentialRepository credentials, WardAccounts accounts, AuditService audit, Clock clock) {
        this.credentials = Objects.requireNonNull(credentials);
        this.accounts = Objects.requireNonNull(accounts);
        this.audit = Objects.requireNonNull(audit);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Revokes a credential and deletes its account at the Kafka ingress. Idempotent.
     *
     * @param by the administrator's credential
     * @return whether there is one with that id in a city of the administrator
     * @throws vn.chitieu.support.problem.UnavailableException if the store does not answer
     * @throws vn.chitieu.support.problem.UnavailableException if the broker does not answer; the credential is void
     *     then, its account is not yet, so revoke it again
     */
    public boolean revoke(String id, Credential by) {
        Optional<Credential> found = credentials.findNow(id).filter(one -> by.coversCity(one.city()));
        if (found.isEmpty()) {
            return false;
        }
        Credential credential = found.get();
        if (!credential.isRevoked()) {
            audit.record(credential.onlyCity(), Change.REVOKED, id, by.id(), credential.details());
            credentials.revoke(id, clock.instant());
            LOG.info("revoked credential {}", id);
        }
        if (credential.door()) {
            accounts.close(id);
        }
        return true;
    }
}
