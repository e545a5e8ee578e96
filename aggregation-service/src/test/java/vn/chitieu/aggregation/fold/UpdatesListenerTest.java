package vn.chitieu.aggregation.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchListenerFailedException;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.OneCity;
import vn.chitieu.aggregation.log.DeadLetterPublisher;
import vn.chitieu.aggregation.log.KafkaBatchTraces;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.RecordedSeeks;
import vn.chitieu.aggregation.log.TopicReading;
import vn.chitieu.aggregation.log.WaitingCity;
import vn.chitieu.aggregation.model.ForwardingPositions;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.support.tracing.FigureTracer;

class UpdatesListenerTest {

    private final InMemoryStores.InMemoryReceipts receipts = new InMemoryStores.InMemoryReceipts();
    private final FaultyPositions positions = new FaultyPositions();
    private final RecordedSeeks seeks = new RecordedSeeks();
    private final UpdatesListener listener = listener();
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");

    @Test
    void readsOnFromWhereTheDatabaseIsWhenTheAnswerToAMoveWasLost() {
        take(0);
        positions.losesTheNextAnswer = true;
        assertThatThrownBy(() -> listener.on(List.of(record(0, 0)), consumer))
                .isInstanceOf(BatchListenerFailedException.class);

        listener.on(List.of(record(0, 0)), consumer);
        assertThat(seeks.all()).containsExactly("0 from the beginning", "0 from 1");
        listener.on(List.of(record(0, 1)), consumer);
        assertThat(positions.next(0)).hasValue(2);
    }

    @Test
    void readsOnFromWhereTheDatabaseIsWhenAnotherConsumerMovedIt() {
        take(0);
        positions.stored.advance(0, OptionalLong.empty(), 5);

        listener.on(List.of(record(0, 0)), consumer);

        assertThat(positions.next(0)).hasValue(5);
        assertThat(seeks.all()).last().isEqualTo("0 from 5");
    }

    @Test
    void saysFromWhichRecordOnAFaultLeftTheBatchUndone() {
        take(1, 0);
        positions.refuses = 0;
        List<ConsumerRecord<String, byte[]>> batch = List.of(record(1, 0), record(0, 0), record(0, 1));

        assertThatThrownBy(() -> listener.on(batch, consumer))
                .isInstanceOfSatisfying(
                        BatchListenerFailedException.class,
                        failed -> assertThat(failed.getRecord()).isSameAs(batch.get(1)));

        assertThat(positions.next(1)).hasValue(1);
        assertThat(receipts.find(new ReceiptId(1, 0))).isPresent();
    }

    @Test
    void commitsWhatWasTakenOnly() {
        take(0, 1);
        listener.on(List.of(record(1, 0), record(1, 1)), consumer);
        assertThat(committed(1)).isEqualTo(2);
        positions.stored.advance(0, OptionalLong.empty(), 5);

        listener.on(List.of(record(0, 5), record(1, 2)), consumer);

        assertThat(committed(0)).isNull();
        assertThat(committed(1)).isEqualTo(2);
        assertThat(positions.next(1)).hasValue(2);
        assertThat(seeks.all()).endsWith("0 from 5", "1 from 2");
        listener.on(List.of(record(0, 5), record(1, 2)), consumer);
        assertThat(committed(0)).isEqualTo(6);
        assertThat(committed(1)).isEqualTo(3);
    }

    private @Nullable Long committed(int partition) {
        TopicPartition where = new TopicPartition(Topics.INDICATOR_UPDATES, partition);
        OffsetAndMetadata committed = consumer.committed(Set.of(where)).get(where);
        return committed == null ? null : committed.offset();
    }

    @Test
    void doesNotWaitForTheDatabaseOnceTheServiceStops() {
        positions.refuses = 0;
        listener.close();

        assertThatThrownBy(() -> take(0)).hasMessageContaining("stopped");
    }

    private void take(int... partitions) {
        listener.registerSeekCallback(seeks);
        consumer.assign(Arrays.stream(partitions)
                .mapToObj(partition -> new TopicPartition(Topics.INDICATOR_UPDATES, partition))
                .toList());
        Arrays.stream(partitions)
                .forEach(partition -> listener.onPartitionsAssigned(
                        Map.of(new TopicPartition(Topics.INDICATOR_UPDATES, partition), 0L), seeks));
    }

    private UpdatesListener listener() {
        Clock clock = Clock.fixed(ASmallCity.BEFORE_THE_DEADLINE, ZoneOffset.UTC);
        Catalog catalog = ASmallCity.withoutTargets().catalog();
        FoldService foldUpdates = new FoldService(
                new CurrentFold(OneCity.of(() -> catalog)),
                SomePageStores.of(
                        new CurrentTargets(city -> new InMemoryStores.InMemoryTargets()),
                        new InMemoryStores.InMemoryPages(),
                        receipts,
                        new InMemoryStores.InMemoryRevisions(),
                        totals -> {}),
                positions,
                new InMemoryStores.InMemoryMilestones(),
                clock);
        KafkaTemplate<String, byte[]> kafka = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of()));
        return new UpdatesListener(
                foldUpdates,
                new DeadLetterPublisher(
                        kafka, new DefaultCity(Catalogs.of(catalog), null), clock, Duration.ofSeconds(1)),
                new FoldMetrics(new SimpleMeterRegistry()),
                new KafkaBatchTraces(FigureTracer.OFF),
                new TopicReading(new DefaultKafkaConsumerFactory<>(Map.of()), Topics.INDICATOR_UPDATES));
    }

    private static ConsumerRecord<String, byte[]> record(int partition, long offset) {
        IndicatorUpdated event = new IndicatorUpdated(
                "small",
                "u-" + partition + "-" + offset,
                "nam-ngan",
                ASmallCity.LAND,
                ReportingPeriod.parse("2022-Q1"),
                BigDecimal.ONE,
                false,
                "đơn vị tính",
                FigureStatus.OFFICIAL,
                Instant.parse("2022-04-01T00:00:00Z").plusSeconds(offset),
                null,
                null,
                "http",
                "key-1");
        ProducerRecord<String, byte[]> sent = CloudEventRecords.write(
                Topics.INDICATOR_UPDATES, "small", IndicatorUpdated.TYPE, event.id(), "/t", event.reportedAt(), event);
        ConsumerRecord<String, byte[]> record =
                new ConsumerRecord<>(sent.topic(), partition, offset, sent.key(), sent.value());
        sent.headers().forEach(header -> record.headers().add(header));
        return record;
    }

    /** Positions of a database whose connection can break before a move or after it. */
    private static final class FaultyPositions extends ForwardingPositions {

        private final LogPositions stored;
        private boolean losesTheNextAnswer;
        private int refuses = -1;

        FaultyPositions() {
            this(new InMemoryStores.InMemoryPositions());
        }

        private FaultyPositions(LogPositions stored) {
            super(() -> stored);
            this.stored = stored;
        }

        @Override
        public void advance(int partition, OptionalLong from, long to, Collection<WaitingCity> waiting) {
            if (partition == refuses) {
                throw new IllegalStateException("unreachable");
            }
            super.advance(partition, from, to, waiting);
            if (losesTheNextAnswer) {
                losesTheNextAnswer = false;
                throw new IllegalStateException("the connection broke");
            }
        }
    }
}
