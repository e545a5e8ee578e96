package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.contracts.vocabulary.Verdict;

/** Time moves the cases of the running service, though no total comes. */
@Tag("slow")
class CasesInTimeIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Path CATALOG = Path.of("../catalog/thanh-hoa");
    private static final String LEADER = "uv-btv-doanh-nghiep@example.org";
    private static final String BOARD = "thuong-truc-thanh-uy@example.org";

    @TempDir
    private Path data;

    @Test
    void aCaseWithoutAnAnswerGoesToTheNextInTheChainAndEndsWithItsPeriod() throws Exception {
        try (Stage stage = Stage.open(new EmbeddedParts(data), data)) {
            String id = "BEHIND_TARGET/city/NEW_ENTERPRISES/" + stage.year() + "-Q1/PROVINCE";
            try (RunningService today = stage.start()) {
                stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
                await().atMost(TIMEOUT)
                        .until(() -> stage.inbox().messagesTo(LEADER).size() == 1);
                assertThat(stage.inbox().messagesTo(BOARD)).isEmpty();
            }
            try (RunningService later = stage.start(CATALOG, "--chitieu.clock.offset=P15D")) {
                await().atMost(TIMEOUT)
                        .until(() -> stage.inbox().messagesTo(BOARD).size() == 1);
                assertThat(later.get("/api/v1/cases?scope=city&indicator=NEW_ENTERPRISES"))
                        .contains(id, "\"ESCALATED\"");
            }
            try (RunningService afterwards = stage.start(CATALOG, "--chitieu.clock.offset=P" + 366 * 75 + "D")) {
                await().atMost(TIMEOUT)
                        .until(() -> afterwards
                                .get("/api/v1/cases?scope=city&indicator=NEW_ENTERPRISES")
                                .contains("\"CLOSED_UNRESOLVED\""));
            }
            assertThat(stage.inbox().messagesTo(LEADER)).hasSize(1);
            assertThat(stage.inbox().messagesTo(BOARD)).hasSize(1);
        }
    }
}
