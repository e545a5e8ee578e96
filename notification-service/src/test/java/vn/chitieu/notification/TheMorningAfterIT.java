package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.vocabulary.Verdict;

/** The whole service from one working day to the next, by its clock: what was folded and what was missing. */
@Tag("slow")
class TheMorningAfterIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One working day before the last one for quý I-2022, after the hour at which reminders are sent. */
    private static final Instant DAY_BEFORE = Instant.parse("2022-04-06T03:00:00Z");

    /** The first working day after the deadline, after the slot of digests. */
    private static final Instant DAY_AFTER = Instant.parse("2022-04-08T01:00:00Z");

    @TempDir
    private Path data;

    @Test
    void aDigestLeavesInItsSlotAndWhoIsMissingIsRemindedThenOverdue() throws Exception {
        try (Stage stage = Stage.open(new EmbeddedParts(data), data)) {
            stage.actIn(2022);
            String folded;
            HttpServer ingestion = ingestionWithAWorkbook();
            try (RunningService service = stage.startAt(
                    DAY_BEFORE,
                    "--chitieu.notification.digest.most-at-once=1",
                    "--chitieu.notification.entry.url=http://127.0.0.1:"
                            + ingestion.getAddress().getPort() + "/")) {
                stage.publish(Stage.lacking(stage.total(1, "300", Verdict.AHEAD, "LAND_CLEARED"), List.of("ham-rong")));
                stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND, "NEW_ENTERPRISES"));
                await().atMost(TIMEOUT)
                        .until(() -> mails(service, "co-van-hop-tac").size() == 1);
                stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND, "EXPORT_VALUE"));
                List<JsonNode> two = await().atMost(TIMEOUT)
                        .until(() -> mails(service, "co-van-hop-tac"), mails -> mails.size() == 2);
                assertThat(two).extracting(mail -> mail.get("state").asString()).contains("FOLDED");
                folded = two.stream()
                        .filter(mail -> mail.get("state").asString().equals("FOLDED"))
                        .findFirst()
                        .orElseThrow()
                        .get("into")
                        .asString();
                await().atMost(TIMEOUT)
                        .untilAsserted(() ->
                                assertThat(kinds(service, "chu-tich-ham-rong")).containsExactly("REMINDER"));
                String reminder =
                        mails(service, "chu-tich-ham-rong").get(0).get("id").asString();
                await().atMost(TIMEOUT)
                        .ignoreExceptions()
                        .untilAsserted(() -> assertThat(service.get("/api/v1/mails/" + reminder + "/content"))
                                .contains("/lien-ket/...", "chitieu-ham-rong-2022-Q1.xlsx"));
            } finally {
                ingestion.stop(0);
            }
            try (RunningService service = stage.startAt(DAY_AFTER)) {
                await().atMost(TIMEOUT)
                        .untilAsserted(() -> assertThat(mails(service, "co-van-hop-tac"))
                                .extracting(mail -> mail.get("id").asString())
                                .contains(folded));
                assertThat(kinds(service, "co-van-hop-tac")).containsOnlyOnce("DIGEST");
                await().atMost(TIMEOUT)
                        .untilAsserted(() -> assertThat(kinds(service, "chu-tich-ham-rong"))
                                .containsExactlyInAnyOrder("REMINDER", "OVERDUE"));
                assertThat(service.get("/actuator/health")).contains("\"timekeeper\"");
            }
        }
    }

    private static HttpServer ingestionWithAWorkbook() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/template", exchange -> {
            exchange.getResponseHeaders()
                    .set("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
            exchange.sendResponseHeaders(200, 3);
            exchange.getResponseBody().write(new byte[] {1, 2, 3});
            exchange.close();
        });
        server.start();
        return server;
    }

    private static List<String> kinds(RunningService service, String recipient) throws Exception {
        return mails(service, recipient).stream()
                .map(mail -> mail.get("kind").asString())
                .toList();
    }

    private static List<JsonNode> mails(RunningService service, String recipient) throws Exception {
        return JSON.readTree(service.get("/api/v1/mails?recipient=" + recipient))
                .get("mails")
                .valueStream()
                .toList();
    }
}
