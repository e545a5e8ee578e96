package vn.chitieu.aggregation.fold;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.chitieu.aggregation.history.ReceiptRepository;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Rejection;

/**
 * The ids of all cities' updates for the fold: of a partition that is taken over, and of the others, which may have
 * been a city's before, from their receipts and, what is not folded yet or whose receipts cannot be read, from the log.
 * A partition's are known up to an offset without a gap, those of cities that wait among them. What an update said is
 * asked of its receipt when its id comes again. Thread-safe.
 */
public final class KnownUpdateIds {

    /** How many offsets of the log are read together from a receipt on that cannot be read. */
    private static final int LOGGED_AT_A_TIME = 10_000;

    private final UpdateDeduplicator deduplicator;
    private final ReceiptRepository receipts;
    private final LogPositions positions;
    private final UpdateLog log;
    private final Supplier<Optional<String>> defaultCity;
    /** The other partitions with records, as they were found when one was taken over. */
    private final Map<Integer, Set<Integer>> others = new ConcurrentHashMap<>();

    private final Map<Integer, Long> reached = new ConcurrentHashMap<>();

    /**
     * Begins without ids.
     *
     * @param window to how many records an id is known, see {@link UpdateDeduplicator}
     * @param receipts the receipts of the updates
     * @param positions up to where there are receipts
     * @param log has what there is no receipt of
     * @param defaultCity the city of receipts of older releases that name none; where it is empty, their ids are not
     *     known
     */
    public KnownUpdateIds(
            long window,
            ReceiptRepository receipts,
            LogPositions positions,
            UpdateLog log,
            Supplier<Optional<String>> defaultCity) {
        this.receipts = receipts;
        this.positions = positions;
        this.log = log;
        this.defaultCity = defaultCity;
        this.deduplicator = UpdateDeduplicator.ofAllCities(window, new Said());
    }

    /**
     * Takes the receipts of a partition over and reads those of its ids that are not known yet, up to where it is
     * folded; where a city waits, its receipts come later, so from there on the log is read. What is known was on the
     * log, so it stays, unless the log is read from its beginning.
     */
    void begin(int partition, long next) {
        receipts.takeOver(partition);
        if (next == 0) {
            deduplicator.forget(partition);
        }
        others.remove(partition);
        reached.put(partition, next);
        readReceipts(partition, Math.min(next, positions.included(partition)));
        readLog(partition, next);
    }

    /**
     * Decides for each record of a batch of one partition that is due whether its id is its own or a repeat. The others
     * are of cities that wait; their ids are known from now on.
     *
     * @return the records that are due
     */
    List<LoggedUpdate> deduplicate(int partition, List<LoggedUpdate> batch, Predicate<LoggedUpdate> isDue) {
        others.computeIfAbsent(partition, this::lookAtOthers).forEach(this::readOn);
        List<LoggedUpdate> answers = deduplicator.deduplicate(batch, isDue);
        if (!batch.isEmpty()) {
            reached.merge(partition, batch.get(batch.size() - 1).receipt().offset() + 1, Math::max);
        }
        return answers;
    }

    /**
     * Decides the same for records that are folded later than others behind them. What lies behind them is no repeat to
     * them.
     */
    List<LoggedUpdate> tellLate(int partition, List<LoggedUpdate> batch) {
        others.computeIfAbsent(partition, this::lookAtOthers).forEach(this::readOn);
        return deduplicator.tellLate(batch);
    }

    /** Returns the greatest offset that was reached, of all partitions. */
    public long reached() {
        return reached.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Returns for how many records an id is known. */
    public long window() {
        return deduplicator.window();
    }

    /** Returns how many ids are in memory. */
    public int size() {
        return deduplicator.size();
    }

    private Set<Integer> lookAtOthers(int partition) {
        SortedMap<Integer, Long> ends = new TreeMap<>(log.ends());
        ends.remove(partition);
        ends.values().removeIf(end -> end == 0);
        ends.forEach((other, end) -> {
            readOn(other);
            readLog(other, end);
        });
        return Set.copyOf(ends.keySet());
    }

    /** Another instance may have folded more of it meanwhile. */
    private void readOn(int other) {
        readReceipts(other, positions.included(other));
    }

    private void readReceipts(int partition, long next) {
        long known = Math.max(deduplicator.next(partition), deduplicator.knownFrom(next));
        while (known < next) {
            long read = receipts.read(partition, known, next, receipt -> deduplicator.remember(withCity(receipt)));
            deduplicator.pass(partition, read);
            known = Math.min(next, read + LOGGED_AT_A_TIME);
            readLog(partition, known);
        }
    }

    private void readLog(int partition, long end) {
        long known = Math.max(deduplicator.next(partition), deduplicator.knownFrom(end));
        if (known < end) {
            log.read(partition, known, end, deduplicator::remember);
            deduplicator.pass(partition, end);
        }
    }

    private Receipt withCity(Receipt receipt) {
        return receipt.city() != null || receipt.cell() == null || isOfUnknownCity(receipt)
                ? receipt
                : defaultCity.get().map(receipt::ofCity).orElse(receipt);
    }

    private static boolean isOfUnknownCity(Receipt receipt) {
        Rejection rejection = receipt.rejection();
        return rejection != null && rejection.code() == Rejection.Code.UNKNOWN_CITY;
    }

    /** What was said, by its receipt; what is not folded yet, or has no receipt that can be read, by the log. */
    private final class Said implements UpdateFingerprints {
        @Override
        public Map<ReceiptId, First> find(Collection<ReceiptId> places) {
            Map<ReceiptId, First> found = receipts.find(places).values().stream()
                    .flatMap(receipt ->
                            First.of(withCity(receipt)).stream().map(first -> Map.entry(receipt.id(), first)))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            Set<ReceiptId> gone = new HashSet<>(places);
            gone.removeAll(found.keySet());
            if (!gone.isEmpty()) {
                found.putAll(new LoggedFingerprints(log).find(gone));
            }
            return found;
        }
    }
}
