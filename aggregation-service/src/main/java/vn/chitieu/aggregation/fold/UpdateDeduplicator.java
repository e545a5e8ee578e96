package vn.chitieu.aggregation.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.UpdateFingerprint;

/**
 * Deduplicates updates by id across the partitions of the log. An id of a unit of a city belongs to the first update
 * that came under it, whatever the outcome of that one was. A repeat says what the first one said, when the first one
 * said it, so that it never undoes what was reported in between; another update under the same id is in conflict and
 * does not count. It follows from the log alone, and a batch that comes again is answered the same.
 *
 * <p>First on one partition is the lower offset. Of two partitions it is the earlier time of the broker's record, then
 * the lower partition; a city has two where its key was moved by a change of their number.
 *
 * <p>Memory holds where an id came, some 10 bytes each; what was said there is looked up when an id comes again. An id
 * is known to the {@link #window} records that follow it on its partition, and to at most {@value IdHashTable#PLACES}
 * more: the first of those decides. Thread-safe.
 */
public final class UpdateDeduplicator {

    /** How many updates are looked up together. */
    private static final int AT_A_TIME = 1_000;

    private final Predicate<String> isOurs;
    private final int generations;
    private final UpdateFingerprints fingerprints;
    private final Map<Integer, PartitionIdTables> partitions = new TreeMap<>();

    /**
     * Begins without ids of one city.
     *
     * @param city the city; ids of others' updates are not looked at
     * @param window to how many records that follow it on its partition an id is known at least, 1 or more
     * @param fingerprints looks up what was said at an offset that was decided, or noted, before
     */
    public UpdateDeduplicator(String city, long window, UpdateFingerprints fingerprints) {
        this(city::equals, window, fingerprints);
    }

    private UpdateDeduplicator(Predicate<String> isOurs, long window, UpdateFingerprints fingerprints) {
        this.isOurs = isOurs;
        this.generations = Math.toIntExact((window + IdHashTable.PLACES - 1) / IdHashTable.PLACES);
        this.fingerprints = fingerprints;
    }

    /**
     * Returns one without ids that has those of all cities in its tables, so that they take the memory of one city's: a
     * partition has as many ids as records, whichever cities these are of.
     *
     * @param window to how many records that follow it on its partition an id is known at least, 1 or more
     * @param fingerprints looks up what was said at an offset that was decided, or noted, before
     */
    public static UpdateDeduplicator ofAllCities(long window, UpdateFingerprints fingerprints) {
        return new UpdateDeduplicator(city -> true, window, fingerprints);
    }

    /** Returns for how many records an id is known, in full tables. */
    public long window() {
        return (long) generations * IdHashTable.PLACES;
    }

    /** Returns how many ids are in memory. */
    public synchronized int size() {
        return partitions.values().stream().mapToInt(PartitionIdTables::size).sum();
    }

    /** Returns the first offset whose id is still known to the record at an offset of the same partition. */
    public long knownFrom(long offset) {
        return PartitionIdTables.knownFrom(offset, generations);
    }

    /** Returns the offset up to which the ids of a partition are known. */
    public synchronized long next(int partition) {
        return of(partition).next();
    }

    /** Removes all ids of a partition. */
    public synchronized void forget(int partition) {
        partitions.remove(partition);
    }

    /** Notes that all records of a partition before an offset are known. */
    public synchronized void pass(int partition, long offset) {
        of(partition).pass(offset);
    }

    /**
     * Adds the outcome of an earlier update of the log, whose receipt names its city; in the order of its partition.
     */
    public synchronized void remember(Receipt receipt) {
        String city = receipt.city();
        if (city != null && isOurs.test(city)) {
            UpdateFingerprints.First.of(receipt).ifPresent(first -> remember(receipt.id(), first));
        }
    }

    /** Adds an earlier update of the log; in the order of its partition. */
    public synchronized void remember(LoggedUpdate update) {
        if (update instanceof LoggedUpdate.Reported reported && isOurs(reported)) {
            remember(reported.receipt(), UpdateFingerprints.First.of(reported));
        }
    }

