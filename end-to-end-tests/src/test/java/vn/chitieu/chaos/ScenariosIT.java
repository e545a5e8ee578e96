package vn.chitieu.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;
import vn.chitieu.chaos.fault.FaultKind;
import vn.chitieu.chaos.fault.Faults;
import vn.chitieu.chaos.fault.PlannedFault;
import vn.chitieu.chaos.line.Http;
import vn.chitieu.chaos.line.Instance;
import vn.chitieu.chaos.line.Keys;
import vn.chitieu.chaos.line.Running;
import vn.chitieu.chaos.oracle.TopicContent;
import vn.chitieu.localstack.services.ServiceProcesses.Service;

/**
 * What only a line of processes can show, each as a story of its own, one after the other on one line; after each the
 * oracle compares everything. Those that end a line come last.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScenariosIT {

    private static final int INPUTS = 240;
    private static final Duration BEFORE_DEADLINE = Duration.ofHours(3);
    private static final Duration WITHIN = Duration.ofSeconds(Long.getLong("chitieu.chaos.within", 90L));
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration BETWEEN_INPUTS = Duration.ofMillis(500);

    private LoadedLine loaded;
    private Faults faults;
    private int sent;
    private boolean isAfterDeadline;

    @BeforeAll
    void start() throws Exception {
        ChaosRun.Plan plan = ChaosIT.plan();
        loaded = new LoadedLine(plan, BEFORE_DEADLINE);
        loaded.start();
        faults = new Faults(loaded.line());
        send(40);
        loaded.settle(WITHIN);
    }

    @AfterAll
    void stop() {
        loaded.close();
    }

    /** A10: one instance three days ahead for a moment; what it judged is taken back, and the deadline judges. */
    @Test
    @Order(1)
    void aClockThatWasAheadSwallowsNoDeadline() throws Exception {
        long notDueBefore = notDue();
        assertThat(notDueBefore).isPositive();
        perform(FaultKind.SKEW, "aggregation-1", 20, Duration.ofDays(3).toString());
        loaded.settle(WITHIN);
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(notDue()).isEqualTo(notDueBefore));
        passTheDeadline();
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(notDue()).isZero());
        send(40);
        compare();
    }

    /** A12: services that start while the database is away wait for it and do not exit. */
    @Test
    @Order(2)
    void startsWithoutTheDatabase() throws Exception {
        Running database = loaded.line().named("database");
        for (Instance instance : loaded.line().instances()) {
            instance.process().stop(STOP);
        }
        database.process().kill();
        loaded.line().instances().forEach(Instance::start);
        // Each has started, has asked the database and got no answer.
        await().atMost(TIMEOUT).ignoreExceptions().untilAsserted(() -> {
            for (Instance instance : loaded.line().instances()) {
                assertThat(status(instance, "liveness")).as(instance.name()).isEqualTo(200);
                assertThat(status(instance, "readiness")).as(instance.name()).isEqualTo(503);
            }
        });
        assertThat(loaded.line().instances())
                .allSatisfy(one ->
                        assertThat(one.process().isAlive()).as(one.name()).isTrue());
        database.start();
        send(20);
        compare();
    }

    /** An instance answers only after it has waited for the database as long as its settings say. */
    private static int status(Instance instance, String probe) throws Exception {
        return Http.get(instance.port(), "/actuator/health/" + probe, "", STOP).statusCode();
    }

    /** A5: the partition of the city changes hands again and again while figures come in. */
    @Test
    @Order(3)
    void twoInstancesTakeTurns() throws Exception {
        for (int i = 0; i < 3; i++) {
            send(8);
            perform(FaultKind.SWAP_LEADER, "leader", 2, "");
        }
        perform(FaultKind.SKEW, "aggregation-2", 5, "PT-1M");
        send(8);
        perform(FaultKind.PAUSE, "aggregation-1", 25, "");
        compare();
    }

    /** As in a rolling upgrade: each instance ends and starts again, one after the other, while figures come in. */
    @Test
    @Order(4)
    void aRollingRestartLosesNothing() throws Exception {
        for (Instance instance : loaded.line().instances()) {
            CompletableFuture<Void> restarted = CompletableFuture.runAsync(() -> {
                instance.process().stop(STOP);
                instance.start();
            });
            await().atMost(TIMEOUT).pollInterval(BETWEEN_INPUTS).until(() -> {
                send(1);
                return restarted.isDone() && instance.isReady();
            });
            restarted.join();
        }
        compare();
    }

    /** A8: the receipts of old updates, one after another, leave both instances well. */
    @Test
    @Order(5)
    void oldReceiptsDoNotExhaustAService() throws Exception {
        List<TopicContent.Record> log = TopicContent.read(
                        loaded.line().bootstrapServers(), List.of("indicator-updates"))
                .records();
        Map<Integer, Integer> statuses = new TreeMap<>();
        for (TopicContent.Record record : log.subList(0, Math.min(log.size(), 300))) {
            for (Instance instance : loaded.line().instances(Service.AGGREGATION)) {
                HttpResponse<String> answer = Http.get(
                        instance.port(), "/api/v1/receipts/" + record.receipt(), Keys.READER, Duration.ofSeconds(20));
                statuses.merge(answer.statusCode(), 1, Integer::sum);
            }
        }
        assertThat(statuses).containsOnlyKeys(200);
        send(10);
        compare();
    }

    /** A2: a copy of the database that is older than what was done since. */
    @Test
    @Order(6)
    void anOlderDatabaseLosesNothing() throws Exception {
        loaded.line().copyDatabase();
        send(40);
        loaded.settle(WITHIN);
        perform(FaultKind.RESTORE, "database", 0, "");
        send(20);
        compare();
    }

    /** A9: the database of the aggregation service is gone while it runs. */
    @Test
    @Order(7)
    void aLostDatabaseIsMadeAgain() throws Exception {
        Map<String, Long> before = revisions();
        perform(FaultKind.DROP, "aggregation-database", 0, "");
        send(20);
        compare();
        revisions()
                .forEach((key, revision) -> assertThat(revision)
                        .as("revision of " + key)
                        .isGreaterThanOrEqualTo(before.getOrDefault(key, 0L)));
    }

    /** A9: the group's offsets are gone as well. */
    @Test
    @Order(8)
    void aLostDatabaseAndForgottenOffsetsAreMadeAgain() throws Exception {
        Map<String, Long> before = revisions();
        loaded.line()
                .instances(Service.AGGREGATION)
                .forEach(one -> one.process().stop(STOP));
        loaded.line().dropDatabase();
        perform(FaultKind.FORGET_OFFSETS, "aggregation", 0, "");
        send(20);
        compare();
        revisions()
                .forEach((key, revision) -> assertThat(revision)
                        .as("revision of " + key)
                        .isGreaterThanOrEqualTo(before.getOrDefault(key, 0L)));
    }

    /** A18: a database that does not answer although its connections stand. */
    @Test
    @Order(9)
    void aFrozenDatabaseIsOutlived() throws Exception {
        send(10);
        perform(FaultKind.PAUSE, "database", 30, "");
        send(10);
        compare();
    }

    /** A3: a log that lacks its beginning is not taken for the whole. */
    @Test
    @Order(10)
    void aTrimmedLogIsRefused() throws Exception {
        trim();
        for (Instance instance : loaded.line().instances(Service.AGGREGATION)) {
            instance.process().stop(STOP);
            instance.start();
        }
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(loaded.line().instances(Service.AGGREGATION))
                        .allSatisfy(
                                one -> assertThat(one.health()).as(one.name()).isIn("DOWN", "OUT_OF_SERVICE")));
        assertThat(Files.readString(
                        loaded.line().named("aggregation-1").process().log()))
                .contains("indicator-updates");
    }

    /** Every clock is four hours further on, once: what the oracle expects of verdicts is what holds after it. */
    private void passTheDeadline() throws InterruptedException {
        if (isAfterDeadline) {
            return;
        }
        isAfterDeadline = true;
        for (Instance instance : loaded.line().instances()) {
            instance.process().stop(STOP);
            instance.moveClock(BEFORE_DEADLINE.plusHours(1));
            instance.start();
        }
        loaded.settle(TIMEOUT);
    }

    private void send(int inputs) {
        for (int i = 0; i < inputs; i++) {
            // On a slow machine more are sent than planned; each has a number, and so an id, of its own.
            int number = sent++;
            loaded.send(loaded.generator().next(number, Math.max(INPUTS, number + 1)));
        }
    }

    private void perform(FaultKind kind, String target, int seconds, String detail) throws InterruptedException {
        PlannedFault fault = new PlannedFault(
                faults.done().size() + 1, Duration.ZERO, kind, target, Duration.ofSeconds(seconds), detail);
        ChaosRun.say(fault.describe());
        faults.perform(fault);
        Faults.Done done = faults.done().get(faults.done().size() - 1);
        assertThat(done.note()).isEmpty();
    }

    private void compare() throws InterruptedException {
        passTheDeadline();
        loaded.settle(WITHIN);
        loaded.compare(faults);
        String found = loaded.findings().toString();
        boolean isEmpty = loaded.findings().isEmpty();
        loaded.findings().clear();
        assertThat(isEmpty).as(found).isTrue();
    }

    private long notDue() throws IOException, InterruptedException {
        long notDue = 0;
        Instance instance = loaded.line().instances(Service.AGGREGATION).get(0);
        for (String scope : List.of("city", "cluster:cum-1", "cluster:cum-2", "cluster:cum-3")) {
            HttpResponse<String> answer = Http.get(
                    instance.port(),
                    "/api/v1/totals?quarter=2022-Q1&scope=" + scope,
                    Keys.READER,
                    Duration.ofSeconds(10));
            for (JsonNode total : Http.json(answer.body()).path("totals")) {
                for (JsonNode one : total.path("attainments")) {
                    notDue += one.path("reason").asString("").equals("NOT_DUE") ? 1 : 0;
                }
            }
        }
        return notDue;
    }

    private Map<String, Long> revisions() {
        Map<String, Long> revisions = new HashMap<>();
        TopicContent.latest(loaded.line().bootstrapServers(), "quarterly-totals")
                .forEach((key, record) -> {
                    JsonNode total = record.value();
                    if (total != null) {
                        revisions.put(key, total.path("revision").asLong());
                    }
                });
        return revisions;
    }

    private void trim() throws Exception {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", loaded.line().bootstrapServers()))) {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            for (int partition = 0; partition < 4; partition++) {
                ends.put(new TopicPartition("indicator-updates", partition), OffsetSpec.latest());
            }
            Map<TopicPartition, RecordsToDelete> half = new HashMap<>();
            admin.listOffsets(ends)
                    .all()
                    .get()
                    .forEach((partition, end) -> half.put(partition, RecordsToDelete.beforeOffset(end.offset() / 2)));
            admin.deleteRecords(half).all().get();
        }
    }
}
