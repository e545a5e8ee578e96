package vn.chitieu.ingestion.kafkaingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.util.unit.DataSize;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.UpdateAnswered;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.TopicDefinitions;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.TopicRecords;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.authentication.AccessProperties;
import vn.chitieu.ingestion.authentication.SenderRateLimiter;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.CredentialLifetime;
import vn.chitieu.ingestion.credential.InMemoryCredentialRepository;
import vn.chitieu.ingestion.credential.KeySecrets;
import vn.chitieu.ingestion.credential.RateLimit;
import vn.chitieu.ingestion.credential.Right;
import vn.chitieu.ingestion.credential.SecretHash;
import vn.chitieu.ingestion.policy.Policies;
import vn.chitieu.ingestion.submission.SenderCatalogs;
import vn.chitieu.ingestion.submission.SubmissionCounters;
import vn.chitieu.ingestion.submission.SubmissionService;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.RowValidator;
import vn.chitieu.ingestion.update.Update;
import vn.chitieu.ingestion.update.UpdateValidator;
import vn.chitieu.support.kafka.GroupProperties;
import vn.chitieu.support.tracing.FigureTracer;

/** A transaction that is broken off at any place, by whatever, leaves nothing, and the next session does it once. */
@Tag("slow")
class TransactionalSessionIT {

    private static final Clock CLOCK = Clock.fixed(City.NOW, ZoneOffset.UTC);
    private static EmbeddedBroker broker;
    private static int tests;

    private final String group = "door-" + tests++;
    private @Nullable String groupInstance;
    private int polls;
    private final InMemoryCredentialRepository credentials = new InMemoryCredentialRepository();
    private SenderRateLimiter limits = new SenderRateLimiter(limits(1_000_000, 1_000_000));
    private boolean besideCameFirst;
    private final Counted counted = new Counted();
    private final IngressStatus state = new IngressStatus(new SimpleMeterRegistry());

