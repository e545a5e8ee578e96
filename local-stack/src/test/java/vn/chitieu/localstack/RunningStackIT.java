package vn.chitieu.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.catalog.sample.PublishedFigure;
import vn.chitieu.catalog.sample.PublishedFiguresFile;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.QuarterlyTotal.Attainment;
import vn.chitieu.embedded.DeliveredMail;
import vn.chitieu.localstack.data.KeyRing;
import vn.chitieu.localstack.foreign.ForeignParts;
import vn.chitieu.localstack.sample.Sample;
import vn.chitieu.localstack.services.ServiceProcesses;

class RunningStackIT {

    private static final Path CATALOG = Path.of("..", "catalog", "thanh-hoa");
    private static final ServiceProcesses SERVICES = new ServiceProcesses(Path.of(".."), Path.of("target", "services"));
    private static final List<String> GROUPS = List.of(
            "ingestion-rejections",
            "aggregation",
            "aggregation-explanations",
            "aggregation-targets",
            "notification",
            "notification-rejections",
            "notification-remarks");
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @TempDir
    private Path data;

    @Test
    void loadsTheSampleOnceAndComesBackWithTheSameTotalsAndMails() throws Exception {
        Sample sample = Sample.of(CATALOG);
        List<QuarterlyTotal> totals;
        List<String> alerts;
        try (RunningStack stack = start(sample)) {
            assertThat(stack.load(sample, (done, total) -> {})).isPositive();
            stack.awaitSettled(TIMEOUT);
            totals = stack.cityTotals(sample.quarter());
            alerts = recipients(stack);

            assertThat(stack.keys().all()).containsKeys(KeyRing.ADMIN, KeyRing.READER, KeyRing.TARGETS, "nam-ngan");
            assertThat(PublishedFiguresFile.read(CATALOG))
                    .isNotEmpty()
                    .allSatisfy(figure -> assertThat(figure.allows(reached(totalOf(figure, stack), figure)))
                            .as(figure.toString())
                            .isTrue());
            assertThat(alerts).isNotEmpty();
            assertThatThrownBy(() -> start(sample))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("Another stack runs on the data folder");
        }

        try (RunningStack again = start(sample)) {
            assertThat(again.load(sample, (done, total) -> {})).isZero();
            again.awaitSettled(TIMEOUT);

            assertThat(again.cityTotals(sample.quarter())).containsExactlyInAnyOrderElementsOf(totals);
            assertThat(recipients(again)).containsExactlyElementsOf(alerts);
            assertThat(again.clock().now())
                    .isBetween(sample.date(), sample.date().plus(Duration.ofMinutes(30)));
        }
    }

    @Test
    void aSecuredStackDoesTheSameWithUsersThatMayWhatTheyNeedAndLetsInNoOther() throws Exception {
        Sample sample = Sample.of(CATALOG);
        try (RunningStack stack = start(sample, true)) {
            stack.load(sample, (done, total) -> {});
            stack.awaitSettled(TIMEOUT);

            assertThat(stack.cityTotals(sample.quarter())).isNotEmpty();
            assertThat(recipients(stack)).isNotEmpty();
            try (Admin broker = Admin.create(stack.superUser())) {
                await().atMost(TIMEOUT)
                        .ignoreExceptions()
                        .untilAsserted(() -> assertThat(idleGroups(broker)).isEmpty());
            }
            try (Admin stranger = Admin.create(Map.of(
                    "bootstrap.servers", stack.bootstrapServers(),
                    "request.timeout.ms", "1000",
                    "default.api.timeout.ms", "2000"))) {
                assertThatThrownBy(() -> stranger.listTopics().names().get())
                        .hasCauseInstanceOf(TimeoutException.class);
            }
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("broker-users.csv"))))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(data.resolve("broker-users.csv")))
                .extracting(line -> line.split(",", -1)[0])
                .containsExactly("user", "broker", "ingestion", "aggregation", "notification");
    }

    /** Returns the groups of the services that have no member, or one that was given nothing to read. */
    private static List<String> idleGroups(Admin broker) throws Exception {
        return broker.describeConsumerGroups(GROUPS).all().get().values().stream()
                .filter(group -> group.members().isEmpty()
                        || group.members().stream()
                                .anyMatch(member ->
                                        member.assignment().topicPartitions().isEmpty()))
                .map(ConsumerGroupDescription::groupId)
                .sorted()
                .toList();
    }

    private RunningStack start(Sample sample) {
        return start(sample, false);
    }

    private RunningStack start(Sample sample, boolean secure) {
        StackPlan plan = new StackPlan(data, List.of(CATALOG), true, null, Ports.free(), secure, ForeignParts.none());
        Closer closer = new Closer();
        try {
            return RunningStack.start(plan, sample, SERVICES, closer);
        } catch (StackException e) {
            closer.close();
            throw e;
        }
    }

    private static QuarterlyTotal totalOf(PublishedFigure figure, RunningStack stack) {
        return stack.cityTotals(figure.quarter()).stream()
                .filter(total -> total.indicator().equals(figure.indicator()))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal reached(QuarterlyTotal total, PublishedFigure figure) {
        BigDecimal reached = switch (figure.what()) {
            case VALUE -> total.amounts().value();
            case GROWTH -> total.yearAgo().growthPercent();
            case SHARE ->
                total.attainments().stream()
                        .filter(attainment -> attainment.owner().equals(figure.owner()))
                        .map(Attainment::sharePercent)
                        .findFirst()
                        .orElseThrow();
        };
        assertThat(reached).as(figure.toString()).isNotNull();
        return reached;
    }

    private static List<String> recipients(RunningStack stack) {
        return stack.inbox().orElseThrow().all().stream()
                .map(DeliveredMail::recipient)
                .toList();
    }
}