    private void remember(ReceiptId place, UpdateFingerprints.First first) {
        PartitionIdTables ids = of(place.partition());
        ids.pass(place.offset() + 1);
        ids.logged(first.saying().loggedAtMillis());
        ids.addNew(first.id(), place.offset());
    }

    /** Decides for each record of a batch, in the order of the log, whether its id is its own or a repeat. */
    public synchronized List<LoggedUpdate> deduplicate(List<LoggedUpdate> batch) {
        return deduplicate(batch, update -> true);
    }

    /**
     * Decides the same for the records of a batch that are due, and adds the others, which are decided later.
     *
     * @return the records that are due
     */
    public synchronized List<LoggedUpdate> deduplicate(List<LoggedUpdate> batch, Predicate<LoggedUpdate> isDue) {
        return deduplicate(batch, isDue, (ids, update) -> ids.logged(update.loggedAtMillis()));
    }

    /**
     * Decides the same for records that were added before and behind which others of the partition were decided
     * already, so that the times of those are not taken for times before them.
     */
    public synchronized List<LoggedUpdate> tellLate(List<LoggedUpdate> batch) {
        return deduplicate(batch, update -> true, (ids, update) -> update.loggedAtMillis());
    }

    private List<LoggedUpdate> deduplicate(List<LoggedUpdate> batch, Predicate<LoggedUpdate> isDue, LoggedTimes times) {
        Batch known = new Batch(batch);
        List<LoggedUpdate> answers = new ArrayList<>(batch.size());
        for (int from = 0; from < batch.size(); from += AT_A_TIME) {
            answerSome(batch.subList(from, Math.min(batch.size(), from + AT_A_TIME)), isDue, known, times, answers);
        }
        return answers;
    }

    private void answerSome(
            List<LoggedUpdate> some,
            Predicate<LoggedUpdate> isDue,
            Batch batch,
            LoggedTimes times,
            List<LoggedUpdate> answers) {
        List<Asked> asked = new ArrayList<>(some.size());
        Set<ReceiptId> further = new HashSet<>();
        for (LoggedUpdate update : some) {
            if (!isDue.test(update)) {
                remember(update);
            } else if (update instanceof LoggedUpdate.Reported reported && isOurs(reported)) {
                Asked one = ask(reported, times);
                asked.add(one);
                one.candidates().stream().filter(place -> !batch.holds(place)).forEach(further::add);
            } else {
                asked.add(new Asked(update, 0, List.of(), true));
            }
        }
        Map<ReceiptId, UpdateFingerprints.First> found = further.isEmpty() ? Map.of() : fingerprints.find(further);
        asked.forEach(one -> answers.add(answer(one, place -> {
            UpdateFingerprints.First first = batch.at(place);
            return first == null ? found.get(place) : first;
        })));
    }

    private Asked ask(LoggedUpdate.Reported update, LoggedTimes times) {
        ReceiptId place = update.receipt();
        PartitionIdTables own = of(place.partition());
        LoggedUpdate.Reported logged = update.loggedAt(times.of(own, update));
        long id = UpdateFingerprints.First.id(update);
        List<ReceiptId> candidates = new ArrayList<>(0);
        own.before(id, place.offset(), candidates::add);
        partitions.forEach((partition, ids) -> {
            if (partition != place.partition()) {
                ids.anywhere(id, candidates::add);
            }
        });
        boolean added = own.addNew(id, place.offset());
        own.pass(place.offset() + 1);
        return new Asked(logged, id, candidates, added);
    }

