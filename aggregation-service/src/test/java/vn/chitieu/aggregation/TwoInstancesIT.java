package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.aggregation.AggregationStory.update;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import tools.jackson.databind.JsonNode;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.embedded.TopicRecords;
import vn.chitieu.support.testing.CatalogCopy;
import vn.chitieu.support.testing.OwnBroker;
import vn.chitieu.support.testing.TestDatabase;

/**
 * Two instances on four partitions, each with a catalog and a clock of its own: one of them changes its catalog later,
 * and its clock lags by a minute, while a deadline passes.
 */
@Tag("slow")
class TwoInstancesIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(150);
    private static final String NOT_DUE = "NOT_DUE";
    private static final Quarter Q1 = new Quarter(2022, 1);

    private final String database = TestDatabase.freshName();
    private int offset;

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path data;

    @TempDir
    private Path folder;

    @Test
    void timeAndCatalogAreThoseOfOneCityWhicheverInstanceHasIt() throws Exception {
        CatalogCopy first = CatalogCopy.in(Files.createDirectory(folder.resolve("first")));
        CatalogCopy second = CatalogCopy.in(Files.createDirectory(folder.resolve("second")));
        Catalog catalog = CatalogLoader.read(first.directory());
        Instant deadline = catalog.deadline(catalog.indicator("LAND_CLEARED").orElseThrow(), Q1);
        ASettableClock firstClock = new ASettableClock(deadline.minus(Duration.ofDays(1)));
        ASettableClock secondClock = new ASettableClock(deadline.minus(Duration.ofDays(1)));
        try (OwnBroker broker = OwnBroker.start(data);
                KafkaProducer<String, byte[]> log =
                        new KafkaProducer<>(broker.superUser(), new StringSerializer(), new ByteArraySerializer());
                RunningAggregation one = start(broker, first, firstClock);
                RunningAggregation other = start(broker, second, secondClock)) {
            await().atMost(TIMEOUT)
                    .ignoreExceptions()
                    .until(() -> log.partitionsFor(Topics.INDICATOR_UPDATES).size() == 4);
            for (String city : List.of("hue", "vinh", "da-nang", "can-tho", "hai-phong")) {
                log.send(of(city)).get();
            }
            report(log, one, "nam-ngan", "20");
            assertThat(reason(one)).isEqualTo(NOT_DUE);

            // If the second instance keeps the time of the city, the deadline passes when that clock is there, too.
            firstClock.set(deadline.plusSeconds(50));
            secondClock.set(deadline.minusSeconds(10));
            await().atMost(TIMEOUT).until(() -> !reason(one).equals(NOT_DUE));
            report(log, one, "dien-bien", "3");
            assertThat(reason(one)).isNotEqualTo(NOT_DUE);

            first.replace("targets.csv", "city,LAND_CLEARED,2022,PROVINCE,94", "city,LAND_CLEARED,2022,PROVINCE,100");
            report(log, one, "ba-dinh", "4");
            second.replace("targets.csv", "city,LAND_CLEARED,2022,PROVINCE,94", "city,LAND_CLEARED,2022,PROVINCE,100");
            await().atMost(TIMEOUT).until(() -> target(one).equals("100"));

            one.close();
            report(log, other, "lam-son", "5");
            assertThat(reason(other)).isNotEqualTo(NOT_DUE);
            await().atMost(TIMEOUT).until(() -> target(other).equals("100"));
            assertThat(publishedBackwards(broker)).isEmpty();
            ACommand reconciled = ACommand.run(
                    "reconcile", broker.bootstrapServers(), database, "--chitieu.catalog=" + second.directory());
            assertThat(reconciled.output()).contains(" 0 differences");
            assertThat(reconciled.exitCode()).isZero();
        }
    }

    private RunningAggregation start(OwnBroker broker, CatalogCopy catalog, Clock clock) {
        SpringApplication application = AggregationApplication.application();
        application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Clock ? clock : bean;
            }
        }));
        return new RunningAggregation(application.run(AReader.with(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--spring.mongodb.uri=" + TestDatabase.uri(),
                "--chitieu.catalog=" + catalog.directory(),
                "--chitieu.catalog-reload=500ms",
                "--chitieu.topics.partitions=4",
                "--chitieu.aggregation.database=" + database)));
    }

    /** The clock of one instance; it goes on from where it is set. */
    private static final class ASettableClock extends Clock {

        private volatile Clock now;

        ASettableClock(Instant instant) {
            set(instant);
        }

        void set(Instant instant) {
            now = Clock.offset(systemUTC(), Duration.between(systemUTC().instant(), instant));
        }

        @Override
        public ZoneId getZone() {
            return now.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return now.withZone(zone);
        }

        @Override
        public Instant instant() {
            return now.instant();
        }
    }

    private void report(KafkaProducer<String, byte[]> log, RunningAggregation service, String ward, String value)
            throws Exception {
        var sent = log.send(update("t-" + offset++, ward, "LAND_CLEARED", "2022-02", value))
                .get();
        String receipt = sent.partition() + "-" + sent.offset();
        await().atMost(TIMEOUT)
                .until(() -> service.get("/api/v1/receipts/" + receipt).has("outcome"));
    }

    /** A record of another city on the same topic, by whose key it may lie on any partition. */
    private static ProducerRecord<String, byte[]> of(String city) {
        ProducerRecord<String, byte[]> ours = update("o-" + city, "nam-ngan", "LAND_CLEARED", "2022-02", "1");
        return new ProducerRecord<>(ours.topic(), null, city, ours.value(), ours.headers());
    }

    private static String reason(RunningAggregation service) throws Exception {
        return attainment(service).path("reason").asString();
    }

    private static String target(RunningAggregation service) throws Exception {
        return attainment(service).path("target").asString();
    }

    private static JsonNode attainment(RunningAggregation service) throws Exception {
        return service.get("/api/v1/totals/city/LAND_CLEARED/2022-Q1")
                .path("attainments")
                .path(0);
    }

    private static List<String> publishedBackwards(OwnBroker broker) throws Exception {
        Map<String, Long> newest = new HashMap<>();
        List<String> backwards = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record :
                TopicRecords.committed(broker.bootstrapServers(), Topics.QUARTERLY_TOTALS)) {
            QuarterlyTotal total = CloudEventRecords.read(record, QuarterlyTotal.TYPE, QuarterlyTotal.class);
            if (newest.merge(total.key(), total.state().revision(), Math::max)
                    > total.state().revision()) {
                backwards.add(total.key() + "@" + total.state().revision());
            }
        }
        assertThat(newest).isNotEmpty();
        return backwards;
    }
}
