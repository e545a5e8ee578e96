package vn.chitieu.ingestion;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import vn.chitieu.ingestion.application.Tally;
import vn.chitieu.ingestion.domain.Code;

/**
 * The tally as meters, all there from the start: {@code chitieu.ingestion.updates.received}, {@code .accepted},
 * {@code .rejected} with the tag {@code code}, {@code .failed}. Their equation stands at {@link Tally}.
 */
final class MeteredTally implements Tally {

    private static final String PREFIX = "chitieu.ingestion.updates.";

    private final Counter received;
    private final Counter accepted;
    private final Counter failed;
    private final Map<Code, Counter> rejected = new EnumMap<>(Code.class);

    MeteredTally(MeterRegistry meters) {
        received = meters.counter(PREFIX + "received");
        accepted = meters.counter(PREFIX + "accepted");
        failed = meters.counter(PREFIX + "failed");
        Arrays.stream(Code.values())
                .forEach(code -> rejected.put(code, meters.counter(PREFIX + "rejected", "code", code.name())));
    }

    @Override
    public void received(int updates) {
        received.increment(updates);
    }

    @Override
    public void accepted(int updates) {
        accepted.increment(updates);
    }

    @Override
    public void rejected(Code code) {
        Objects.requireNonNull(rejected.get(code)).increment();
    }

    @Override
    public void failed(int updates) {
        failed.increment(updates);
    }
}
