package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.support.testing.RecordedSpans;
import vn.chitieu.support.testing.TestDatabase;
import vn.chitieu.support.tracing.RequestTraceFilter;

/** The trace of a figure begins with its sender, and the record on the log is of it. */
class TracesIT {

    private static final RecordedSpans SPANS = new RecordedSpans();
    /** Its own, because the services at one broker share the records of units. */
    private static final EmbeddedBroker BROKER =
            EmbeddedBroker.start(Path.of("target", "traces-" + UUID.randomUUID()), 0);

    private static final ServiceUnderTest SERVICE = ServiceUnderTest.start(
            SPANS.into(IngestionApplication.application()),
            Stream.concat(
                            Stream.of(RecordedSpans.settings()).map(setting -> setting.substring(2)),
                            Stream.of(
                                    "spring.kafka.bootstrap-servers=" + BROKER.bootstrapServers(),
                                    "spring.mongodb.uri=" + TestDatabase.uri(),
                                    "chitieu.topics.partitions=1",
                                    "chitieu.ingestion.database=" + TestDatabase.freshName()))
                    .toList());
    private static final Parts PARTS = new Parts(SERVICE, BROKER.bootstrapServers());
    private static final String KEY = SERVICE.keyOf("nam-ngan");

    @AfterAll
    static void close() {
        SERVICE.close();
        BROKER.close();
    }

    @Test
    void aRecordOfARequestIsOfTheTraceOfItsSender() {
        ServiceUnderTest.Answer answer = post("trace-http", KEY, RecordedSpans.SENDER);

        assertThat(answer.status()).isEqualTo(202);
        String response = answer.header(RequestTraceFilter.ANSWER);
        assertThat(response).startsWith("00-" + RecordedSpans.TRACE_ID + "-");
        assertThat(trace(update("trace-http"))).isEqualTo(response);
        SpanData post = SPANS.named("POST /api/v1/updates").get(0);
        assertThat(post.getTraceId()).isEqualTo(RecordedSpans.TRACE_ID);
        assertThat(response).contains(post.getSpanId());
    }

    @Test
    void withoutATraceOfItsSenderNothingIsAdded() {
        ServiceUnderTest.Answer answer =
                post("trace-none", KEY, "00-" + RecordedSpans.TRACE_ID + "-00f067aa0ba902b7-00");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header(RequestTraceFilter.ANSWER)).isEmpty();
        assertThat(trace(update("trace-none"))).isNull();
    }

    @Test
    void aStrangerFillsNoStoreOfTraces() {
        assertThat(post("trace-stranger", "a-key-of-no-sender", "00-" + "ab".repeat(16) + "-00f067aa0ba902b7-01")
                        .status())
                .isEqualTo(401);
        assertThat(SPANS.all()).extracting(SpanData::getTraceId).doesNotContain("ab".repeat(16));
    }

    @Test
    void aRecordOfTheKafkaIngressIsOfTheTraceOfItsWard() {
        String trace = "00-" + "cd".repeat(16) + "-00f067aa0ba902b7-01";
        try (WardSystem ward = new WardSystem(PARTS, "nam-ngan")) {
            RecordMetadata place =
                    ward.send(figure("trace-kafka").getBytes(StandardCharsets.UTF_8), Map.of(TraceHeader.NAME, trace));
            ward.answer(place);

            assertThat(trace(update("trace-kafka"))).contains("cd".repeat(16));
            ConsumerRecord<String, byte[]> answer = last(PARTS.published(Topics.wardAnswers("thanh-hoa", "nam-ngan")));
            assertThat(trace(answer)).contains("cd".repeat(16));
            assertThat(SPANS.named("ward-updates process"))
                    .anySatisfy(span -> assertThat(span.getTraceId()).isEqualTo("cd".repeat(16)));
        }
    }

    private static ServiceUnderTest.Answer post(String id, String key, String trace) {
        return SERVICE.send(SERVICE.request("/api/v1/updates")
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header(TraceHeader.NAME, trace)
                .POST(BodyPublishers.ofString(figure(id)))
                .build());
    }

    private static String figure(String id) {
        return "{\"id\": \"" + id + "\", \"unit\": \"nam-ngan\", \"indicator\": \"LAND_CLEARED\","
                + " \"period\": \"2022-03\", \"value\": \"1.75\", \"unitOfMeasure\": \"ha\","
                + " \"status\": \"PRELIMINARY\"}";
    }

    private static ConsumerRecord<String, byte[]> update(String id) {
        return PARTS.published().stream()
                .filter(record -> {
                    try {
                        return CloudEventRecords.read(record, IndicatorUpdated.TYPE, IndicatorUpdated.class)
                                .id()
                                .equals(id);
                    } catch (UnreadableEventException ofOthers) {
                        return false;
                    }
                })
                .findFirst()
                .orElseThrow();
    }

    private static String trace(ConsumerRecord<String, byte[]> record) {
        return TraceHeader.sampled(record.headers());
    }

    private static <T> T last(List<T> all) {
        return all.get(all.size() - 1);
    }
}
