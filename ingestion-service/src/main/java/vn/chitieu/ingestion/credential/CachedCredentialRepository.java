package vn.chitieu.ingestion.credential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Cache of credentials with a short time to live, so that a busy sender does not cost one look-up per request.
 * Eventually consistent: a revocation takes effect after that time at the latest, no matter at which instance it was
 * made. Before it ends, all that are in use are looked up together, so that many busy senders cost no more look-ups
 * than one; where that fails, each is used until its time is over. Ids that do not exist are not cached: guessing must
 * not fill memory. Thread-safe.
 */
final class CachedCredentialRepository implements CredentialRepository {

    private static final int MAX_REMEMBERED = 10_000;

    private final CredentialRepository store;
    private final Clock clock;
    private final Duration moment;
    private final Duration early;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private final AtomicBoolean renewing = new AtomicBoolean();

    /**
     * Makes a cache.
     *
     * @param moment time to live of an entry; zero looks it up every time
     */
    CachedCredentialRepository(CredentialRepository store, Clock clock, Duration moment) {
        this.store = Objects.requireNonNull(store);
        this.clock = Objects.requireNonNull(clock);
        this.moment = Objects.requireNonNull(moment);
        this.early = moment.multipliedBy(3).dividedBy(4);
    }

    @Override
    public void add(Credential credential) {
        store.add(credential);
    }

    @Override
    public Optional<Credential> find(String id) {
        Instant now = clock.instant();
        Remembered known = remembered.get(id);
        if (known == null || !known.holdsAt(now, moment)) {
            return findNow(id);
        }
        known.isInUse = true;
        if (!known.holdsAt(now, early) && renewing.compareAndSet(false, true)) {
            try {
                renew();
                return find(id);
            } catch (RuntimeException failed) {
                if (!known.holdsAt(clock.instant(), moment)) {
                    throw failed;
                }
            } finally {
                renewing.set(false);
            }
        }
        return Optional.of(known.credential);
    }

    /** Refreshes all that were asked for since they were looked up, and evicts the others. */
    private void renew() {
        Instant now = clock.instant();
        Set<String> inUse = new HashSet<>();
        remembered.forEach((id, known) -> {
            if (known.isInUse) {
                inUse.add(id);
            }
        });
        Map<String, Credential> found = new HashMap<>();
        for (Credential credential : store.findNow(inUse)) {
            found.put(credential.id(), credential);
        }
        remembered.replaceAll((id, known) -> renewed(known, found.get(id), now));
        remembered.values().removeIf(known -> !known.holdsAt(now, early));
    }

    private static Remembered renewed(Remembered known, @Nullable Credential found, Instant now) {
        return found == null || !known.since.isBefore(now) ? known : new Remembered(found, now);
    }

    @Override
    public Optional<Credential> findNow(String id) {
        Instant now = clock.instant();
        Optional<Credential> found = store.findNow(id);
        if (remembered.size() >= MAX_REMEMBERED) {
            remembered.clear();
        }
        found.ifPresent(credential -> remembered.put(id, new Remembered(credential, now)));
        return found;
    }

    @Override
    public Collection<Credential> findNow(Set<String> ids) {
        return store.findNow(ids);
    }

    @Override
    public List<Credential> all() {
        return store.all();
    }

    @Override
    public List<Credential> of(String city) {
        return store.of(city);
    }

    @Override
    public List<Credential> withKafkaAccount() {
        return store.withKafkaAccount();
    }

    @Override
    public boolean revoke(String id, Instant when) {
        boolean known = store.revoke(id, when);
        remembered.remove(id);
        return known;
    }

    @Override
    public boolean rotate(SecretHash current, Credential rotated) {
        boolean done = store.rotate(current, rotated);
        remembered.remove(rotated.id());
        return done;
    }

    private static final class Remembered {

        private final Credential credential;
        private final Instant since;
        private volatile boolean isInUse;

        Remembered(Credential credential, Instant since) {
            this.credential = credential;
            this.since = since;
        }

        /** A clock that was set back must not extend the time to live by hours. */
        boolean holdsAt(Instant now, Duration moment) {
            return !now.isBefore(since) && now.isBefore(since.plus(moment));
        }
    }
}
