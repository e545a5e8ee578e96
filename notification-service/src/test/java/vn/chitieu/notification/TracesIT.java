package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.codec.TraceHeader;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.embedded.TopicRecords;
import vn.chitieu.support.testing.RecordedSpans;

/** The trace of a total goes on with its case, the rows of the outbox, the mails and the events of the case. */
class TracesIT {

    @Test
    void aMailIsOfTheTraceOfTheTotalThatCausedIt(@TempDir Path data) throws Exception {
        RecordedSpans spans = new RecordedSpans();
        Parts parts = new TracedParts(new EmbeddedParts(data), spans);
        try (Stage stage = Stage.open(parts, data);
                RunningService service = stage.start(Path.of("../catalog/thanh-hoa"), RecordedSpans.settings())) {
            assertThat(service.status("/actuator/health/liveness")).isEqualTo(200);
            stage.freshIndicatorYear();
            QuarterlyTotal total = stage.total(1, "142", Verdict.SEVERELY_BEHIND);
            stage.publish(TraceHeader.put(stage.record(total.key(), total), RecordedSpans.SENDER));

            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(spans.named("mail send")).isNotEmpty());
            assertThat(spans.named("mail send")).allSatisfy(sent -> {
                assertThat(sent.getTraceId()).isEqualTo(RecordedSpans.TRACE_ID);
                assertThat(sent.getAttributes().asMap().toString()).contains("Accepted");
            });
            assertThat(spans.named("quarterly-totals process"))
                    .extracting(SpanData::getTraceId)
                    .contains(RecordedSpans.TRACE_ID);
            try (MongoClient client = MongoClients.create(parts.mongodbUri())) {
                Document one = client.getDatabase(Stage.DATABASE)
                        .getCollection("cases")
                        .find(new Document("figures.trace", RecordedSpans.SENDER))
                        .first();
                assertThat(one).isNotNull();
            }
            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(
                            () -> assertThat(TopicRecords.committed(parts.bootstrapServers(), Topics.ALERT_EVENTS))
                                    .extracting(TracesIT::trace)
                                    .contains(RecordedSpans.SENDER));
        }
    }

    private static String trace(ConsumerRecord<String, byte[]> record) {
        return TraceHeader.sampled(record.headers());
    }

    /** Parts whose service is traced. */
    private record TracedParts(Parts parts, RecordedSpans spans) implements Parts {

        @Override
        public String bootstrapServers() {
            return parts.bootstrapServers();
        }

        @Override
        public String mongodbUri() {
            return parts.mongodbUri();
        }

        @Override
        public SpringApplication application() {
            return spans.into(parts.application());
        }

        @Override
        public void close() {
            parts.close();
        }
    }
}
