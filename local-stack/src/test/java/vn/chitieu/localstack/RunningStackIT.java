package vn.chitieu.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.catalog.files.CityFolders;
import vn.chitieu.catalog.sample.PublishedFigure;
import vn.chitieu.catalog.sample.PublishedFiguresFile;
import vn.chitieu.catalog.sample.SampleUpdate;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.QuarterlyTotal.Attainment;
import vn.chitieu.embedded.DeliveredMail;
import vn.chitieu.localstack.data.KeyRing;
import vn.chitieu.localstack.data.SignIns.SignIn;
import vn.chitieu.localstack.foreign.ForeignParts;
import vn.chitieu.localstack.sample.Sample;
import vn.chitieu.localstack.services.IngestionApi;
import vn.chitieu.localstack.services.ServiceProcesses;

/**
 * The stack as {@code --secure} starts it, with two cities: the second has the same units and indicators as the first.
 * One with a single city and no users of the broker is under the tests of the pages.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
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
    private static final Sample SAMPLE = Sample.of(CATALOG);

    @TempDir
    private static Path data;

    @TempDir
    private static Path cities;

    private static RunningStack stack;

    @BeforeAll
    static void load() throws IOException {
        copyTheSample(cities.resolve("hue"));
        stack = start();
        assertThat(stack.load(SAMPLE, (done, total) -> {})).isPositive();
        stack.awaitSettled(TIMEOUT);
        stack.keepClasses();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void whatWasPublishedComesOutOfTheSample() throws Exception {
        assertThat(stack.keys().all()).containsKeys(KeyRing.ADMIN, KeyRing.READER, KeyRing.TARGETS, "nam-ngan");
        assertThat(PublishedFiguresFile.read(CATALOG))
                .isNotEmpty()
                .allSatisfy(figure -> assertThat(figure.allows(reached(totalOf(figure), figure)))
                        .as(figure.toString())
                        .isTrue());
        assertThat(recipients()).isNotEmpty();
    }

    @Test
    @Order(1)
    void anotherStackOnTheSameFolderDoesNotStart() {
        assertThatThrownBy(RunningStackIT::start)
                .isInstanceOf(StackException.class)
                .hasMessageContaining("Another stack runs on the data folder");
    }

    @Test
    @Order(1)
    void eachServiceHasAUserOfTheBrokerThatMayWhatItNeedsAndNoOtherIsLetIn() throws Exception {
        try (Admin broker = Admin.create(stack.superUser())) {
            await().atMost(TIMEOUT)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(idleGroups(broker)).isEmpty());
        }
        try (Admin stranger = Admin.create(Map.of(
                "bootstrap.servers", stack.bootstrapServers(),
                "request.timeout.ms", "1000",
                "default.api.timeout.ms", "2000"))) {
            assertThatThrownBy(() -> stranger.listTopics().names().get()).hasCauseInstanceOf(TimeoutException.class);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("broker-users.csv"))))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(data.resolve("broker-users.csv")))
                .extracting(line -> line.split(",", -1)[0])
                .containsExactly("user", "broker", "ingestion", "aggregation", "notification");
    }

    @Test
    @Order(2)
    void eachCityHasKeysUsersAndTotalsOfItsOwn() {
        assertThat(stack.catalogs().cities()).containsExactly("thanh-hoa", "hue");
        assertThat(stack.signIns()).extracting(SignIn::user).contains("lanh-dao", "lanh-dao.hue", "tinh");
        List<QuarterlyTotal> totals = stack.cityTotals(SAMPLE.quarter());
        assertThat(stack.cityTotals("hue", SAMPLE.quarter()))
                .isNotEmpty()
                .allSatisfy(total -> assertThat(total.amounts().value()).isNull());

        SampleUpdate land = SAMPLE.batches().stream()
                .filter(batch -> batch.quarter().equals(SAMPLE.quarter()))
                .flatMap(batch -> batch.updates().stream())
                .filter(update -> update.indicator().equals("LAND_CLEARED"))
                .findFirst()
                .orElseThrow();
        String key = stack.keys().key(land.unit() + ".hue").orElseThrow();
        new IngestionApi(stack.services().ingestion(), "").send(key, "hue", List.of(land));
        stack.awaitSettled(TIMEOUT);

        assertThat(stack.cityTotals("hue", SAMPLE.quarter()))
                .filteredOn(total -> total.indicator().equals("LAND_CLEARED"))
                .extracting(total -> total.amounts().value())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(land.value());
        assertThat(stack.cityTotals(SAMPLE.quarter())).containsExactlyInAnyOrderElementsOf(totals);
    }

    @Test
    @Order(3)
    void itComesBackWithTheSameTotalsAndMailsAndSendsTheSampleOnce() {
        List<QuarterlyTotal> totals = stack.cityTotals(SAMPLE.quarter());
        List<String> alerts = recipients();
        stack.close();

        stack = start();
        assertThat(stack.load(SAMPLE, (done, total) -> {})).isZero();
        stack.awaitSettled(TIMEOUT);

        assertThat(stack.cityTotals(SAMPLE.quarter())).containsExactlyInAnyOrderElementsOf(totals);
        assertThat(recipients()).containsExactlyElementsOf(alerts);
        assertThat(stack.clock().now()).isBetween(SAMPLE.date(), SAMPLE.date().plus(Duration.ofMinutes(30)));
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

    private static RunningStack start() {
        List<Path> catalogs = CityFolders.of(List.of(CATALOG, cities));
        StackPlan plan = new StackPlan(data, catalogs, true, null, Ports.free(), true, ForeignParts.none());
        Closer closer = new Closer();
        try {
            return RunningStack.start(plan, SAMPLE, SERVICES, closer);
        } catch (StackException e) {
            closer.close();
            throw e;
        }
    }

    private static QuarterlyTotal totalOf(PublishedFigure figure) {
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

    private static List<String> recipients() {
        return stack.inbox().orElseThrow().all().stream()
                .map(DeliveredMail::recipient)
                .toList();
    }

    private static void copyTheSample(Path target) throws IOException {
        try (Stream<Path> files = Files.walk(CATALOG)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = target.resolve(CATALOG.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Path city = target.resolve("city.yaml");
        Files.writeString(city, Files.readString(city).replace("id: thanh-hoa", "id: hue"));
    }
}