    private LoggedUpdate answer(Asked asked, Lookup lookup) {
        if (asked.candidates().isEmpty() || !(asked.update() instanceof LoggedUpdate.Reported update)) {
            return asked.update();
        }
        ReceiptId place = update.receipt();
        UpdateFingerprints.First own = new UpdateFingerprints.First(asked.id(), UpdateFingerprint.of(update));
        ReceiptId firstPlace = place;
        UpdateFingerprints.First first = own;
        boolean inTable = asked.added();
        for (ReceiptId candidate : asked.candidates()) {
            UpdateFingerprints.First other = lookup.at(candidate);
            if (other != null && other.id() == asked.id()) {
                inTable |= candidate.partition() == place.partition()
                        && candidate.offset() / IdHashTable.PLACES == place.offset() / IdHashTable.PLACES;
                if (isBefore(candidate, other, firstPlace, first)) {
                    firstPlace = candidate;
                    first = other;
                }
            }
        }
        if (!inTable) {
            of(place.partition()).add(asked.id(), place.offset());
        }
        return firstPlace.equals(place) ? update : repeated(update, own.saying(), firstPlace, first.saying());
    }

    private static LoggedUpdate repeated(
            LoggedUpdate.Reported update, UpdateFingerprint saying, ReceiptId place, UpdateFingerprint first) {
        if (first.fingerprint() != saying.fingerprint()) {
            return new LoggedUpdate.Conflicting(update, place);
        }
        return first.reportedAtMillis() == saying.reportedAtMillis()
                ? update
                : update.saidAt(Instant.ofEpochMilli(first.reportedAtMillis()));
    }

    private static boolean isBefore(
            ReceiptId one, UpdateFingerprints.First what, ReceiptId other, UpdateFingerprints.First than) {
        if (one.partition() == other.partition()) {
            return one.offset() < other.offset();
        }
        int byTime = Long.compare(what.saying().loggedAtMillis(), than.saying().loggedAtMillis());
        return byTime == 0 ? one.partition() < other.partition() : byTime < 0;
    }

    /** Returns the first 64 bits of the SHA-256 of a city, a unit of it, and an id of that. */
    static long bits(String city, String unit, String updateId) {
        return UpdateFingerprint.bits(city + '\0' + unit + '\0' + updateId);
    }

    private boolean isOurs(LoggedUpdate.Reported update) {
        return isOurs.test(update.page().city());
    }

    private PartitionIdTables of(int partition) {
        return partitions.computeIfAbsent(partition, number -> new PartitionIdTables(number, generations));
    }

    /** The time at which an update came on its partition. */
    private interface LoggedTimes {
        long of(PartitionIdTables ids, LoggedUpdate.Reported update);
    }

    /** From an offset of the log to the fingerprint of its update. */
    private interface Lookup {
        UpdateFingerprints.@Nullable First at(ReceiptId place);
    }

    /**
     * An update whose id may have come before.
     *
     * @param candidates where
     * @param added whether the id is in the table of its place
     */
    private record Asked(LoggedUpdate update, long id, Collection<ReceiptId> candidates, boolean added) {}

    /** The updates of a batch by offset; computed lazily, since most batches have no repeated id. */
    private static final class Batch {

        private final List<LoggedUpdate> updates;
        private final Map<Integer, Long> begins = new HashMap<>();
        private final Map<ReceiptId, LoggedUpdate.Reported> byPlace = new HashMap<>();

        Batch(List<LoggedUpdate> updates) {
            this.updates = updates;
            updates.forEach(update ->
                    begins.merge(update.receipt().partition(), update.receipt().offset(), Math::min));
        }

        boolean holds(ReceiptId place) {
            Long begin = begins.get(place.partition());
            return begin != null && place.offset() >= begin && reported(place) != null;
        }

        UpdateFingerprints.@Nullable First at(ReceiptId place) {
            LoggedUpdate.Reported update = byPlace.isEmpty() ? null : byPlace.get(place);
            return update == null ? null : UpdateFingerprints.First.of(update);
        }

        private LoggedUpdate.@Nullable Reported reported(ReceiptId place) {
            if (byPlace.isEmpty()) {
                updates.forEach(update -> {
                    if (update instanceof LoggedUpdate.Reported reported) {
                        byPlace.put(update.receipt(), reported);
                    }
                });
            }
            return byPlace.get(place);
        }
    }
}
