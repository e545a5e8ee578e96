package vn.chitieu.ingestion.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.chitieu.ingestion.domain.access.Credential;
import vn.chitieu.ingestion.domain.access.Credentials;
import vn.chitieu.ingestion.domain.access.SecretHash;

/**
 * Credentials that are remembered for a moment, so that a busy sender does not cost one look-up per request. A
 * revocation takes effect after that moment at the latest, wherever it was made. Ids that do not exist are not
 * remembered: guessing must not fill memory. Thread-safe.
 */
public final class CachedCredentials implements Credentials {

    private static final int MAX_REMEMBERED = 10_000;

    private final Credentials store;
    private final Clock clock;
    private final Duration moment;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    /**
     * Makes a cache.
     *
     * @param moment how long a credential is remembered; zero looks it up every time
     */
    public CachedCredentials(Credentials store, Clock clock, Duration moment) {
        this.store = Objects.requireNonNull(store);
        this.clock = Objects.requireNonNull(clock);
        this.moment = Objects.requireNonNull(moment);
    }

    @Override
    public void add(Credential credential) {
        store.add(credential);
    }

    @Override
    public Optional<Credential> find(String id) {
        Instant now = clock.instant();
        Remembered known = remembered.get(id);
        if (known != null && known.holdsAt(now, moment)) {
            return Optional.of(known.credential());
        }
        return findNow(id);
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
    public List<Credential> all() {
        return store.all();
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

    private record Remembered(Credential credential, Instant since) {

        /** A clock that was set back must not make a moment last for hours. */
        boolean holdsAt(Instant now, Duration moment) {
            return !now.isBefore(since) && now.isBefore(since.plus(moment));
        }
    }
}
