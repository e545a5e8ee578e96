package vn.chitieu.aggregation.domain;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ids of the updates on one partition of the log. An id of a unit belongs to the first update that came under it,
 * whatever became of that one. A repeat says what the first one said, when the first one said it, so that it never
 * undoes what was reported in between; another update under the same id is in conflict and does not count. It follows
 * from the log alone, in its order, and a batch that comes again is told the same. Not thread-safe.
 */
public final class UpdateIds {

    private final Map<String, IdTable> byUnit = new HashMap<>();

    /** Takes over what was told of an earlier update of the partition; in the order of the log. */
    public void remember(Receipt receipt) {
        Saying saying = receipt.saying();
        Cell cell = receipt.cell();
        String id = receipt.updateId();
        if (saying != null && cell != null && id != null) {
            table(cell.unit()).put(Saying.bits(id), receipt.id().offset(), saying);
        }
    }

    /** Tells of each record of a batch, in the order of the log, whether its id is its own. */
    public List<Update> tell(List<Update> batch) {
        return batch.stream().map(this::tell).toList();
    }

    /** Tells of the next record of the log whether its id is its own. */
    public Update tell(Update update) {
        if (!(update instanceof Update.Reported reported)) {
            return update;
        }
        Contribution contribution = reported.contribution();
        long offset = reported.receipt().offset();
        Saying saying = Saying.of(reported);
        IdTable table = table(contribution.cell().unit());
        int first = table.put(Saying.bits(contribution.updateId()), offset, saying);
        if (table.offset(first) == offset) {
            return update;
        }
        Saying before = table.saying(first);
        if (before.fingerprint() != saying.fingerprint()) {
            return new Update.Conflicting(
                    reported, new ReceiptId(reported.receipt().partition(), table.offset(first)));
        }
        return before.equals(saying) ? update : reported.saidAt(Instant.ofEpochMilli(before.reportedAtMillis()));
    }

    private IdTable table(String unit) {
        return byUnit.compute(unit, (name, table) -> table == null ? new IdTable() : table.roomy());
    }
}
