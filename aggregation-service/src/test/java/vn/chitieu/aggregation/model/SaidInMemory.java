package vn.chitieu.aggregation.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.chitieu.aggregation.fold.Sayings;
import vn.chitieu.aggregation.fold.UpdateIds;

/** Ids whose updates stay in memory, as receipts and the log keep them in service. */
public final class SaidInMemory {

    private final Map<ReceiptId, Sayings.First> said = new HashMap<>();
    private final UpdateIds ids;

    public SaidInMemory(String city) {
        this.ids = new UpdateIds(city, 1, places -> {
            Map<ReceiptId, Sayings.First> found = new HashMap<>(said);
            found.keySet().retainAll(places);
            return found;
        });
    }

    public void remember(Receipt receipt) {
        ids.remember(receipt);
        Sayings.First.of(receipt).ifPresent(first -> said.put(receipt.id(), first));
    }

    public void remember(Update update) {
        ids.remember(update);
        keep(update);
    }

    public List<Update> tell(List<Update> batch) {
        List<Update> answers = ids.tell(batch);
        batch.forEach(this::keep);
        return answers;
    }

    public Update tell(Update update) {
        return tell(List.of(update)).get(0);
    }

    public int size() {
        return ids.size();
    }

    private void keep(Update update) {
        if (update instanceof Update.Reported reported) {
            said.put(update.receipt(), Sayings.First.of(reported));
        }
    }
}
