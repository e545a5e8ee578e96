package vn.chitieu.ingestion.exemption;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.support.problem.UnavailableException;

/**
 * Cache of exemptions by city with a short time to live, so that ten thousand figures of a locked quarter cost one
 * look-up. Eventually consistent: what is granted or revoked takes effect after that time at the latest, no matter at
 * which instance it was done. Where the store did not answer, it is not asked for that time either: each of many
 * figures would wait for it. Thread-safe.
 */
final class CachedExemptionRepository implements ExemptionRepository {

    private final ExemptionRepository store;
    private final Clock clock;
    private final Duration moment;

    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();
    private volatile @Nullable Away away;

    /**
     * Makes a cache.
     *
     * @param moment time to live of an entry; zero looks them up every time
     */
    CachedExemptionRepository(ExemptionRepository store, Clock clock, Duration moment) {
        this.store = Objects.requireNonNull(store);
        this.clock = Objects.requireNonNull(clock);
        this.moment = Objects.requireNonNull(moment);
    }

    @Override
    public void add(Exemption exemption) {
        store.add(exemption);
        remembered.clear();
    }

    @Override
    public Optional<Exemption> find(String id) {
        return store.find(id);
    }

    @Override
    public List<Exemption> of(String city) {
        return store.of(city);
    }

    @Override
    public boolean takeBack(String id, Exemption.End end) {
        boolean known = store.takeBack(id, end);
        remembered.clear();
        return known;
    }

    @Override
    public Optional<Exemption> covering(String city, String unit, Quarter quarter, LocalDate day) {
        Instant now = clock.instant();
        Remembered known = remembered.get(city);
        if (known == null || !holdsAt(now, known.since())) {
            known = new Remembered(lookedUp(city, now), now);
            remembered.put(city, known);
        }
        return ExemptionRepository.covering(known.exemptions(), city, unit, quarter, day);
    }

    private List<Exemption> lookedUp(String city, Instant now) {
        Away last = away;
        if (last != null && holdsAt(now, last.since())) {
            throw last.why().again();
        }
        try {
            List<Exemption> found = store.of(city);
            away = null;
            return found;
        } catch (UnavailableException noAnswer) {
            away = new Away(noAnswer, clock.instant());
            throw noAnswer;
        }
    }

    /** A clock that was set back must not extend the time to live by hours. */
    private boolean holdsAt(Instant now, Instant since) {
        return !now.isBefore(since) && now.isBefore(since.plus(moment));
    }

    private record Remembered(List<Exemption> exemptions, Instant since) {}

    private record Away(UnavailableException why, Instant since) {}
}