    @BeforeAll
    static void start() throws IOException {
        Path directory = Files.createTempDirectory("door-it");
        broker = EmbeddedBroker.start(directory, 0);
        TopicDefinitions definitions = new TopicDefinitions(2, (short) 1);
        admin().createOrModifyTopics(definitions.indicatorUpdates(), definitions.rejectedUpdates());
        new WardTopics(admin(), definitions).make(List.of(City.catalog()));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    /**
     * Killed: the process does not abort its transaction. Under the same name the next one does, under another the
     * broker.
     */
    @ParameterizedTest
    @ValueSource(strings = {"same", "another"})
    void whatWasSentBeforeACrashIsDoneOnceAfterIt(String name) throws Exception {
        String id = "crash-" + name;
        write("north", land(id, "north"));
        Killed killed = new Killed("commitTransaction");
        Unclosed crashed = new Unclosed();

        TransactionalSession first = new TransactionalSession(parts("one", killed::in, crashed::in, check()));
        assertThatThrownBy(() -> first.passUntil(this::isLongOver)).isInstanceOf(Crash.class);
        assertThat(passedOn(id)).isEmpty();
        assertThat(counted.accepted).isZero();
        crashed.consumer.close();

        passUntilAnswered(name.equals("same") ? "one" : "two", id, check());
        assertThat(passedOn(id)).hasSize(1);
        assertThat(answersTo("north", id)).hasSize(1);
        assertThat(answersTo("north", id).get(0).receipt())
                .isEqualTo(passedOn(id).get(0).partition() + "-"
                        + passedOn(id).get(0).offset());
        assertThat(counted.accepted).isPositive();
    }

    /** A consumer that lost its partitions without knowing must not commit: the group refuses it. */
    @Test
    void whoLostTheUnitsMeanwhilePassesOnNothing() throws Exception {
        String id = "zombie";
        write("south", land(id, "south"));
        Killed meanwhile = new Killed("sendOffsetsToTransaction");
        // No consumer reads the answer before the lost transaction is over, so the counters are checked.
        meanwhile.instead = () -> passUntil("two", check(), () -> counted.accepted > 0);
        Unclosed lost = new Unclosed();
        meanwhile.before = () -> lost.consumer.unsubscribe();

        try (TransactionalSession zombie = new TransactionalSession(parts("one", meanwhile::in, lost::in, check()))) {
            assertThatThrownBy(() -> zombie.passUntil(this::isLongOver)).isInstanceOf(KafkaException.class);
        }
        assertThat(passedOn(id)).hasSize(1);
        assertThat(answersTo("south", id)).hasSize(1);
    }

    /** Otherwise each session that a fault ends would move its units to other instances and back. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itsUnitsWaitForAnInstanceThatKeepsItsName(boolean isNamed) throws Exception {
        String id = "static-" + isNamed;
        groupInstance = isNamed ? "pod-1" : null;
        write("north", land(id, "north"));

        passUntilAnswered("one", id, check());

        assertThat(members()).isEqualTo(isNamed ? List.of("pod-1") : List.of());
        write("north", land(id + "-next", "north"));
        passUntilAnswered("one", id + "-next", check());
        assertThat(passedOn(id + "-next")).hasSize(1);
    }

    /** Returns by which names instances are members of the group, also one that is not running at the moment. */
    private List<String> members() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
                    .map(member -> member.groupInstanceId().orElse(""))
                    .toList();
        }
    }

    /** A fault of ours about one record delays none of the others and is kept for when it is mended. */
    @Test
    void aFaultOfOursConcernsItsRecordAlone() throws Exception {
        write("tax", money("fault-1"));
        write("tax", money("poison"));
        write("tax", money("fault-2"));
        RowValidator<Update> poisoned = (raw, context) -> {
            if (raw.text(Field.ID).orElse("").equals("poison")) {
                throw new IllegalStateException("a fault of ours");
            }
            return check().check(raw, context);
        };

        passUntilAnswered("one", "fault-2", poisoned);
        assertThat(passedOn("fault-1")).hasSize(1);
        assertThat(passedOn("poison")).isEmpty();
        assertThat(records(Topics.REJECTED_UPDATES).stream()
                        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                        .filter(event -> event.contains("INTERNAL_ERROR")))
                .hasSize(1);
    }

    /** The unit whose records cannot be checked waits, in order; the others do not. */
    @Test
    void whatCannotBeCheckedNowHoldsItsUnitAlone() throws Exception {
        write("north", land("held-1", "north"));
        write("north", land("locked", "north"));
        write("north", land("held-2", "north"));
        write("south", land("beside", "south"));
        AtomicBoolean isAway = new AtomicBoolean(true);
        RowValidator<Update> store = (raw, context) -> {
            if (isAway.get() && raw.text(Field.ID).orElse("").equals("locked")) {
                throw IngestionProblemCode.EXCEPTIONS_UNAVAILABLE.unavailable(new IllegalStateException("away"));
            }
            return check().check(raw, context);
        };

        passUntil("one", store, () -> {
            if (isAway.get() && isAnswered("beside")) {
                assertThat(isAnswered("held-1")).isFalse();
                assertThat(isAnswered("held-2")).isFalse();
                assertThat(state.held()).isOne();
                isAway.set(false);
            }
            return isAnswered("held-2");
        });
        assertThat(state.held()).isZero();
        assertThat(records(Topics.wardAnswers("small-city", "north")).stream()
                        .map(record -> read(record, UpdateAnswered.TYPE, UpdateAnswered.class)
                                .id())
                        .filter(List.of("held-1", "locked", "held-2")::contains))
                .containsExactly("held-1", "locked", "held-2");
        for (String id : List.of("held-1", "locked", "held-2", "beside")) {
            assertThat(passedOn(id)).as(id).hasSize(1);
        }
    }

    /** 100 a second: what is above waits on its topic, in its order, and comes later; the others do not wait. */
    @Test
    void whatIsAboveALimitWaitsAndIsNotLost() throws Exception {
        limits = new SenderRateLimiter(limits(100, 1_000_000));
        write(
                "north",
                IntStream.range(0, 600)
                        .mapToObj(number -> land("many-" + number, "north"))
                        .toList());
        boolean[] waited = {false};

        passUntil("one", check(), () -> {
            if (state.held() > 0 && !waited[0]) {
                waited[0] = true;
                writeNow("south", land("beside-the-many", "south"));
            }
            if (waited[0] && !isAnswered("many-599")) {
                besideCameFirst |= isAnswered("beside-the-many");
            }
            return isLongOver() || (isAnswered("beside-the-many") && isAnswered("many-599"));
        });

        assertThat(waited[0]).isTrue();
        assertThat(besideCameFirst).isTrue();
        assertThat(records(Topics.wardAnswers("small-city", "north")).stream()
                        .map(record -> read(record, UpdateAnswered.TYPE, UpdateAnswered.class)
                                .id())
                        .filter(id -> id != null && id.startsWith("many-")))
                .containsExactlyElementsOf(IntStream.range(0, 600)
                        .mapToObj(number -> "many-" + number)
                        .toList());
    }

    /** What came over HTTP by the same credential uses up the same limit. */
    @Test
    void bothDoorsShareTheLimitsOfACredential() throws Exception {
        limits = new SenderRateLimiter(limits(1_000_000, 10));
        Credential sender = new Credential(
                "abcdefghij012345",
                "north",
                Set.of(Right.REPORT),
                Set.of("north"),
                Set.of(),
                Set.of(),
                KeySecrets.of(SecretHash.OF_NOTHING),
                new CredentialLifetime(Instant.EPOCH, null, null),
                true,
                RateLimit.AS_FOR_ALL,
                "small-city");
        credentials.add(sender);
        limits.spend(sender, 10);
        write("north", land("over-the-day", "north"));
        write("south", land("of-another-day", "south"));

        passUntil("one", check(), () -> isLongOver() || (isAnswered("of-another-day") && state.held() == 1));

        assertThat(isAnswered("over-the-day")).isFalse();
        assertThat(limits.untilUpdates(sender))
                .hasValueSatisfying(wait -> assertThat(wait.most()).isEqualTo("10 updates a day"));
    }

    /** The broker refuses what one city is answered, for as long as it likes: the city waits, in order, and alone. */
    @Test
    void aCityWhoseTransactionsFailWaitsAlone() throws Exception {
        Catalogs two = Catalogs.of(City.catalog(), City.catalog("hue"));
        new WardTopics(admin(), new TopicDefinitions(2, (short) 1))
                .make(two.all().values());
        AtomicBoolean isBroken = new AtomicBoolean(true);
        IngressLifecycle ingress = new IngressLifecycle(parts(
                "two-cities",
                producer -> refusing(producer, Topics.wardAnswers("hue", "north"), isBroken),
                consumer -> consumer,
                check(),
                two));
        write("hue", "north", List.of(land("hue-1", "north"), land("hue-2", "north")));
        write("north", land("beside-hue-1", "north"));
        ingress.start();
        try {
            await().atMost(Duration.ofMinutes(2)).until(() -> isAnswered("beside-hue-1"));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> state.waitingCities().equals(Set.of("hue")));
            write("north", land("beside-hue-2", "north"));
            await().atMost(Duration.ofMinutes(2)).until(() -> isAnswered("beside-hue-2"));
            assertThat(passedOn("hue-1")).isEmpty();

            isBroken.set(false);

            await().atMost(Duration.ofMinutes(2)).until(() -> passedOn("hue-2").size() == 1);
        } finally {
            ingress.stop();
        }
        for (String id : List.of("hue-1", "hue-2", "beside-hue-1", "beside-hue-2")) {
            assertThat(passedOn(id)).as(id).hasSize(1);
        }
        assertThat(passedOn("hue-1").get(0).key()).isEqualTo("hue");
        assertThat(passedOn("beside-hue-1").get(0).key()).isEqualTo("small-city");
    }

    @SuppressWarnings("unchecked")
    private static Producer<String, byte[]> refusing(
            Producer<String, byte[]> real, String topic, AtomicBoolean isBroken) {
        return (Producer<String, byte[]>) Proxy.newProxyInstance(
                TransactionalSessionIT.class.getClassLoader(),
                new Class<?>[] {Producer.class},
                (proxy, called, arguments) -> {
                    if (called.getName().equals("send")
                            && isBroken.get()
                            && ((ProducerRecord<?, ?>) arguments[0]).topic().equals(topic)) {
                        throw new KafkaException("refused by the test");
                    }
                    try {
                        return called.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static AccessProperties.Limits limits(int perSecond, int perDay) {
        return new AccessProperties.Limits(1_000_000, 1_000_000, perSecond, 1_000_000, perDay, 2);
    }

    private static void writeNow(String unit, String json) {
        try {
            write(unit, json);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void passUntilAnswered(String instance, String id, RowValidator<Update> check) {
        passUntil(instance, check, () -> isAnswered(id));
    }

    private void passUntil(String instance, RowValidator<Update> check, BooleanSupplier isToStop) {
        try (TransactionalSession session =
                new TransactionalSession(parts(instance, producer -> producer, consumer -> consumer, check))) {
            session.passUntil(isToStop);
        }
    }

    /** So that a session that should have ended ends, and the test fails. */
    private boolean isLongOver() {
        return polls++ > 60;
    }

    private boolean isAnswered(String id) {
        return List.of("north", "south", "tax").stream()
                .anyMatch(unit -> !answersTo(unit, id).isEmpty());
    }

    private IngressContext parts(
            String instance,
            UnaryOperator<Producer<String, byte[]>> producers,
            UnaryOperator<Consumer<String, byte[]>> consumers,
            RowValidator<Update> check) {
        return parts(instance, producers, consumers, check, City.catalogs());
    }

    private IngressContext parts(
            String instance,
            UnaryOperator<Producer<String, byte[]>> producers,
            UnaryOperator<Consumer<String, byte[]>> consumers,
            RowValidator<Update> check,
            Catalogs catalogs) {
        Map<String, Object> consumer = IngressConfiguration.consumer(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new IngressProperties(true, "", DataSize.ofKilobytes(128), 500, Duration.ofSeconds(10)),
                new GroupProperties(GroupProperties.Protocol.AUTO, groupInstance));
        consumer.put("group.id", group);
        Map<String, Object> producer = Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "transactional.id", group + "-" + instance,
                "transaction.timeout.ms", 3_000,
                "delivery.timeout.ms", 3_000,
                "request.timeout.ms", 2_000);
        return new IngressContext(
                catalogs,
                new WardTopics(admin(), new TopicDefinitions(2, (short) 1)),
                () -> consumers.apply(
                        new KafkaConsumer<>(consumer, new StringDeserializer(), new ByteArrayDeserializer())),
                () -> producers.apply(new KafkaProducer<>(producer, new StringSerializer(), new ByteArraySerializer())),
                transaction -> new SubmissionService<>(
                        new SenderCatalogs(catalogs),
                        check,
                        new TransactionalEventLog(transaction),
                        counted,
                        CLOCK,
                        Duration.ofMinutes(5)),
                new WardRecordProcessor(10_000, new ArrivalClock(CLOCK, Duration.ZERO)),
                new WardSenderResolver(credentials, CLOCK, Duration.ZERO),
                limits,
                state,
                new CityFaults(System::nanoTime),
                Duration.ofMillis(100),
                CLOCK,
                FigureTracer.OFF);
    }

    private static UpdateValidator check() {
        return new UpdateValidator(() -> "made-by-us", Policies.IN_ORDER, List.of());
    }

    private static String land(String id, String unit) {
        return "{\"id\": \"%s\", \"unit\": \"%s\", \"indicator\": \"LAND\", \"period\": \"2022-03\", \"value\": 1}"
                .formatted(id, unit);
    }

    private static String money(String id) {
        return "{\"id\": \"%s\", \"unit\": \"tax\", \"indicator\": \"MONEY\", \"period\": \"2022-Q1\", \"value\": 1}"
                .formatted(id);
    }

    private static void write(String unit, String json) throws Exception {
        write(unit, List.of(json));
    }

    private static void write(String unit, List<String> all) throws Exception {
        write("small-city", unit, all);
    }

    private static void write(String city, String unit, List<String> all) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String json : all) {
                producer.send(new ProducerRecord<>(Topics.wardUpdates(city, unit), json));
            }
            producer.flush();
        }
    }

    private static List<ConsumerRecord<String, byte[]>> passedOn(String id) {
        return records(Topics.INDICATOR_UPDATES).stream()
                .filter(record -> read(record, IndicatorUpdated.TYPE, IndicatorUpdated.class)
                        .id()
                        .equals(id))
                .toList();
    }

    private static List<UpdateAnswered> answersTo(String unit, String id) {
        return records(Topics.wardAnswers("small-city", unit)).stream()
                .map(record -> read(record, UpdateAnswered.TYPE, UpdateAnswered.class))
                .filter(answer -> id.equals(answer.id()))
                .toList();
    }

    private static <T> T read(ConsumerRecord<String, byte[]> record, String type, Class<T> event) {
        try {
            return CloudEventRecords.read(record, type, event);
        } catch (vn.chitieu.contracts.UnreadableEventException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> records(String topic) {
        return TopicRecords.committed(broker.bootstrapServers(), topic);
    }

    private static KafkaAdmin admin() {
        return new KafkaAdmin(new HashMap<>(Map.of("bootstrap.servers", broker.bootstrapServers())));
    }

    /** The process dies here; no handler of ours sees it. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A producer that dies, or meets something else, at one of its methods, once. */
    private static final class Killed {

        private final String method;
        private final AtomicInteger calls = new AtomicInteger();
        private Runnable before = () -> {};
        private Runnable instead = () -> {
            throw new Crash();
        };

        Killed(String method) {
            this.method = method;
        }

        @SuppressWarnings("unchecked")
        Producer<String, byte[]> in(Producer<String, byte[]> real) {
            return (Producer<String, byte[]>) Proxy.newProxyInstance(
                    TransactionalSessionIT.class.getClassLoader(),
                    new Class<?>[] {Producer.class},
                    (proxy, called, arguments) -> {
                        if (called.getName().equals(method) && calls.getAndIncrement() == 0) {
                            before.run();
                            instead.run();
                        }
                        try {
                            return called.invoke(real, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }
    }

    /** Lets go of a consumer so that it can be used from outside. */
    private static final class Unclosed {

        private Consumer<String, byte[]> consumer;

        Consumer<String, byte[]> in(Consumer<String, byte[]> real) {
            consumer = real;
            return real;
        }
    }

    /** What was counted. */
    private static final class Counted implements SubmissionCounters {

        private int accepted;

        @Override
        public void received(int rows) {}

        @Override
        public void accepted(int rows) {
            accepted += rows;
        }

        @Override
        public void rejected(FindingCode code) {}

        @Override
        public void unconfirmed(int rows) {}

        @Override
        public void failed(int rows) {}

        @Override
        public void sent(String city, String credential, int kept, int others) {}
    }
}
