package vn.chitieu.benchmarks.fold;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import vn.chitieu.benchmarks.city.BenchmarkCity;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Records -> the figure of each cell that was reported last -> the sum of each scope, indicator and quarter, by adder
 * and subtractor. All that passes between the steps is short text, quicker than JSON.
 */
final class SumTopology {

    private static final List<String> KINDS = List.of("city", "cluster", "unit");
    private static final Grouped<String, String> GROUPED = Grouped.with(Serdes.String(), Serdes.String());

    private final boolean allScopes;
    private final String results;

    SumTopology(boolean allScopes, String results) {
        this.allScopes = allScopes;
        this.results = results;
    }

    static String key(String scope, String indicator, Quarter quarter) {
        return scope + "|" + indicator + "|" + quarter;
    }

    Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        KTable<String, String> cells = builder.stream(
                        Topics.INDICATOR_UPDATES, Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .map((city, json) -> cell(json))
                .groupByKey(GROUPED)
                .reduce(SumTopology::reportedLast, store("cells"));
        for (int kind = 0; kind < (allScopes ? KINDS.size() : 1); kind++) {
            int scope = kind;
            cells.groupBy((cell, figure) -> KeyValue.pair(total(cell, scope), value(figure)), GROUPED)
                    .aggregate(
                            () -> "0",
                            (total, value, sum) -> new BigDecimal(sum)
                                    .add(new BigDecimal(value))
                                    .toPlainString(),
                            (total, value, sum) -> new BigDecimal(sum)
                                    .subtract(new BigDecimal(value))
                                    .toPlainString(),
                            store(KINDS.get(kind)))
                    .toStream()
                    .to(results, Produced.with(Serdes.String(), Serdes.String()));
        }
        return builder.build();
    }

    private static Materialized<String, String, KeyValueStore<Bytes, byte[]>> store(String name) {
        return Materialized.<String, String, KeyValueStore<Bytes, byte[]>>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.String());
    }

    /** The key is {@code unit|indicator|quarter|period}, the value {@code reported at|update|value}. */
    private static KeyValue<String, String> cell(byte[] json) {
        try {
            IndicatorUpdated update = EventJson.read(json, IndicatorUpdated.class);
            return KeyValue.pair(
                    update.unit() + "|" + update.indicator() + "|"
                            + update.period().quarter() + "|" + update.period(),
                    update.reportedAt() + "|" + update.id() + "|"
                            + Objects.requireNonNull(update.value()).toPlainString());
        } catch (UnreadableEventException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String reportedLast(String before, String after) {
        int byTime = reportedAt(before).compareTo(reportedAt(after));
        return byTime > 0 || (byTime == 0 && before.compareTo(after) > 0) ? before : after;
    }

    private static Instant reportedAt(String figure) {
        return Instant.parse(figure.substring(0, figure.indexOf('|')));
    }

    private static String value(String figure) {
        return figure.substring(figure.lastIndexOf('|') + 1);
    }

    private static String total(String cell, int scope) {
        int unit = cell.indexOf('|');
        String indicatorAndQuarter = cell.substring(unit + 1, cell.lastIndexOf('|'));
        return BenchmarkCity.scopesOf(cell.substring(0, unit)).get(scope) + "|" + indicatorAndQuarter;
    }
}
