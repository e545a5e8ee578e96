package vn.chitieu.aggregation.model;

import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.fold.UpdateDeduplicator;
import vn.chitieu.aggregation.fold.UpdateFingerprints;

/** A process of its own with a small heap: takes ids over from receipts, as at a start, and tells of more. */
public final class ManyIds {

    private static final int BATCH = 5_000;

    private ManyIds() {}

    /** Takes how many ids; ends with 0 where all came out right. */
    public static void main(String[] arguments) {
        int many = Integer.parseInt(arguments[0]);
        UpdateDeduplicator deduplicator = new UpdateDeduplicator(
                "small",
                many,
                places ->
                        Map.of(new ReceiptId(0, 17), UpdateFingerprints.First.of((LoggedUpdate.Reported) update(17))));
        for (int offset = 0; offset < many; offset++) {
            deduplicator.remember(Receipt.of((LoggedUpdate.Reported) update(offset), UpdateOutcome.CREATED, List.of()));
        }
        deduplicator.pass(0, many);
        for (int from = many; from < many + 20 * BATCH; from += BATCH) {
            List<LoggedUpdate> batch = IntStream.range(from, from + BATCH)
                    .mapToObj(ManyIds::update)
                    .toList();
            require(deduplicator.deduplicate(batch).equals(batch), "new ids");
        }
        LoggedUpdate again = anUpdate(ASmallCity.LAND)
                .withId("u-17")
                .worth("6")
                .at(many + 20L * BATCH)
                .build();
        require(deduplicator.deduplicate(List.of(again)).get(0) instanceof LoggedUpdate.Conflicting, "a conflict");
        require(deduplicator.size() >= many + 20 * BATCH, "all of them");
        System.exit(0);
    }

    private static LoggedUpdate update(int offset) {
        return anUpdate(ASmallCity.LAND).withId("u-" + offset).at(offset).build();
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException("expected " + what);
        }
    }
}
