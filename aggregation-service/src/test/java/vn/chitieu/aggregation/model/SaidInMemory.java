package vn.chitieu.aggregation.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.chitieu.aggregation.fold.UpdateDeduplicator;
import vn.chitieu.aggregation.fold.UpdateFingerprints;

/** Ids whose updates stay in memory, as receipts and the log keep them in service. */
public final class SaidInMemory {

    private final Map<ReceiptId, UpdateFingerprints.First> said = new HashMap<>();
    private final UpdateDeduplicator deduplicator;

    public SaidInMemory(String city) {
        this.deduplicator = new UpdateDeduplicator(city, 1, places -> {
            Map<ReceiptId, UpdateFingerprints.First> found = new HashMap<>(said);
            found.keySet().retainAll(places);
            return found;
        });
    }

    public void remember(Receipt receipt) {
        deduplicator.remember(receipt);
        UpdateFingerprints.First.of(receipt).ifPresent(first -> said.put(receipt.id(), first));
    }

    public void remember(LoggedUpdate update) {
        deduplicator.remember(update);
        keep(update);
    }

    public List<LoggedUpdate> deduplicate(List<LoggedUpdate> batch) {
        List<LoggedUpdate> answers = deduplicator.deduplicate(batch);
        batch.forEach(this::keep);
        return answers;
    }

    public LoggedUpdate deduplicate(LoggedUpdate update) {
        return deduplicate(List.of(update)).get(0);
    }

    public int size() {
        return deduplicator.size();
    }

    private void keep(LoggedUpdate update) {
        if (update instanceof LoggedUpdate.Reported reported) {
            said.put(update.receipt(), UpdateFingerprints.First.of(reported));
        }
    }
}
