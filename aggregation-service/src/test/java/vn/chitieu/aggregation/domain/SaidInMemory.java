package vn.chitieu.aggregation.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ids whose updates stay in memory, as receipts and the log keep them in service. */
final class SaidInMemory {

    private final Map<ReceiptId, Sayings.First> said = new HashMap<>();
    private final UpdateIds ids;

    SaidInMemory(String city) {
        this.ids = new UpdateIds(city, 1, places -> {
            Map<ReceiptId, Sayings.First> found = new HashMap<>(said);
            found.keySet().retainAll(places);
            return found;
        });
    }

    void remember(Receipt receipt) {
        ids.remember(receipt);
        Sayings.First.of(receipt).ifPresent(first -> said.put(receipt.id(), first));
    }

    void remember(Update update) {
        ids.remember(update);
        keep(update);
    }

    List<Update> tell(List<Update> batch) {
        List<Update> answers = ids.tell(batch);
        batch.forEach(this::keep);
        return answers;
    }

    Update tell(Update update) {
        return tell(List.of(update)).get(0);
    }

    int size() {
        return ids.size();
    }

    private void keep(Update update) {
        if (update instanceof Update.Reported reported) {
            said.put(update.receipt(), Sayings.First.of(reported));
        }
    }
}
