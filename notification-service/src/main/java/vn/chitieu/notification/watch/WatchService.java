package vn.chitieu.notification.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityKey;

/**
 * Begins and ends watches, and knows who watches a figure. Every total asks that, so the answer comes from a copy of
 * all watches that is five seconds old at most. Thread-safe; idempotent.
 */
@Service
public final class WatchService {

    /** How many figures a person may watch. */
    public static final int MOST = 100;

    private static final Duration AGE = Duration.ofSeconds(5);

    private final WatchRepository watches;
    private final Clock clock;
    private volatile @Nullable Copy copy;

    /** Takes the store and the clock. */
    public WatchService(WatchRepository watches, Clock clock) {
        this.watches = watches;
        this.clock = clock;
    }

    /** Returns the ids of those who watch a figure of their own accord. */
    public List<String> watching(CityKey city, Scope scope, String indicator) {
        return people().getOrDefault(new Figure(city, scope, indicator), List.of());
    }

    /** Returns what a person watches, by scope and indicator. */
    public List<Watch> of(CityKey city, String person) {
        return watches.of(city, person);
    }

    /** Returns whether a person watches a figure of their own accord, by the store and not by the copy. */
    public boolean isWatching(CityKey city, String person, Scope scope, String indicator) {
        return of(city, person).stream().anyMatch(one -> one.isOf(city, scope, indicator));
    }

    /**
     * Begins a watch now; one that is there already stays as it is.
     *
     * @return false if the person watches {@link #MOST} other figures; then nothing was written
     */
    public boolean begin(CityKey city, String person, Scope scope, String indicator) {
        List<Watch> its = of(city, person);
        boolean there = its.stream().anyMatch(one -> one.isOf(city, scope, indicator));
        if (!there && its.size() >= MOST) {
            return false;
        }
        watches.add(new Watch(city, person, scope, indicator, clock.instant(), true));
        copy = null;
        return true;
    }

    /** Ends a watch; where there is none nothing changes. */
    public void end(CityKey city, String person, Scope scope, String indicator) {
        watches.remove(new Watch(city, person, scope, indicator, clock.instant(), false));
        copy = null;
    }

    /** Returns the watches of all cities for which a mail about an open case may not be requested yet. */
    public List<Watch> pending() {
        return watches.pending();
    }

    /**
     * Takes a watch from those that are {@link #pending}, once every instance knows of it: until then one of them may
     * open a case that does not notify its person.
     */
    public void settle(Watch watch) {
        if (clock.instant().isAfter(watch.since().plus(AGE.multipliedBy(2)))) {
            watches.settle(watch);
        }
    }

    private Map<Figure, List<String>> people() {
        Instant now = clock.instant();
        Copy known = copy;
        if (known == null || Duration.between(known.at, now).abs().compareTo(AGE) > 0) {
            known = new Copy(
                    watches.all().stream()
                            .collect(Collectors.groupingBy(
                                    one -> new Figure(one.city(), one.scope(), one.indicator()),
                                    Collectors.mapping(Watch::person, Collectors.toUnmodifiableList()))),
                    now);
            copy = known;
        }
        return known.people;
    }

    private record Figure(CityKey city, Scope scope, String indicator) {}

    /** Who watches each figure that is watched, as it was then. */
    private record Copy(Map<Figure, List<String>> people, Instant at) {}
}
