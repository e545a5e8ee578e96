package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.kafka.Topics;

/**
 * The line is cut in the middle of a sending and the browser is closed: the figure leaves once, and as it was entered.
 */
@Tag("slow")
class EntryOfflineIT {

    private static final String UNIT = "quang-hung";
    private static final String CELL = "#figures input[name='LAND_CLEARED/2022-04']";
    private static final String ROW = "#sent-table tr[data-cell='LAND_CLEARED/2022-04']";

    private static SystemUnderTest system;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        Browser.assumeThere();
        system = SystemUnderTest.withTheSample();
    }

    @Test
    void aSendingThatWasCutLeavesOnceAfterARestart() {
        try (CutLine line = new CutLine(system.ingestion())) {
            URI page = line.address().resolve("/nhap-so-lieu");
            try (Browser clerk = Browser.of(system, page, UNIT, folder)) {
                clerk.find("#entry[data-installed='true'][data-ready='true']");
                clerk.find("#quarter option[value='2022-Q2']").click();
                clerk.find(CELL);
                line.become(CutLine.State.WITHOUT_ANSWERS);
                clerk.find(CELL).sendKeys("2,5", Keys.ENTER);
                clerk.awaitMatch("#said", "đang chờ gửi|cần xem lại");
                if (clerk.find("#said").getText().contains("cần xem lại")) {
                    clerk.find(CELL).sendKeys(Keys.ENTER);
                }
                clerk.awaitText("#waiting", "đang chờ gửi");
                assertThat(line.lostAnswers()).isPositive();
                line.become(CutLine.State.CUT);
            }
            try (Browser clerk = Browser.again(page, folder)) {
                clerk.find("#entry[data-ready='true']");
                clerk.awaitText("#waiting", "đang chờ gửi");
                assertThat(clerk.find("#offline").isDisplayed()).isTrue();
                assertThat(clerk.find(ROW).getDomAttribute("data-state")).isEqualTo("WAITING");
                clerk.picture("entry-offline");
            }
            line.become(CutLine.State.WHOLE);
            try (Browser clerk = Browser.of(system, page, UNIT, folder)) {
                clerk.find(ROW + "[data-state='CREATED'], " + ROW + "[data-state='UNCHANGED']");
                assertThat(clerk.find("#waiting").isDisplayed()).isFalse();
                signedOutNothingIsLeft(clerk);
            }
        }
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(total().at("/value").asString("")).isEqualTo("2.5"));
        List<JsonNode> onTheLog = onTheLog();
        assertThat(onTheLog).as("sent before the cut and again").hasSizeGreaterThan(1);
        assertThat(onTheLog).extracting(EntryOfflineIT::id).containsOnly(id(onTheLog.get(0)));
        assertThat(onTheLog)
                .extracting(one -> one.path("reportedAt").asString(""))
                .containsOnly(onTheLog.get(0).path("reportedAt").asString(""));
        assertThat(system.totals("/api/v1/totals/unit:" + UNIT + "/LAND_CLEARED/2022-Q2/revisions")
                        .path("revisions")
                        .valueStream()
                        .filter(revision -> !revision.path("causes").isEmpty()))
                .hasSize(1);
    }

    private static void signedOutNothingIsLeft(Browser clerk) {
        clerk.ask("document.getElementById('sign-out').requestSubmit(); return true;");
        clerk.awaitAddress("/login");
        assertThat(clerk.ask("return caches.has('chitieu-entry')")).isEqualTo(false);
        assertThat(clerk.ask(
                        "return Object.keys(localStorage).filter((key) => key.startsWith('chitieu.entry.')).length"))
                .isEqualTo(0L);
    }

    private static List<JsonNode> onTheLog() {
        return BrokerRecords.of(system.bootstrapServers(), Topics.INDICATOR_UPDATES).stream()
                .map(logged -> JsonMapper.shared().readTree(logged.value()))
                .map(event -> event.has("data") ? event.path("data") : event)
                .filter(update -> update.path("unit").asString("").equals(UNIT)
                        && update.path("indicator").asString("").equals("LAND_CLEARED")
                        && update.path("period").asString("").equals("2022-04"))
                .toList();
    }

    private static String id(JsonNode update) {
        return update.path("id").asString("");
    }

    private static JsonNode total() {
        return system.totals("/api/v1/totals/unit:" + UNIT + "/LAND_CLEARED/2022-Q2");
    }
}
