package vn.chitieu.ingestion.kafkaingress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.ingestion.audit.AuditEntry;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.CredentialLifetime;
import vn.chitieu.ingestion.credential.CredentialRepository;

/**
 * Resolves the credential by whose account a record of the Kafka ingress was written. Kafka does not name the producer
 * of a record to its consumers; but where the broker authenticates its clients, only the accounts of the credentials
 * that speak for a unit may write on its topic. So the credential that had an account when the record came is named:
 * all of them where there were several. Thread-safe.
 */
final class WardSenderResolver {

    /** The two clocks differ, and an account ends up to a minute after its credential. */
    private static final Duration EDGE = Duration.ofMinutes(1);

    /** How long the ingress uses its cache where a look-up failed. */
    private static final Duration OUTAGE = Duration.ofSeconds(30);

    /** An event has no more room for a credential. */
    private static final int MOST_CHARACTERS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(WardSenderResolver.class);

    private final CredentialRepository credentials;
    private final Clock clock;
    private final Duration moment;
    private volatile @Nullable Known known;

    /**
     * Makes the use case.
     *
     * @param moment how long what was looked up is believed
     */
    WardSenderResolver(CredentialRepository credentials, Clock clock, Duration moment) {
        this.credentials = Objects.requireNonNull(credentials);
        this.clock = Objects.requireNonNull(clock);
        this.moment = Objects.requireNonNull(moment);
    }

    /**
     * Returns the id of the credential by which a record of a unit of a city came; several, with {@value AuditEntry#OR}
     * between them, where any of them may be meant; empty where none is known. Never fails.
     *
     * @param came when the broker took the record
     */
    public Optional<String> of(UnitOfCity unit, Instant came) {
        String ids = with(unit, came).map(Credential::id).sorted().collect(Collectors.joining(AuditEntry.OR));
        return Optional.of(ids).filter(some -> !some.isEmpty() && some.length() <= MOST_CHARACTERS);
    }

    /**
     * Returns the one credential whose account can have written a record of a unit of a city; empty where there is
     * none, or more than one. Never fails.
     *
     * @param came when the broker took the record
     */
    public Optional<Credential> only(UnitOfCity unit, Instant came) {
        List<Credential> possible = with(unit, came).toList();
        return possible.size() == 1 ? Optional.of(possible.get(0)) : Optional.empty();
    }

    private Stream<Credential> with(UnitOfCity unit, Instant came) {
        return withAccounts().stream()
                .filter(one ->
                        one.coversUnit(unit.unit()) && unit.city().equals(one.city()) && held(one.validity(), came));
    }

    private static boolean held(CredentialLifetime validity, Instant when) {
        Instant expiresAt = validity.expiresAt();
        Instant revokedAt = validity.revokedAt();
        return !when.isBefore(validity.createdAt().minus(EDGE))
                && (expiresAt == null || when.isBefore(expiresAt.plus(EDGE)))
                && (revokedAt == null || when.isBefore(revokedAt.plus(EDGE)));
    }

    private List<Credential> withAccounts() {
        Instant now = clock.instant();
        Known last = known;
        if (last == null || !last.holdsAt(now)) {
            last = lookedUp(now, last);
            known = last;
        }
        return last.credentials();
    }

    private Known lookedUp(Instant now, @Nullable Known before) {
        try {
            return new Known(credentials.withKafkaAccount(), now, moment);
        } catch (RuntimeException failed) {
            LOG.warn("senders at the Kafka ingress are resolved from the cache: {}", failed.toString());
            return new Known(before == null ? List.of() : before.credentials(), now, OUTAGE);
        }
    }

    private record Known(List<Credential> credentials, Instant since, Duration believed) {

        /** A clock that was set back must not extend the time to live by hours. */
        boolean holdsAt(Instant now) {
            return !now.isBefore(since) && now.isBefore(since.plus(believed));
        }
    }
}
