package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.RejectionsCounted;
import vn.chitieu.contracts.UpdateAnswered;
import vn.chitieu.contracts.UpdateAnswered.Finding;
import vn.chitieu.contracts.UpdateAnswered.Outcome;
import vn.chitieu.contracts.UpdateRejected;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.support.testing.CatalogCopy;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** What a unit writes on its own topic is checked, passed on and answered as over HTTP. */
class DoorIT {

    private static final WardSystem WARD = new WardSystem(EmbeddedParts.PARTS, "nam-ngan");

    @AfterAll
    static void close() {
        WARD.close();
    }

    @Test
    void passesOnAndAnswersWhereItStands() throws Exception {
        UpdateAnswered answer = WARD.ask(figure("door-1", "2022-03", "1.75"));

        assertThat(answer.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(answer.id()).isEqualTo("door-1");
        assertThat(answer.errors()).isEmpty();
        ConsumerRecord<String, byte[]> record = at(answer.receipt());
        assertThat(record.key()).isEqualTo("thanh-hoa");
        IndicatorUpdated event = CloudEventRecords.read(record, IndicatorUpdated.TYPE, IndicatorUpdated.class);
        assertThat(event.id()).isEqualTo("door-1");
        assertThat(event.unit()).isEqualTo("nam-ngan");
        assertThat(event.value()).isEqualByComparingTo("1.75");
        assertThat(event.channel()).isEqualTo("kafka");
        assertThat(event.credential()).isEqualTo("ward-updates.thanh-hoa.nam-ngan");
        // Without a time of its own it was reported when it came.
        assertThat(Duration.between(event.reportedAt(), answer.answeredAt()))
                .isBetween(Duration.ZERO, Duration.ofMinutes(5));
    }

    @Test
    void givesAnIdThatFollowsFromItsPlaceToWhatHasNone() throws Exception {
        RecordMetadata place = WARD.send(
                "{\"unit\": \"nam-ngan\", \"indicator\": \"LAND_CLEARED\", \"period\": \"2022-02\", \"value\": \"1\"}");

        UpdateAnswered answer = WARD.answer(place);

        assertThat(answer.id()).matches("[0-9a-f]{32}-0");
        assertThat(CloudEventRecords.read(at(answer.receipt()), IndicatorUpdated.TYPE, IndicatorUpdated.class)
                        .id())
                .isEqualTo(answer.id());
    }

    @Test
    void refusesWithEverythingThatIsWrong() {
        UpdateAnswered answer = WARD.ask("{\"unit\": \"nam-ngan\", \"indicator\": \"LAND_CLEARED\","
                + " \"period\": \"2022-13\", \"value\": \"1,75\", \"status\": \"SURE\", \"colour\": 1,"
                + " \"unitOfMeasure\": \"m2\"}");

        assertThat(answer.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(answer.id()).isNull();
        assertThat(answer.receipt()).isNull();
        assertThat(codes(answer))
                .containsExactlyInAnyOrder(
                        "UNKNOWN_FIELD",
                        "PERIOD_NOT_READABLE",
                        "VALUE_NOT_A_DECIMAL",
                        "UNKNOWN_STATUS",
                        "WRONG_UNIT_OF_MEASURE");
        assertThat(answer.errors())
                .allSatisfy(error -> assertThat(error.message()).contains("expected", "got"));
        assertThat(kept(answer)).isEmpty();
    }

    @Test
    void countsForTheUnitWhatItRejects() {
        int before = rejectedRows("PERIOD_NOT_READABLE");
        int unreadable = rejectedRows("MALFORMED_JSON");
        WARD.ask(figure("door-rejected", "2022-13", "1"));
        WARD.answer(WARD.send(utf8("no update"), Map.of()));

        await().untilAsserted(() -> {
            assertThat(rejectedRows("PERIOD_NOT_READABLE")).isEqualTo(before + 1);
            assertThat(rejectedRows("MALFORMED_JSON")).isEqualTo(unreadable + 1);
        });
    }

    private static int rejectedRows(String code) {
        return EmbeddedParts.PARTS.published(Topics.REJECTION_COUNTS).stream()
                .map(DoorIT::counted)
                .filter(event -> event.unit().equals("nam-ngan"))
                .flatMap(event -> event.counts().stream())
                .filter(count -> count.code().equals(code))
                .mapToInt(RejectionsCounted.Count::rows)
                .sum();
    }

    private static RejectionsCounted counted(ConsumerRecord<String, byte[]> record) {
        try {
            return CloudEventRecords.read(record, RejectionsCounted.TYPE, RejectionsCounted.class);
        } catch (vn.chitieu.contracts.UnreadableEventException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Law 7: the topic says who speaks. */
    @Test
    void refusesTheFigureOfAnotherUnit() {
        UpdateAnswered answer = WARD.ask(figure("door-other", "2022-03", "1").replace("nam-ngan", "dien-bien"));

        assertThat(codes(answer)).containsExactly("FIGURE_OF_ANOTHER_UNIT");
        assertThat(answer.id()).isEqualTo("door-other");
        assertThat(passedOn("door-other")).isZero();
    }

    @Test
    void holdsBackWhatIsStrangeUntilItIsConfirmed() {
        String strange = repayment("door-repayment");

        UpdateAnswered asked = WARD.ask(strange);
        assertThat(asked.outcome()).isEqualTo(Outcome.NEEDS_CONFIRMATION);
        assertThat(asked.receipt()).isNull();
        assertThat(asked.warnings()).singleElement().satisfies(warning -> {
            assertThat(warning.code()).isEqualTo("CUMULATIVE_FIGURE_FALLS");
            assertThat(warning.messageVi()).isNotBlank();
        });
        assertThat(passedOn("door-repayment")).isZero();

        byte[] again = strange.getBytes(StandardCharsets.UTF_8);
        assertThat(WARD.answer(WARD.send(again, Map.of("confirm", "false"))).outcome())
                .isEqualTo(Outcome.NEEDS_CONFIRMATION);
        UpdateAnswered confirmed = WARD.answer(WARD.send(again, Map.of("confirm", "true")));
        assertThat(confirmed.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(confirmed.warnings()).hasSize(1);
        assertThat(passedOn("door-repayment")).isOne();
    }

    @Test
    void takesWhatIsLateAndMarksIt() {
        UpdateAnswered late = WARD.ask(figure("door-late", "2021-12", "1"));

        assertThat(late.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(late.lateSince()).isAtSameInstantAs(OffsetDateTime.parse("2022-01-11T00:00:00+07:00"));
        assertThat(late.exception()).isNull();
    }

    @ParameterizedTest
    @MethodSource
    void keepsAsideWhatCannotBeRead(String code, byte[] value) throws Exception {
        UpdateAnswered answer = WARD.answer(WARD.send(value, Map.of()));

        assertThat(answer.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(answer.id()).isNull();
        assertThat(codes(answer)).containsExactly(code);
        UpdateRejected rejected = kept(answer).orElseThrow();
        byte[] sent = value == null ? new byte[0] : value;
        assertThat(Base64.getDecoder().decode(rejected.valueBase64()))
                .as("the copy, which is bounded")
                .isEqualTo(Arrays.copyOf(sent, Math.min(sent.length, 128 * 1024)));
        assertThat(rejected.errors())
                .extracting(UpdateRejected.Problem::code)
                .isEqualTo(sent.length > 128 * 1024 ? List.of(code, "VALUE_CUT") : List.of(code));
        assertThat(rejected.errors()).allSatisfy(error -> {
            assertThat(error.message()).contains("expected", "got");
            assertThat(error.messageVi()).contains(". Hãy ");
        });
        assertThat(answer.errors().get(0).messageVi()).contains(". Hãy ");
        assertThat(WARD.ask(figure("after-" + answer.offset(), "2022-03", "1")).outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    static Stream<Arguments> keepsAsideWhatCannotBeRead() {
        return Stream.of(
                unreadable("MALFORMED_JSON", null),
                unreadable("MALFORMED_JSON", new byte[0]),
                unreadable("MALFORMED_JSON", utf8("{\"unit\": \"nam-ngan\", ")),
                unreadable("MALFORMED_JSON", utf8("nam-ngan;LAND_CLEARED;2022-03;1")),
                unreadable("NOT_UTF8", "{\"note\": \"Đông\"}".getBytes(StandardCharsets.UTF_16)),
                unreadable("NOT_UTF8", new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'}),
                unreadable("JSON_LIMIT_EXCEEDED", utf8("{\"note\": " + "[".repeat(50_000))),
                unreadable("UNEXPECTED_SHAPE", utf8("[" + figure("in-a-list", "2022-03", "1") + "]")),
                unreadable("UNEXPECTED_SHAPE", utf8(figure("a", "2022-03", "1") + figure("b", "2022-03", "1"))),
                unreadable("UNEXPECTED_SHAPE", utf8("17")),
                unreadable("BODY_TOO_LARGE", utf8("{\"note\": \"" + "x".repeat(200_000) + "\"}")),
                unreadable("BODY_TOO_LARGE", filled(250_000)));
    }

    @Test
    void refusesAFieldThatCameTwice() {
        UpdateAnswered answer = WARD.ask(figure("door-twice", "2022-03", "1").replace("}", ", \"value\": \"2\"}"));

        assertThat(codes(answer)).contains("DUPLICATE_FIELD");
        assertThat(passedOn("door-twice")).isZero();
    }

    /** A few hundred bytes that would become a gigabyte for whoever reads them never lie on the topic. */
    @Test
    void theBrokerTakesNothingThatUnpacksToMoreThanARecord() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                TestBroker.bootstrapServers(),
                "compression.type",
                "gzip",
                "max.request.size",
                64 << 20,
                "buffer.memory",
                128L << 20,
                "acks",
                "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            assertThatThrownBy(() -> producer.send(new ProducerRecord<>(
                                    Topics.wardUpdates("thanh-hoa", "nam-ngan"), new byte[16 << 20]))
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(RecordTooLargeException.class);
        }
        assertThat(WARD.ask(figure("after-the-bomb", "2022-03", "1")).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    /** As over HTTP: what became of the second one, its receipt says. */
    @Test
    void passesOnTheSameIdAgain() {
        String first = figure("door-again", "2022-03", "1");

        UpdateAnswered one = WARD.ask(first);
        UpdateAnswered same = WARD.ask(first);
        UpdateAnswered other = WARD.ask(figure("door-again", "2022-03", "2"));

        assertThat(List.of(one, same, other))
                .extracting(UpdateAnswered::receipt)
                .doesNotHaveDuplicates();
        assertThat(passedOn("door-again")).isEqualTo(3);
    }

    @Test
    void answersAThousandMixedRecordsInTheirOrder() {
        try (WardSystem ward = new WardSystem(EmbeddedParts.PARTS, "dong-son")) {
            List<String> records = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                records.add(
                        switch (i % 4) {
                            case 0 -> figure("mix-" + i, "2022-03", i + ".5").replace("nam-ngan", "dong-son");
                            case 1 -> figure("mix-" + i, "2022-03", "1");
                            case 2 -> "{\"half\": ";
                            default -> repayment("mix-" + i).replace("nam-ngan", "dong-son");
                        });
            }

            List<RecordMetadata> places = ward.sendAll(records);
            ward.answer(places.get(999));

            List<UpdateAnswered> answers = ward.answers();
            assertThat(answers)
                    .extracting(UpdateAnswered::offset)
                    .containsExactlyElementsOf(
                            places.stream().map(RecordMetadata::offset).toList());
            assertThat(answers.stream().filter(one -> one.outcome() == Outcome.ACCEPTED))
                    .hasSize(250)
                    .allSatisfy(one -> assertThat(Integer.parseInt(one.id().substring(4)) % 4)
                            .isZero());
            assertThat(answers.stream().filter(one -> codes(one).equals(List.of("FIGURE_OF_ANOTHER_UNIT"))))
                    .hasSize(250);
            assertThat(answers.stream().filter(one -> codes(one).equals(List.of("MALFORMED_JSON"))))
                    .hasSize(250);
            assertThat(answers.stream().filter(one -> one.outcome() == Outcome.NEEDS_CONFIRMATION))
                    .hasSize(250);
            assertThat(published().stream().filter(event -> event.id().startsWith("mix-")))
                    .extracting(IndicatorUpdated::id)
                    .containsExactlyElementsOf(answers.stream()
                            .filter(one -> one.outcome() == Outcome.ACCEPTED)
                            .map(UpdateAnswered::id)
                            .toList());
        }
    }

    /** Two instances share the units, and one of them knows a unit more. */
    @Test
    void aNewUnitIsServedWithoutARestart(@TempDir Path directory) throws Exception {
        CatalogCopy city = CatalogCopy.in(directory);
        try (ServiceUnderTest another = ServiceUnderTest.start(
                        TestBroker.bootstrapServers(),
                        TestDatabase.uri(),
                        "chitieu.catalog=" + directory,
                        "chitieu.catalog-reload=100ms");
                WardSystem fresh = new WardSystem(EmbeddedParts.PARTS, "khu-cua")) {
            city.replace("units.csv", "", "khu-cua,DEP-KC,Ban Quản lý khu Cửa,VERTICAL,,,2013-12-31,,,,\n");

            UpdateAnswered answer = fresh.ask(figure("door-new", "2022-03", "1").replace("nam-ngan", "khu-cua"));

            // Known and served, though it is no more.
            assertThat(codes(answer)).containsExactly("UNIT_NOT_IN_PERIOD");
            assertThat(WARD.ask(figure("door-beside", "2022-03", "1")).outcome())
                    .isEqualTo(Outcome.ACCEPTED);
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(another.get("/actuator/health", "")
                                    .json()
                                    .at("/components/door/status")
                                    .asString())
                            .isEqualTo("UP"));
        }
    }

    @Test
    void canBeShut() {
        try (ServiceUnderTest shut = ServiceUnderTest.start(
                TestBroker.bootstrapServers(), TestDatabase.uri(), "chitieu.ingestion.door.enabled=false")) {
            assertThat(shut.get("/actuator/health", "")
                            .json()
                            .at("/components/door")
                            .isMissingNode())
                    .isTrue();
        }
    }

    @Test
    void countsItsAnswersAndTellsItsLag() {
        double before = answers("accepted");
        WARD.ask(figure("door-counted", "2022-03", "1"));

        // Counted once it is certain, a moment after it can be read.
        await().untilAsserted(() -> assertThat(answers("accepted")).isGreaterThan(before));
        assertThat(EmbeddedParts.SERVICE
                        .get("/actuator/prometheus", "")
                        .response()
                        .body())
                .contains("chitieu_ingestion_door_lag", "chitieu_ingestion_door_partitions");
    }

    private static double answers(String outcome) {
        return EmbeddedParts.SERVICE
                .bean(io.micrometer.core.instrument.MeterRegistry.class)
                .get("chitieu.ingestion.door.answers")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static Arguments unreadable(String code, byte[] value) {
        return Arguments.of(code, value);
    }

    private static byte[] filled(int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) '[');
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String figure(String id, String period, String value) {
        return "{\"id\": \"%s\", \"unit\": \"nam-ngan\", \"indicator\": \"LAND_CLEARED\", \"period\": \"%s\", \"value\": \"%s\"}"
                .formatted(id, period, value);
    }

    /** Returns revenue below zero, which makes what was reached since 1 January less. */
    private static String repayment(String id) {
        return figure(id, "2022-03", "-6").replace("LAND_CLEARED", "BUDGET_REVENUE");
    }

    private static List<String> codes(UpdateAnswered answer) {
        return answer.errors().stream().map(Finding::code).toList();
    }

    private static ConsumerRecord<String, byte[]> at(String receipt) {
        return EmbeddedParts.PARTS.published().stream()
                .filter(record -> receipt.equals(record.partition() + "-" + record.offset()))
                .findFirst()
                .orElseThrow();
    }

    private static long passedOn(String id) {
        return published().stream().filter(event -> event.id().equals(id)).count();
    }

    private static List<IndicatorUpdated> published() {
        List<IndicatorUpdated> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : EmbeddedParts.PARTS.published()) {
            try {
                events.add(CloudEventRecords.read(record, IndicatorUpdated.TYPE, IndicatorUpdated.class));
            } catch (vn.chitieu.contracts.UnreadableEventException ofAnotherTest) {
                continue;
            }
        }
        return events;
    }

    private static Optional<UpdateRejected> kept(UpdateAnswered answer) {
        for (ConsumerRecord<String, byte[]> record : EmbeddedParts.PARTS.published(Topics.REJECTED_UPDATES)) {
            try {
                UpdateRejected event = CloudEventRecords.read(record, UpdateRejected.TYPE, UpdateRejected.class);
                if (event.topic().equals(answer.topic()) && event.offset() == answer.offset()) {
                    return Optional.of(event);
                }
            } catch (vn.chitieu.contracts.UnreadableEventException ofAnotherTest) {
                continue;
            }
        }
        return Optional.empty();
    }
}
