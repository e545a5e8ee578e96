package vn.chitieu.ingestion.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.ingestion.audit.AuditEntry.Change;
import vn.chitieu.ingestion.audit.AuditService;

/**
 * Gives a credential a new key. The key before holds for a while beside it, so that the system can change over without
 * a pause. Thread-safe.
 */
@Service
public final class RotateCredential {

    /** Longest time for which two keys of one credential hold. */
    public static final Duration MAX_OVERLAP = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(RotateCredential.class);

    private final CredentialRepository credentials;
    private final WardAccounts accounts;
    private final AuditService audit;
    private final RandomGenerator random;
    private final Clock clock;

    /**
     * Makes the use case.
     *
     * @param random a {@link java.security.SecureRandom} outside of tests
     */
    public RotateCredential(
            CredentialRepository credentials,
            WardAccounts accounts,
            AuditService audit,
            RandomGenerator random,
            Clock clock) {
        this.credentials = Objects.requireNonNull(credentials);
        this.accounts = Objects.requireNonNull(accounts);
        this.audit = Objects.requireNonNull(audit);
        this.random = Objects.requireNonNull(random);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Rotates a credential's key. Not idempotent: called twice, it rotates twice: the key before the last one is void
     * then.
     *
     * @param by the administrator's credential
     * @throws vn.chitieu.support.problem.UnavailableException if the store does not answer
     * @throws vn.chitieu.support.problem.UnavailableException if a new password of the Kafka ingress is requested and
     *     the broker does not answer; the key is the old one then
     */
    public Answer rotate(String id, Request request, Credential by) {
        Optional<Credential> found = credentials.findNow(id).filter(one -> by.coversCity(one.city()));
        if (found.isEmpty()) {
            return new Answer.Unknown();
        }
        Credential credential = found.get();
        if (credential.isRevoked()) {
            return new Answer.Revoked();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Flaw> flaws = flaws(credential, request, now);
        if (!flaws.isEmpty()) {
            return new Answer.Refused(flaws);
        }
        ApiKey fresh = ApiKey.generate(random);
        ApiKey key = new ApiKey(id, fresh.secret());
        boolean wasOver = credential.validity().isExpiredAt(now);
        Instant until = wasOver ? now : now.plus(request.overlap());
        Credential rotated = credential
                .with(credential.secrets().rotated(SecretHash.of(key.secret()), until))
                .expiring(request.expiresAt() == null ? credential.validity().expiresAt() : request.expiresAt());
        Map<String, String> details = new TreeMap<>(rotated.details());
        details.put("formerKeyUntil", until.toString());
        audit.record(credential.onlyCity(), Change.ROTATED, id, by.id(), details);
        WardAccount account = request.door() ? accounts.open(credential) : null;
        if (!credentials.rotate(credential.secrets().current(), rotated)) {
            return new Answer.Overtaken();
        }
        LOG.info("rotated credential {}, its key before holds until {}", id, until);
        return new Answer.Rotated(rotated, key, account);
    }

    private static List<Flaw> flaws(Credential credential, Request request, Instant now) {
        List<Flaw> flaws = new ArrayList<>();
        if (request.overlap().isNegative() || request.overlap().compareTo(MAX_OVERLAP) > 0) {
            flaws.add(new Flaw("overlap", "expected PT0S to P30D, got " + request.overlap()));
        }
        Instant expiresAt = request.expiresAt();
        if (expiresAt == null && credential.validity().isExpiredAt(now)) {
            flaws.add(new Flaw("expiresAt", "expected a time in the future for a credential that expired, got none"));
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            flaws.add(new Flaw("expiresAt", "expected a time in the future, got " + expiresAt));
        }
        if (request.door() && !credential.door()) {
            flaws.add(new Flaw("door", "expected false for a credential without the Kafka door, got true"));
        }
        return flaws;
    }

    /**
     * What is wanted.
     *
     * @param overlap how long the key before holds beside the new one, zero to {@link #MAX_OVERLAP}
     * @param expiresAt from when on the credential is void by itself; null leaves it as it is
     * @param door whether its account at the Kafka ingress gets a new password, too, which the old one does not outlive
     */
    public record Request(Duration overlap, @Nullable Instant expiresAt, boolean door) {
        public Request {
            Objects.requireNonNull(overlap);
        }
    }

    /** What became of it. */
    public sealed interface Answer {

        /**
         * The new key holds; the secrets are shown once and nowhere kept.
         *
         * @param door its account at the Kafka ingress with a new password; null where none was requested
         */
        record Rotated(
                Credential credential, ApiKey key, @Nullable WardAccount door) implements Answer {}

        /** Nothing was done. */
        record Refused(List<Flaw> flaws) implements Answer {
            public Refused {
                flaws = List.copyOf(flaws);
            }
        }

        /** There is no such credential in a city of the administrator. */
        record Unknown() implements Answer {}

        /** It was revoked, which is for ever. */
        record Revoked() implements Answer {}

        /** It was rotated by another call at the same moment, so this new key was never valid. */
        record Overtaken() implements Answer {}
    }
}
