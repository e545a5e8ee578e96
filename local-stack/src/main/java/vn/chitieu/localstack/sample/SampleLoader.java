package vn.chitieu.localstack.sample;

import java.util.List;
import java.util.function.UnaryOperator;
import vn.chitieu.localstack.data.KeyRing;
import vn.chitieu.localstack.data.SentBatches;
import vn.chitieu.localstack.services.IngestionApi;
import vn.chitieu.localstack.services.IngestionApi.Right;

/** Sends the batches that were not sent yet, each with the key of its unit. */
public final class SampleLoader {

    private final IngestionApi ingestion;
    private final KeyRing keys;
    private final SentBatches sent;
    private final UnaryOperator<String> name;

    /** Takes where to send, where keys are kept and what was sent before. */
    public SampleLoader(IngestionApi ingestion, KeyRing keys, SentBatches sent) {
        this(ingestion, keys, sent, UnaryOperator.identity());
    }

    /**
     * Takes where to send, where keys are kept and what was sent before.
     *
     * @param name under which a unit's key, and a batch that was sent, are kept
     */
    public SampleLoader(IngestionApi ingestion, KeyRing keys, SentBatches sent, UnaryOperator<String> name) {
        this.ingestion = ingestion;
        this.keys = keys;
        this.sent = sent;
        this.name = name;
    }

    /**
     * Sends what is missing; returns when all of it was accepted.
     *
     * @return how many updates were sent now
     * @throws vn.chitieu.localstack.StackException if an update was refused or the service does not answer
     */
    public int load(List<SampleBatch> batches, Progress progress) {
        List<SampleBatch> missing = batches.stream()
                .filter(batch -> !sent.contains(name.apply(batch.line())))
                .toList();
        int total = missing.stream().mapToInt(batch -> batch.updates().size()).sum();
        int done = 0;
        for (SampleBatch batch : missing) {
            String key = key(batch.unit());
            ingestion.send(key, batch.unit() + " for " + batch.quarter(), batch.updates());
            sent.add(name.apply(batch.line()));
            done += batch.updates().size();
            progress.reached(done, total);
        }
        return total;
    }

    /** Issues keys to units that have none yet, and sends nothing. */
    public void issue(List<String> units) {
        units.forEach(this::key);
    }

    private String key(String unit) {
        return keys.keyOr(name.apply(unit), () -> ingestion.issue("sample " + unit, Right.REPORT, List.of(unit)));
    }

    /** Hears how far the loading got. */
    @FunctionalInterface
    public interface Progress {
        /** Says that {@code done} of {@code total} updates were accepted. */
        void reached(int done, int total);
    }
}
