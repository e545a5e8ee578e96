package vn.chitieu.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.aggregation.AggregationStory.update;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import vn.chitieu.aggregation.fold.FoldService;
import vn.chitieu.aggregation.fold.UpdatesListener;
import vn.chitieu.aggregation.history.ReceiptRepository;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.WaitingCity;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.aggregation.page.MongoCollectionVersion;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.aggregation.target.TargetRepositories;
import vn.chitieu.aggregation.target.TargetRepository;
import vn.chitieu.catalog.CurrentCatalogs;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.contracts.TargetAssigned;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.testing.CatalogCopy;
import vn.chitieu.support.testing.OwnBroker;
import vn.chitieu.support.testing.TestDatabase;

/** Three cities, which share the ids of their units and updates, on four partitions that two instances read. */
@Tag("slow")
class ManyCitiesIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(150);
    private static final List<String> CITIES = List.of("thanh-hoa", "hue", "vinh");
    private static final List<String> WARDS = List.of("nam-ngan", "dien-bien", "ba-dinh", "lam-son");

    private final String database = TestDatabase.freshName();
    private final Map<String, Path> folders = new TreeMap<>();
    private final List<ReceiptId> sent = new ArrayList<>();
    private int number;

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path data;

    @TempDir
    private Path folder;

    /**
     * The pages of one city cannot be written for a while, in which the process is replaced as well: the others go on
     * meanwhile, and the city is caught up afterwards although nothing more is reported.
     */
    @Test
    void aCityThatFailsWaitsAloneAndCatchesUp() throws Exception {
        copyCatalogs();
        Set<String> failing = ConcurrentHashMap.newKeySet();
        try (OwnBroker broker = OwnBroker.start(data);
                KafkaProducer<String, byte[]> log =
                        new KafkaProducer<>(broker.superUser(), new StringSerializer(), new ByteArraySerializer())) {
            try (RunningAggregation first = start(broker, "one", 1, failing)) {
                await().atMost(TIMEOUT).until(() -> owned(first).size() == 1);
                report(log);
                await().atMost(TIMEOUT).until(() -> allTaken(first));
                failing.add("hue");
                report(log);
                await().atMost(TIMEOUT)
                        .until(() -> first.text("/actuator/prometheus").contains("chitieu_fold_waiting_cities 1.0"));
                report(log);
                await().atMost(TIMEOUT).until(() -> areWritten(first, "vinh", 3) && areWritten(first, "thanh-hoa", 3));
                assertThat(areWritten(first, "hue", 2)).isFalse();
                assertThat(first.text("/actuator/health/waiting"))
                        .contains("WARNING")
                        .contains("hue");
            }
            try (RunningAggregation next = start(broker, "one", 1, failing)) {
                await().atMost(TIMEOUT).until(() -> waiting(next), List.of("hue")::equals);

                failing.clear();
                await().atMost(TIMEOUT).until(() -> areWritten(next, "hue", 3));

                await().atMost(TIMEOUT)
                        .until(() -> next.context()
                                .getBean(LogPositions.class)
                                .waiting(0)
                                .isEmpty());
                assertThat(receipts(next).values()).extracting(Receipt::outcome).containsOnly(UpdateOutcome.CREATED);
                areRight(broker);
            }
        }
    }

    /**
     * The targets of one city cannot be written for a while, in which the process is replaced as well: those of the
     * others on its partition are taken meanwhile, and the city is caught up in order although nothing more comes.
     */
    @Test
    void aCityWhoseTargetsCannotBeWrittenWaitsAloneAndCatchesUp() throws Exception {
        copyCatalogs();
        Set<String> failing = ConcurrentHashMap.newKeySet();
        try (OwnBroker broker = OwnBroker.start(data);
                KafkaProducer<String, byte[]> log =
                        new KafkaProducer<>(broker.superUser(), new StringSerializer(), new ByteArraySerializer())) {
            try (RunningAggregation first = start(broker, "one", 1, failing)) {
                await().atMost(TIMEOUT).until(() -> owned(first).size() == 1);
                report(log);
                failing.add("targets of hue");
                assign(log, "t-1", "70");
                await().atMost(TIMEOUT).until(() -> targets(first, "vinh"), List.of("70")::equals);
                assign(log, "t-2", "80");

                await().atMost(TIMEOUT).until(() -> targets(first, "vinh"), List.of("70", "80")::equals);
                assertThat(targets(first, "thanh-hoa")).containsExactly("70", "80");
                assertThat(targets(first, "hue")).isEmpty();
                assertThat(first.text("/actuator/health/waiting"))
                        .contains("WARNING")
                        .contains("hue")
                        .contains("target-assignments-0 from 1 on")
                        .contains("a fault of the targets of hue");
                assertThat(first.text("/actuator/prometheus")).contains("chitieu_targets_waiting_cities 1.0");
            }
            try (RunningAggregation next = start(broker, "one", 1, failing)) {
                await().atMost(TIMEOUT)
                        .until(() -> next.text("/actuator/health/waiting").contains("hue"));
                failing.clear();

                await().atMost(TIMEOUT).until(() -> targets(next, "hue"), List.of("70", "80")::equals);
                await().atMost(TIMEOUT)
                        .until(() -> !next.text("/actuator/health/waiting").contains("hue"));
                await().atMost(TIMEOUT).until(() -> allTaken(next));
                areRight(broker);
            }
        }
    }

    /**
     * Receipts of all cities and a page of one cannot be read, in a process that runs and in one that is started: no
     * update counts twice, and the other cities go on. The page is made again once it is removed.
     */
    @Test
    void whatCannotBeReadStopsNoOtherCity() throws Exception {
        copyCatalogs();
        try (OwnBroker broker = OwnBroker.start(data);
                KafkaProducer<String, byte[]> log =
                        new KafkaProducer<>(broker.superUser(), new StringSerializer(), new ByteArraySerializer())) {
            try (RunningAggregation first = start(broker, "one", 1, Set.of())) {
                await().atMost(TIMEOUT).until(() -> owned(first).size() == 1);
                report(log);
                await().atMost(TIMEOUT).until(() -> allTaken(first));
                damage("receipts", "0-0", "s");

                List<ReceiptId> repeated = repeatTheFirstId(log);
                report(log);

                await().atMost(TIMEOUT).until(() -> CITIES.stream().allMatch(city -> areWritten(first, city, 2)));
                assertThat(outcomes(first, repeated)).hasSize(3).containsOnly(UpdateOutcome.CONFLICT);
                assertThat(waiting(first)).isEmpty();
            }
            damage("receipts", "0-0", "s");
            damage("pages", "hue/LAND_CLEARED/2022-Q1", "t");
            try (RunningAggregation next = start(broker, "one", 1, Set.of())) {
                await().atMost(TIMEOUT).until(() -> owned(next).size() == 1);
                List<ReceiptId> repeated = repeatTheFirstId(log);
                report(log);

                await().atMost(TIMEOUT).until(() -> areWritten(next, "vinh", 3) && areWritten(next, "thanh-hoa", 3));
                assertThat(outcomes(next, repeated)).hasSize(2).containsOnly(UpdateOutcome.CONFLICT);
                await().atMost(TIMEOUT).until(() -> waiting(next), List.of("hue")::equals);
            }
            MongoCollectionVersion.collection(TestDatabase.named(database), "pages")
                    .deleteOne(Filters.eq("_id", "hue/LAND_CLEARED/2022-Q1"));
            try (RunningAggregation mended = start(broker, "one", 1, Set.of())) {
                await().atMost(TIMEOUT).until(() -> areWritten(mended, "hue", 3) && allTaken(mended));
                areRight(broker);
            }
        }
    }

    private void damage(String collection, String id, String field) {
        assertThat(MongoCollectionVersion.collection(TestDatabase.named(database), collection)
                        .updateOne(Filters.eq("_id", id), Updates.set(field, "damaged"))
                        .getModifiedCount())
                .isOne();
    }

    /** A ward of each city says something else under the id of its first update. */
    private List<ReceiptId> repeatTheFirstId(KafkaProducer<String, byte[]> log) throws Exception {
        List<ReceiptId> places = new ArrayList<>();
        for (String city : CITIES) {
            RecordMetadata place = log.send(of(city, update("u-1", WARDS.get(0), "LAND_CLEARED", "2022-01", "99")))
                    .get();
            places.add(new ReceiptId(place.partition(), place.offset()));
        }
        return places;
    }

    private static List<String> waiting(RunningAggregation service) {
        return service.context().getBean(FoldService.class).waiting(0).stream()
                .map(WaitingCity::city)
                .toList();
    }

    private static List<UpdateOutcome> outcomes(RunningAggregation service, List<ReceiptId> places) {
        return service.context().getBean(ReceiptRepository.class).find(places).values().stream()
                .map(Receipt::outcome)
                .toList();
    }

    /** One of them stops and comes back under its name: the other one's partitions do not move, and none is missed. */
    @Test
    void anInstanceThatComesBackUnderItsNameMovesNothingElse() throws Exception {
        copyCatalogs();
        try (OwnBroker broker = OwnBroker.start(data);
                KafkaProducer<String, byte[]> log =
                        new KafkaProducer<>(broker.superUser(), new StringSerializer(), new ByteArraySerializer());
                RunningAggregation one = start(broker, "one", 4, Set.of())) {
            RunningAggregation two = start(broker, "two", 4, Set.of());
            await().atMost(TIMEOUT)
                    .until(() -> owned(one).size() == 2 && owned(two).size() == 2);
            List<Integer> ofOne = owned(one);
            List<Integer> times = times(one, ofOne);
            report(log);
            await().atMost(TIMEOUT).until(() -> allTaken(one));

            two.close();
            report(log);
            try (RunningAggregation again = start(broker, "two", 4, Set.of())) {
                await().atMost(TIMEOUT).until(() -> owned(again).size() == 2);
                report(log);
                await().atMost(TIMEOUT).until(() -> allTaken(one));

                assertThat(owned(one)).isEqualTo(ofOne);
                assertThat(times(one, ofOne)).isEqualTo(times);
                assertThat(receipts(one).values()).extracting(Receipt::outcome).containsOnly(UpdateOutcome.CREATED);
                areRight(broker);
            }
        }
    }

    private void copyCatalogs() throws IOException {
        for (String city : CITIES) {
            CatalogCopy copy = CatalogCopy.in(Files.createDirectory(folder.resolve(city)));
            copy.replace("city.yaml", "id: thanh-hoa", "id: " + city);
            folders.put(city, copy.directory());
        }
    }

    private void areRight(OwnBroker broker) {
        for (String city : CITIES) {
            ACommand reconciled = ACommand.run(
                    "reconcile", broker.bootstrapServers(), database, "--chitieu.catalog=" + folders.get(city));
            assertThat(reconciled.output()).contains(city + ": ").contains(" 0 differences");
            assertThat(reconciled.exitCode()).isZero();
        }
    }

    /** Returns whether what a city's wards reported in a round is on its page. */
    private static boolean areWritten(RunningAggregation service, String city, int round) {
        PageKey key = new PageKey(city, "LAND_CLEARED", new Quarter(2022, 1));
        Page page = service.context()
                .getBean("mongoPages", PageRepository.class)
                .find(List.of(key))
                .get(key);
        return page != null && page.contributions().size() == round * WARDS.size();
    }

    private RunningAggregation start(OwnBroker broker, String name, int partitions, Set<String> failing)
            throws Exception {
        SpringApplication application = AggregationApplication.application();
        application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String beanName) {
                return switch (beanName) {
                    case "mongoPages" -> faulty(bean, failing);
                    case "mongoTargetRepositories" -> faultyTargets(bean, failing);
                    default -> bean;
                };
            }
        }));
        RunningAggregation started = new RunningAggregation(application.run(AReader.with(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--spring.mongodb.uri=" + TestDatabase.uri(),
                "--chitieu.catalog=" + folders.get("thanh-hoa"),
                "--chitieu.city=thanh-hoa",
                "--chitieu.topics.partitions=" + partitions,
                "--chitieu.consumer-groups.instance-id=" + name,
                "--chitieu.aggregation.database=" + database)));
        // Cities are added while it runs.
        CurrentCatalogs catalogs = started.context().getBean(CurrentCatalogs.class);
        for (String city : CITIES) {
            catalogs.take(CatalogLoader.read(folders.get(city)), Instant.now());
        }
        return started;
    }

    /** Pages that cannot be written of the cities that fail. */
    private static Object faulty(Object pages, Set<String> failing) {
        return Proxy.newProxyInstance(
                pages.getClass().getClassLoader(),
                new Class<?>[] {PageRepository.class, MongoInitializer.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("change")) {
                        for (Object change : (Collection<?>) arguments[0]) {
                            String city = ((FoldResult.PageChange) change)
                                    .page()
                                    .key()
                                    .city();
                            if (failing.contains(city)) {
                                throw new IllegalArgumentException("a fault of " + city);
                            }
                        }
                    }
                    try {
                        method.setAccessible(true);
                        return method.invoke(pages, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    /** Targets that cannot be written of the cities that fail. */
    private static Object faultyTargets(Object targets, Set<String> failing) {
        return Proxy.newProxyInstance(
                targets.getClass().getClassLoader(),
                new Class<?>[] {TargetRepositories.class, MongoInitializer.class},
                (proxy, method, arguments) -> {
                    method.setAccessible(true);
                    Object answer = method.invoke(targets, arguments);
                    return answer instanceof TargetRepository stored
                            ? faultyTargets(stored, (String) arguments[0], failing)
                            : answer;
                });
    }

    private static TargetRepository faultyTargets(TargetRepository stored, String city, Set<String> failing) {
        return (TargetRepository) Proxy.newProxyInstance(
                TargetRepository.class.getClassLoader(),
                new Class<?>[] {TargetRepository.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("add") && failing.contains("targets of " + city)) {
                        throw new IllegalArgumentException("a fault of the targets of " + city);
                    }
                    try {
                        return method.invoke(stored, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    /** The province assigns each city a target under an id that the other cities have as well. */
    private static void assign(KafkaProducer<String, byte[]> log, String id, String value) throws Exception {
        Instant assignedAt = Instant.parse("2022-05-16T02:00:00Z");
        for (String city : CITIES) {
            TargetAssigned event = new TargetAssigned(
                    city,
                    id,
                    Scope.city(),
                    "LAND_CLEARED",
                    2022,
                    "PROVINCE",
                    new BigDecimal(value),
                    TargetAssigned.Pace.EVEN,
                    List.of(),
                    LocalDate.parse("2022-01-01"),
                    "bỏ dự án không khả thi",
                    assignedAt,
                    "http",
                    "key-province");
            log.send(CloudEventRecords.write(
                            Topics.TARGET_ASSIGNMENTS, city, TargetAssigned.TYPE, id, "/test", assignedAt, event))
                    .get();
        }
    }

    private static List<String> targets(RunningAggregation service, String city) {
        return service.context().getBean(TargetRepositories.class).of(city).all().targets().stream()
                .map(one -> one.target().value().toPlainString())
                .toList();
    }

    /** Each ward of each city reports another month under an id that the other cities have as well. */
    private void report(KafkaProducer<String, byte[]> log) throws Exception {
        number++;
        for (String ward : WARDS) {
            for (String city : CITIES) {
                RecordMetadata place = log.send(of(
                                city,
                                update("u-" + number, ward, "LAND_CLEARED", "2022-0" + number, String.valueOf(number))))
                        .get();
                sent.add(new ReceiptId(place.partition(), place.offset()));
            }
        }
    }

    private static ProducerRecord<String, byte[]> of(String city, ProducerRecord<String, byte[]> ours) {
        String value = new String(ours.value(), StandardCharsets.UTF_8).replace("\"thanh-hoa\"", "\"" + city + "\"");
        return new ProducerRecord<>(ours.topic(), null, city, value.getBytes(StandardCharsets.UTF_8), ours.headers());
    }

    private boolean allTaken(RunningAggregation service) {
        return receipts(service).size() == sent.size();
    }

    private Map<ReceiptId, Receipt> receipts(RunningAggregation service) {
        return service.context().getBean(ReceiptRepository.class).find(sent);
    }

    private static List<Integer> owned(RunningAggregation service) {
        UpdatesListener listener = service.context().getBean(UpdatesListener.class);
        return IntStream.range(0, 4).filter(listener::owns).boxed().toList();
    }

    private static List<Integer> times(RunningAggregation service, List<Integer> partitions) {
        FoldService fold = service.context().getBean(FoldService.class);
        return partitions.stream().map(fold::timesTakenOver).toList();
    }
}
