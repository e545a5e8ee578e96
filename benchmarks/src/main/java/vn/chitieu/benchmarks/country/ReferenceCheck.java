package vn.chitieu.benchmarks.country;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.chitieu.benchmarks.parts.Api;
import vn.chitieu.benchmarks.parts.WrongResultException;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.reference.ReferenceLog;
import vn.chitieu.reference.ReferenceTotals;

/** Comparison of the totals of some provinces, as they are answered, with the reference calculation on the log. */
final class ReferenceCheck {

    private static final long ALL_IDS = 1_000_000_000;
    private static final int EVERY = 25;
    private static final int SHOWN = 5;
    private static final Duration POLL = Duration.ofSeconds(1);

    private final String bootstrapServers;
    private final Api aggregation;
    private final List<String> wrong = new ArrayList<>();
    private int compared;

    ReferenceCheck(String bootstrapServers, Api aggregation) {
        this.bootstrapServers = bootstrapServers;
        this.aggregation = aggregation;
    }

    /**
     * Compares the totals of quarters: those of the province, of its clusters, and of one commune in 25.
     *
     * @param catalogs where the folder of each province is
     * @return how many totals were compared
     * @throws WrongResultException if any is another one
     */
    int compare(List<Province> sample, Path catalogs, List<Quarter> quarters, Instant now) throws Exception {
        for (Province province : sample) {
            Catalog catalog = CatalogLoader.read(catalogs.resolve(province.id()));
            ReferenceTotals totals = new ReferenceTotals(catalog, log(catalog), List.of(), now);
            for (Quarter quarter : quarters) {
                for (Scope scope : scopes(province)) {
                    compare(catalog, totals, quarter, scope);
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new WrongResultException(
                    wrong.size() + " of " + compared + " totals: " + wrong.subList(0, Math.min(SHOWN, wrong.size())));
        }
        return compared;
    }

    private static List<Scope> scopes(Province province) {
        return Stream.of(
                        Stream.of("city"),
                        province.clusters().stream().map(id -> "cluster:" + id),
                        Stream.iterate(1, commune -> commune <= province.communes(), commune -> commune + EVERY)
                                .map(commune -> "unit:" + Province.unit(commune)))
                .flatMap(scopes -> scopes)
                .map(Scope::parse)
                .toList();
    }

    private void compare(Catalog catalog, ReferenceTotals totals, Quarter quarter, Scope scope) {
        Map<String, JsonNode> said = new HashMap<>();
        aggregation
                .json("/api/v1/totals?quarter=" + quarter + "&scope=" + scope + "&city=" + catalog.id())
                .path("totals")
                .forEach(total -> said.put(total.path("indicator").asString(), total));
        for (Indicator indicator : catalog.indicators()) {
            QuarterlyTotal expected = totals.total(indicator, quarter, scope);
            JsonNode came = said.get(indicator.code());
            compared++;
            if (came == null || !isAs(expected, came)) {
                wrong.add(catalog.id() + "/" + scope + "/" + indicator.code() + "/" + quarter + ": expected "
                        + expected.amounts() + " " + expected.attainments() + ", got " + came);
            }
        }
    }

    private static boolean isAs(QuarterlyTotal expected, JsonNode came) {
        Map<String, String> verdicts = new HashMap<>();
        came.path("attainments")
                .forEach(one -> verdicts.put(
                        one.path("owner").asString(), one.path("verdict").asString()));
        return isSame(expected.amounts().value(), came.path("value"))
                && isSame(expected.amounts().cumulative(), came.path("cumulative"))
                && expected.trust().missingUnits().size()
                        == came.path("trust").path("missingUnits").size()
                && expected.attainments().size() == verdicts.size()
                && expected.attainments().stream()
                        .allMatch(one -> one.verdict().name().equals(verdicts.get(one.owner())));
    }

    private static boolean isSame(@Nullable BigDecimal expected, JsonNode came) {
        return expected == null
                ? !came.isString()
                : came.isString() && expected.compareTo(new BigDecimal(came.asString())) == 0;
    }

    private ReferenceLog log(Catalog catalog) throws Exception {
        ReferenceLog log = ReferenceLog.readOnce(catalog, ALL_IDS);
        TopicPartition partition =
                new TopicPartition(Topics.INDICATOR_UPDATES, AggregationGroup.partitionOf(catalog.id()));
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    log.take(
                            record.partition(),
                            record.offset(),
                            CloudEventRecords.read(record, IndicatorUpdated.TYPE, IndicatorUpdated.class));
                }
            }
        }
        return log;
    }
}
