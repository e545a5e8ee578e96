package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vn.chitieu.contracts.vocabulary.Verdict;

/** The database goes away while the service runs, and comes back on the same file and port. */
@ExtendWith(OutputCaptureExtension.class)
@Tag("slow")
class DatabaseOutageIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String LEADER = "uv-btv-doanh-nghiep@example.org";

    @Test
    void whatHappenedMeanwhileIsTakenInAndMailedOnceTheDatabaseIsBack(@TempDir Path data, CapturedOutput output)
            throws Exception {
        EmbeddedParts parts = EmbeddedParts.durable(data);
        try (Stage stage = Stage.open(parts, data);
                RunningService service = start(stage)) {
            stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
            await().atMost(TIMEOUT).until(() -> stage.inbox().messagesTo(LEADER).size() == 1);

            parts.stopDatabase();
            stage.publish(stage.total(2, "300", Verdict.AHEAD));
            stage.publish(stage.total(3, "300", Verdict.AHEAD));
            await().atMost(TIMEOUT).until(() -> service.status("/actuator/health/readiness") == 503);
            await().atMost(TIMEOUT)
                    .until(() ->
                            service.get("/actuator/prometheus").contains("chitieu_notification_totals_retried_total"));
            assertThat(service.status("/actuator/health")).isEqualTo(503);
            assertThat(service.status("/api/v1/cases")).isEqualTo(503);
            assertThat(service.get("/api/v1/cases")).contains("DATABASE_UNAVAILABLE");
            assertThat(output.getAll())
                    .contains("A request was not answered because the database is away")
                    .doesNotContain("A request failed");
            assertThat(service.status("/actuator/health/liveness")).isEqualTo(200);

            parts.startDatabase();
            await().atMost(TIMEOUT).until(() -> stage.inbox().messagesTo(LEADER).size() == 2);
            await().atMost(TIMEOUT).until(() -> service.status("/actuator/health") == 200);
            await().atMost(TIMEOUT)
                    .until(() -> service.get("/api/v1/mails?state=live").contains("\"mails\":[]"));
            assertThat(stage.inbox().messagesTo(LEADER)).hasSize(2);
        }
    }

    private static RunningService start(Stage stage) {
        return stage.start(Path.of("../catalog/thanh-hoa"), "--chitieu.mongo.wait-timeout=1s");
    }

    @Test
    void startsWithoutTheDatabaseAndBeginsOnceItIsThere(@TempDir Path data, CapturedOutput output) throws Exception {
        EmbeddedParts parts = EmbeddedParts.durable(data);
        parts.stopDatabase();
        try (Stage stage = Stage.open(parts, data);
                RunningService service = start(stage)) {
            await().atMost(TIMEOUT).until(() -> output.getOut().contains("MongoDB is not ready (attempt 2)"));
            assertThat(service.status("/actuator/health/liveness")).isEqualTo(200);
            assertThat(service.status("/actuator/health/readiness")).isEqualTo(503);

            parts.startDatabase();
            stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
            await().atMost(TIMEOUT).until(() -> stage.inbox().messagesTo(LEADER).size() == 1);
            await().atMost(TIMEOUT).until(() -> service.status("/actuator/health/readiness") == 200);
        }
    }
}
