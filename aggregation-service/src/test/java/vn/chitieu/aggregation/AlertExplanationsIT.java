package vn.chitieu.aggregation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.aggregation.AggregationStory.update;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.RejectionsCounted;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.testing.AlertChangedFixture;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.support.testing.OwnBroker;
import vn.chitieu.support.testing.TestDatabase;

/** Explanations of alert cases come from the topic, as notification writes it, into the store and every report. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertExplanationsIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String HEADING = "Nguyên nhân và giải pháp theo giải trình";
    private static final String CASE = "BEHIND_TARGET/city/LAND_CLEARED/2005-Q1/PROVINCE";
    private static final String PARAGRAPH = "Nguyên nhân: Vướng giải phóng mặt bằng. Giải pháp: Tổ chức đối thoại."
            + " Cam kết khắc phục chậm nhất hết ngày 20/04/2005 (";

    private final String database = TestDatabase.freshName();

    private OwnBroker broker;
    private Admin admin;
    private KafkaProducer<String, byte[]> log;
    private RunningAggregation service;

    @BeforeAll
    void start(@TempDir(cleanup = CleanupMode.NEVER) Path data) throws Exception {
        broker = OwnBroker.start(data);
        admin = Admin.create(broker.superUser());
        log = new KafkaProducer<>(broker.superUser(), new StringSerializer(), new ByteArraySerializer());
        service = startService();
        send(update("e-1", "nam-ngan", "LAND_CLEARED", "2005-01", "3"));
        await().atMost(TIMEOUT).until(() -> service.status("/reports/2005-Q1?scope=city") == 200);
    }

    @AfterAll
    void stop() {
        service.close();
        log.close();
        admin.close();
        broker.close();
    }

    @Test
    @Order(1)
    void anExplanationStandsInPageDocumentWorkbookAndJson() throws Exception {
        assertThat(service.text("/reports/2005-Q1?scope=city")).doesNotContain(HEADING);

        send(event(CASE, 1, null));
        send(event(CASE, 2, "Vướng giải phóng mặt bằng"));

        await().atMost(TIMEOUT)
                .untilAsserted(() ->
                        assertThat(service.text("/reports/2005-Q1?scope=city")).contains(HEADING, PARAGRAPH));
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file("docx")))) {
            assertThat(document.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .anyMatch(text -> text.contains(HEADING))
                    .anyMatch(text -> text.contains(PARAGRAPH));
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file("xlsx")))) {
            assertThat(texts(workbook)).contains(HEADING, PARAGRAPH);
        }
        assertThat(service.text("/api/v1/reports/2005-Q1?scope=city")).contains(HEADING, PARAGRAPH);
    }

    /** The figure and its case know each other: the figure shows who was asked, and what was answered. */
    @Test
    @Order(2)
    void theFigureShowsWhoWasAskedAndWhatWasAnswered() throws Exception {
        assertThat(service.text("/api/v1/alerts?quarter=2005-Q1&scope=city"))
                .contains(
                        "\"id\":\"" + CASE + "\"",
                        "\"asked\":[{\"id\":\"uv-btv-doanh-nghiep\",\"position\":{\"vi\":",
                        "\"cause\":\"Vướng giải phóng mặt bằng\"",
                        "\"promisedFor\":\"2005-04-20\"");
        assertThat(service.text("/api/v1/alerts?quarter=2005-Q1&scope=unit:nam-ngan"))
                .contains("\"alerts\":[]");
    }

    /** Of a case the newest version counts, whatever comes again, and however often. */
    @Test
    @Order(3)
    void whatIsDeliveredAgainChangesNothing() throws Exception {
        send(event(CASE, 4, "Mưa lũ kéo dài"));
        send(event(CASE, 2, "Vướng giải phóng mặt bằng"));
        send(event(CASE, 4, "Mưa lũ kéo dài"));
        awaitTaken();
        List<Document> before = stored();
        assertThat(before).singleElement().satisfies(one -> {
            assertThat(one.getString("cause")).isEqualTo("Mưa lũ kéo dài");
            assertThat(one.getLong("version")).isEqualTo(4);
        });

        service.close();
        forgetPosition(Topics.ALERT_EVENTS + "/cases-0");
        service = startService();
        awaitTaken();

        assertThat(stored()).isEqualTo(before);
    }

    /** As every reader of an event that is no update does: a line in the log, and the next one is taken. */
    @Test
    @Order(4)
    void aRecordThatCannotBeReadIsPassedOverAndTheNextOneTaken() throws Exception {
        send(new ProducerRecord<>(Topics.ALERT_EVENTS, CASE, new byte[] {1, 2, 3}));
        send(new ProducerRecord<>(Topics.ALERT_EVENTS, CASE, null));
        ProducerRecord<String, byte[]> half = event(CASE, 9, "x");
        send(new ProducerRecord<>(
                half.topic(), null, half.key(), "{\"id\":\"x\",\"version\":9}".getBytes(UTF_8), half.headers()));
        send(event("BEHIND_TARGET/unit:nam-ngan/LAND_CLEARED/2005-Q1/CITY", 1, "Thiếu nhân lực"));

        await().atMost(TIMEOUT)
                .until(() ->
                        service.text("/reports/2005-Q1?scope=unit:nam-ngan").contains("Nguyên nhân: Thiếu nhân lực."));
        awaitTaken();
        assertThat(stored()).extracting(one -> one.getLong("version")).containsExactlyInAnyOrder(4L, 1L);
        assertThat(end(Topics.REJECTED_UPDATES)).isZero();
        assertThat(service.status("/actuator/health/readiness")).isEqualTo(200);
    }

    /** What units remarked, and what the city answered, stands beside the explanations; text is never a formula. */
    @Test
    @Order(5)
    void remarksOfUnitsStandInPageDocumentWorkbookAndJson() throws Exception {
        String heading = "Khó khăn, kiến nghị của các đơn vị";
        String text = "=HYPERLINK(\"http://example.org\") <b>đề nghị</b> " + "bổ sung kinh phí, ".repeat(100) + "hết";
        send(remark(2, text));
        send(remark(1, "một bản cũ"));

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(service.text("/reports/2005-Q1?scope=city"))
                        .contains(heading, "&lt;b&gt;đề nghị&lt;/b&gt;", "Trả lời (lanh-dao, 07/04/2005): Đồng ý.")
                        .doesNotContain("<b>đề nghị", "một bản cũ"));
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file("docx")))) {
            assertThat(document.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .anyMatch(one -> one.contains(heading))
                    .anyMatch(one -> one.contains(text) && one.endsWith("Trả lời (lanh-dao, 07/04/2005): Đồng ý."));
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(file("xlsx")))) {
            assertThat(texts(workbook)).contains(heading, text, "Đồng ý.");
            assertThat(StreamSupport.stream(workbook.spliterator(), false)
                            .flatMap(sheet -> StreamSupport.stream(sheet.spliterator(), false))
                            .flatMap(row -> StreamSupport.stream(row.spliterator(), false)))
                    .noneMatch(cell -> cell.getCellType() == CellType.FORMULA);
        }
        assertThat(service.text("/api/v1/reports/2005-Q1?scope=city")).contains(heading, "Đồng ý.");
    }

    /** The page of a unit counts the rows that were rejected at entry, each record of them once. */
    @Test
    @Order(6)
    void theQualityOfAUnitHasItsRejectedRows() throws Exception {
        assertThat(service.text("/api/v1/units?quarter=2005-Q1&scope=unit:nam-ngan"))
                .contains("\"rejected\":0");
        send(rejections(2, 1));
        send(new ProducerRecord<>(Topics.REJECTION_COUNTS, "thanh-hoa", new byte[] {1, 2, 3}));
        send(rejections(4));
        awaitRejected(7);

        service.close();
        forgetPosition(Topics.REJECTION_COUNTS + "-0");
        service = startService();
        send(rejections(1));
        awaitRejected(8);
    }

    private void awaitRejected(int rows) {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(service.text("/api/v1/units?quarter=2005-Q1&scope=unit:nam-ngan"))
                        .contains("\"rejected\":" + rows + ","));
    }

    /** Written as by {@code KafkaRejectionLog} of ingestion. */
    private static ProducerRecord<String, byte[]> rejections(int... rows) {
        Instant at = Instant.parse("2005-04-02T03:00:00Z");
        RejectionsCounted event = new RejectionsCounted(
                "thanh-hoa",
                "nam-ngan",
                Quarter.parse("2005-Q1"),
                Arrays.stream(rows)
                        .mapToObj(each -> new RejectionsCounted.Count("CODE_" + each, each))
                        .toList(),
                at);
        return CloudEventRecords.write(
                Topics.REJECTION_COUNTS,
                event.city(),
                RejectionsCounted.TYPE,
                UUID.randomUUID().toString(),
                "/chitieu/ingestion",
                at,
                event);
    }

    /** Written as by {@code KafkaRemarkRecords} of ingestion. */
    private static ProducerRecord<String, byte[]> remark(long version, String text) {
        Instant at = Instant.parse("2005-04-07T03:00:00Z");
        RemarkChanged event = new RemarkChanged(
                "thanh-hoa",
                "0f3a9c0e5b7d4a21",
                version,
                "nam-ngan",
                new Quarter(2005, 1),
                RemarkChanged.Kind.PROPOSAL,
                RemarkChanged.State.ANSWERED,
                null,
                text,
                "account:nam-ngan",
                at,
                List.of(new RemarkChanged.Answer("Đồng ý", "account:lanh-dao", at)));
        return CloudEventRecords.write(
                Topics.UNIT_REMARKS,
                event.city(),
                RemarkChanged.TYPE,
                event.id() + "-" + version,
                "/chitieu/ingestion",
                at,
                event);
    }

    private RunningAggregation startService() {
        return RunningAggregation.start(
                broker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.catalog=../catalog/thanh-hoa",
                "chitieu.topics.partitions=1",
                "chitieu.aggregation.database=" + database);
    }

    /** The position is stored once all before it is. */
    private void awaitTaken() {
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(service.context()
                                .getBean("alertPositions", LogPositions.class)
                                .next(0))
                        .hasValue(end(Topics.ALERT_EVENTS)));
    }

    private void forgetPosition(String id) {
        MongoDatabase stored = TestDatabase.named(database);
        long forgotten = StreamSupport.stream(stored.listCollectionNames().spliterator(), false)
                .filter(name -> name.startsWith("positions"))
                .mapToLong(name -> stored.getCollection(name)
                        .deleteOne(Filters.eq("_id", id))
                        .getDeletedCount())
                .sum();
        assertThat(forgotten).isEqualTo(1);
    }

    private List<Document> stored() {
        return TestDatabase.named(database).getCollection("explanations").find().into(new ArrayList<>());
    }

    private long end(String topic) throws Exception {
        TopicPartition partition = new TopicPartition(topic, 0);
        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
    }

    private void send(ProducerRecord<String, byte[]> record) throws Exception {
        log.send(record).get();
    }

    private byte[] file(String type) throws Exception {
        int port = RunningAggregation.port(service.context(), "/reports");
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + port + "/reports/2005-Q1." + type + "?scope=city"))
                                .header("Authorization", "Bearer " + AReader.KEY)
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String texts(XSSFWorkbook workbook) {
        return StreamSupport.stream(workbook.spliterator(), false)
                .flatMap(sheet -> StreamSupport.stream(sheet.spliterator(), false))
                .flatMap(row -> StreamSupport.stream(row.spliterator(), false))
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    /** Written as by {@code KafkaAlertEvents} of notification. */
    private static ProducerRecord<String, byte[]> event(String caseId, long version, @Nullable String cause) {
        Instant at = Instant.parse("2005-04-07T03:00:00Z");
        AlertChanged event = AlertChangedFixture.of(caseId)
                .id("0123456789abcdef0123456789abcde" + version)
                .moved(new AlertChanged.Transition(
                        1, version, cause == null ? "CONFIRMED" : "EXPLAINED", "OPEN", "OPEN"))
                .at(new AlertChanged.State(0, "NORMAL", at, 1))
                .with(
                        new AlertChanged.Amounts(BigDecimal.ONE, BigDecimal.ONE, null, null),
                        AlertChanged.Judged.untargeted(Verdict.BEHIND))
                .answered(
                        cause == null
                                ? null
                                : new AlertChanged.Answer(
                                        cause, "Tổ chức đối thoại.", LocalDate.parse("2005-04-20"), "key-of-staff", at))
                .asking(new AlertChanged.Asked(List.of("uv-btv-doanh-nghiep"), at.plusSeconds(86_400)))
                .build();
        return CloudEventRecords.write(
                Topics.ALERT_EVENTS,
                event.caseId(),
                AlertChanged.TYPE,
                event.id(),
                "/chitieu/notification",
                event.state().occurredAt(),
                event);
    }
}
