package vn.chitieu.aggregation.fold;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.ReceiptId;

/** Reads fingerprints off the log itself. Offsets that lie close together are read in one go. */
public final class LoggedFingerprints implements UpdateFingerprints {

    /** Records between two offsets are read as well while that is quicker than another seek. */
    private static final int CLOSE = 2_000;

    private final UpdateLog log;

    /** Takes the log. */
    public LoggedFingerprints(UpdateLog log) {
        this.log = log;
    }

    @Override
    public Map<ReceiptId, First> find(Collection<ReceiptId> places) {
        Map<Integer, TreeSet<Long>> byPartition = new TreeMap<>();
        places.forEach(place -> byPartition
                .computeIfAbsent(place.partition(), partition -> new TreeSet<>())
                .add(place.offset()));
        Map<ReceiptId, First> found = new HashMap<>();
        byPartition.forEach((partition, offsets) -> read(partition, offsets, found));
        return found;
    }

    private void read(int partition, SortedSet<Long> offsets, Map<ReceiptId, First> found) {
        long from = offsets.first();
        long last = from;
        for (long offset : offsets) {
            if (offset - last > CLOSE) {
                read(partition, from, last, offsets, found);
                from = offset;
            }
            last = offset;
        }
        read(partition, from, last, offsets, found);
    }

    private void read(int partition, long from, long last, SortedSet<Long> offsets, Map<ReceiptId, First> found) {
        log.read(partition, from, last + 1, update -> {
            if (update instanceof LoggedUpdate.Reported reported
                    && offsets.contains(reported.receipt().offset())) {
                found.put(reported.receipt(), First.of(reported));
            }
        });
    }
}
