package vn.chitieu.ingestion.submission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.ingestion.update.FindingCode;

/**
 * The tally as meters, all there from the start: {@code chitieu.ingestion.updates.received}, {@code .accepted},
 * {@code .rejected} with the tag {@code code}, {@code .unconfirmed}, {@code .failed}, and the same of targets. Their
 * equation stands at {@link SubmissionCounters}.
 */
final class MicrometerSubmissionCounters implements SubmissionCounters {

    private final UsageCounter usage;
    private final Counter received;
    private final Counter accepted;
    private final Counter unconfirmed;
    private final Counter failed;
    private final Map<FindingCode, Counter> rejected = new EnumMap<>(FindingCode.class);

    /** Makes the meters of {@code updates} or {@code targets}. */
    MicrometerSubmissionCounters(MeterRegistry meters, String what, UsageCounter usage) {
        this.usage = usage;
        String prefix = "chitieu.ingestion." + what + ".";
        received = counter(meters, prefix + "received", "Rows that came with a request that could be read");
        accepted = counter(meters, prefix + "accepted", "Those that every in-sync replica has");
        unconfirmed = counter(meters, prefix + "unconfirmed", "Those held back because a warning is not confirmed");
        failed = counter(meters, prefix + "failed", "Those that are to be sent again, since the log did not answer");
        Arrays.stream(FindingCode.values())
                .forEach(code -> rejected.put(
                        code,
                        Counter.builder(prefix + "rejected")
                                .description("Those refused, by the first code of each")
                                .tag("code", code.name())
                                .register(meters)));
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }

    @Override
    public void received(int rows) {
        received.increment(rows);
    }

    @Override
    public void accepted(int rows) {
        accepted.increment(rows);
    }

    @Override
    public void rejected(FindingCode code) {
        Objects.requireNonNull(rejected.get(code)).increment();
    }

    @Override
    public void unconfirmed(int rows) {
        unconfirmed.increment(rows);
    }

    @Override
    public void failed(int rows) {
        failed.increment(rows);
    }

    @Override
    public void sent(String city, String credential, int accepted, int others) {
        usage.sent(city, credential, accepted, others);
    }
}
