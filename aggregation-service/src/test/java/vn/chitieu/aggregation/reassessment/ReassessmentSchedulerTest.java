package vn.chitieu.aggregation.reassessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.OneCity;
import vn.chitieu.aggregation.fold.CurrentFold;
import vn.chitieu.aggregation.fold.Fold;
import vn.chitieu.aggregation.fold.FoldMetrics;
import vn.chitieu.aggregation.fold.FoldResultWriter;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.LogCatchUp;
import vn.chitieu.aggregation.fold.SomePageStores;
import vn.chitieu.aggregation.fold.UpdatesListener;
import vn.chitieu.aggregation.log.CityPartition;
import vn.chitieu.aggregation.log.DeadLetterPublisher;
import vn.chitieu.aggregation.log.KafkaBatchTraces;
import vn.chitieu.aggregation.log.LogEnd;
import vn.chitieu.aggregation.log.RecordedSeeks;
import vn.chitieu.aggregation.log.TopicReading;
import vn.chitieu.aggregation.log.WaitingCity;
import vn.chitieu.aggregation.model.ForwardingPositions;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.target.CurrentTargets;
import vn.chitieu.aggregation.target.TargetRecordReader;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.support.tracing.FigureTracer;

/** Time passes where the city's updates are read, and not before they have been. */
class ReassessmentSchedulerTest {

    private static final int OF_THE_CITY = 2;

    private final Catalog catalog = ASmallCity.withoutTargets().catalog();
    private final Fold fold = new Fold(catalog);
    private final Clock clock = Clock.fixed(ASmallCity.BEFORE_THE_DEADLINE, ZoneOffset.UTC);
    private final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
    private final InMemoryStores.InMemoryMilestones milestones = new InMemoryStores.InMemoryMilestones();
    private InMemoryStores.InMemoryPositions positions = new InMemoryStores.InMemoryPositions();
    private final InMemoryStores.InMemoryPositions targetPositions = new InMemoryStores.InMemoryPositions();
    private final ATail log = new ATail();
    private final RecordedSeeks seeks = new RecordedSeeks();
    private final FoldResultWriter stores = SomePageStores.of(
            new CurrentTargets(city -> new InMemoryStores.InMemoryTargets()),
            pages,
            new InMemoryStores.InMemoryReceipts(),
            new InMemoryStores.InMemoryRevisions(),
            totals -> {});

    @ParameterizedTest
    @ValueSource(strings = {"thanh-hoa", "hue", "vinh", "da-nang", "thủ-đức"})
    void thePartitionOfACityIsTheOneThatProducersChooseForItsKey(String city) {
        for (int partitions = 1; partitions <= 12; partitions++) {
            try (StringSerializer keys = new StringSerializer()) {
                assertThat(CityPartition.of(city, partitions))
                        .isEqualTo(BuiltInPartitioner.partitionForKey(keys.serialize("any", city), partitions));
            }
        }
    }

    @Test
    void timePassesInTheInstanceThatHasThePartitionOfTheCity() {
        AnInstance first = new AnInstance(0, 1);
        AnInstance second = new AnInstance(OF_THE_CITY, 3);

        first.ticking.tick();
        assertThat(milestones.find("small").judgedUntil()).isNull();
        second.ticking.tick();

        assertThat(pages.keys("small")).isNotEmpty();
    }

    /** A quarter that every unit has reported would be opened with every unit missing. */
    @Test
    void nothingIsJudgedBeforeTheLogIsInTheStores() {
        log.end = 5;
        AnInstance instance = new AnInstance(OF_THE_CITY);

        instance.ticking.tick();
        instance.ticking.tick();
        instance.ticking.tick();
        assertThat(pages.keys("small")).isEmpty();
        assertThat(milestones.find("small").judgedUntil()).isEqualTo(clock.instant());

        positions.advance(OF_THE_CITY, OptionalLong.empty(), 5);
        instance.ticking.tick();
        assertThat(pages.keys("small")).isNotEmpty();
    }

    @Test
    void storesThatWereLostAreNoticedWithoutAnUpdate() {
        positions.advance(OF_THE_CITY, OptionalLong.empty(), 5);
        AnInstance instance = new AnInstance(OF_THE_CITY);
        positions = new InMemoryStores.InMemoryPositions();

        instance.ticking.tick();

        assertThat(seeks.all()).containsExactly("2 from 5", "2 from the beginning");
        assertThat(pages.keys("small")).isEmpty();
    }

    /**
     * At midnight each city has its turn: one that fails is left out for a while, and the others do not wait for it.
     */
    /** Its totals would be judged by targets that hold no longer, whichever instance is to take the new ones. */
    @Test
    void aCityWhoseTargetsWaitIsNotJudgedByTime() {
        AnInstance instance = new AnInstance(OF_THE_CITY);
        targetPositions.advance(
                7,
                OptionalLong.empty(),
                2,
                List.of(new WaitingCity("small", 1, Instant.parse("2022-04-06T01:00:00Z"), "a fault")));

        instance.ticking.tick();
        assertThat(pages.keys("small")).isEmpty();
        targetPositions.advance(7, OptionalLong.of(2), 2);
        instance.ticking.tick();

        assertThat(pages.keys("small")).isNotEmpty();
    }

    @Test
    void aCityThatFailsDoesNotHoldUpTheOthers() {
        Catalogs cities = Catalogs.of(
                ASmallCity.withoutTargets().named("a-city-that-fails").catalog(),
                catalog,
                ASmallCity.withoutTargets().named("vinh").catalog());
        AtomicInteger attempts = new AtomicInteger();
        AnInstance instance = new AnInstance(
                cities,
                city -> {
                    if (city.equals("a-city-that-fails")) {
                        attempts.incrementAndGet();
                        throw new IllegalStateException("a fault of the city");
                    }
                    return OF_THE_CITY;
                },
                OF_THE_CITY);

        for (int tick = 0; tick < 20; tick++) {
            instance.ticking.tick();
        }

        assertThat(pages.keys("small")).isNotEmpty();
        assertThat(pages.keys("vinh")).isNotEmpty();
        assertThat(pages.keys("a-city-that-fails")).isEmpty();
        assertThat(attempts).hasValueBetween(3, 6);
    }

    /** One that has some partitions of the log. */
    private final class AnInstance {

        private final ReassessmentScheduler ticking;

        AnInstance(int... partitions) {
            this(OneCity.of(() -> catalog), city -> OF_THE_CITY, partitions);
        }

        AnInstance(Catalogs catalogs, ToIntFunction<String> partitionOfACity, int... partitions) {
            FoldService foldUpdates = new FoldService(
                    new CurrentFold(catalogs), stores, new ForwardingPositions(() -> positions), milestones, clock);
            DeadLetterPublisher rejected = new DeadLetterPublisher(
                    new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(Map.of())),
                    new DefaultCity(Catalogs.of(catalog), null),
                    clock,
                    Duration.ofSeconds(1));
            TargetService takeTargets = SomeTargets.service(
                    OneCity.of(() -> catalog),
                    city -> new InMemoryStores.InMemoryTargets(),
                    concerned -> {},
                    targetPositions);
            UpdatesListener listener = new UpdatesListener(
                    foldUpdates,
                    rejected,
                    new FoldMetrics(new SimpleMeterRegistry()),
                    new KafkaBatchTraces(FigureTracer.OFF),
                    new TopicReading(new DefaultKafkaConsumerFactory<>(Map.of()), Topics.INDICATOR_UPDATES));
            listener.registerSeekCallback(seeks);
            for (int partition : partitions) {
                listener.onPartitionsAssigned(
                        Map.of(new TopicPartition(Topics.INDICATOR_UPDATES, partition), 0L), seeks);
            }
            this.ticking = new ReassessmentScheduler(
                    listener,
                    foldUpdates,
                    new TargetsListener(
                            takeTargets,
                            rejected,
                            new TargetRecordReader(),
                            new SimpleMeterRegistry(),
                            new KafkaBatchTraces(FigureTracer.OFF),
                            new TopicReading(new DefaultKafkaConsumerFactory<>(Map.of()), Topics.TARGET_ASSIGNMENTS)),
                    takeTargets,
                    new LogCatchUp(log, new ForwardingPositions(() -> positions), new ATail(), targetPositions),
                    new TimeReassessment(
                            catalogs,
                            new ReassessmentService(new CurrentFold(catalogs), stores, milestones, clock),
                            milestones,
                            clock),
                    catalogs,
                    partitionOfACity);
        }
    }

    private static final class ATail implements LogEnd {

        private long end;

        @Override
        public SortedMap<Integer, Long> ends() {
            return new TreeMap<>(Map.of(OF_THE_CITY, end));
        }

        @Override
        public boolean hasRecords(int partition, long from, long to) {
            return from < end;
        }
    }
}
