package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
 * The line is cut in the middle of a sending and the browser is closed: what was entered leaves once, and as it was; a
 * file is shown before.
 */
@Tag("slow")
class EntryOfflineIT {

    private static final String UNIT = "quang-hung";
    private static final String CELL = "#figures input[name='LAND_CLEARED/2022-04']";
    private static final String ROW = "#sent-table tr[data-cell='LAND_CLEARED/2022-04']";

    private static final byte[] A_FILE =
            "Chỉ tiêu;Kỳ báo cáo;Giá trị\nLAND_CLEARED;2022-04;1,5\n".getBytes(StandardCharsets.UTF_8);

    private static final String FILE_ENTERED_AT =
            "return new Promise((resolve) => { indexedDB.open('chitieu-entry').onsuccess = ({ target: { result } }) => {"
                    + " result.transaction('outbox').objectStore('outbox').getAll().onsuccess = (all) =>"
                    + " resolve(all.target.result.find(({ id }) => id.startsWith('upload:')).enteredAt); }; });";

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
                signedOutNothingIsLeftButWhatIsOfOthers(clerk);
            }
        }
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(total().at("/value").asString("")).isEqualTo("2.5"));
        List<JsonNode> onTheLog = onTheLog(UNIT);
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

    @Test
    void aFileIsShownAndARemarkLeavesOnceWhenTheLineIsBack() {
        String unit = "quang-thang";
        String text = "Thiếu vốn đối ứng " + System.nanoTime();
        Instant dropped;
        try (CutLine line = new CutLine(system.ingestion())) {
            URI page = line.address().resolve("/nhap-so-lieu");
            try (Browser clerk = Browser.of(system, page, unit, folder)) {
                clerk.find("#entry[data-installed='true'][data-ready='true']");
                line.become(CutLine.State.CUT);
                clerk.drop("#drop", "thang-4.csv", A_FILE);
                clerk.awaitText("#file-said", "Tệp đang chờ có mạng");
                clerk.find("#remark-text").sendKeys(text, Keys.TAB, Keys.ENTER);
                clerk.awaitText("#remarks-said", "đang chờ có mạng");
                assertThat(clerk.barriers()).isEmpty();
            }
            try (Browser clerk = Browser.again(page, folder)) {
                clerk.find("#entry[data-ready='true']");
                clerk.awaitText("#remarks-waiting", text);
                clerk.awaitText("#file-waiting", "thang-4.csv");
                dropped = Instant.parse(clerk.ask(FILE_ENTERED_AT).toString());
                line.become(CutLine.State.WHOLE);
            }
            try (Browser clerk = Browser.of(system, page, unit, folder)) {
                clerk.awaitText("#remarks-list", text);
                clerk.awaitText("#file-said", "nay đã đọc được");
                assertThat(clerk.find("#remarks-waiting").isDisplayed()).isFalse();
                assertThat(onTheLog(unit)).as("sent before it was confirmed").isEmpty();
                line.become(CutLine.State.WITHOUT_ANSWERS);
                confirmed(clerk);
                clerk.awaitText("#file-said", "Tệp đang chờ có mạng");
                line.become(CutLine.State.WHOLE);
                clerk.find("#file-waiting-list button").click();
                clerk.awaitText("#file-said", "nay đã đọc được");
                confirmed(clerk);
                clerk.awaitText("#file-said", "Đã gửi 1 số");
                assertThat(clerk.find("#file-waiting").isDisplayed()).isFalse();
                signedOutNothingIsLeftButWhatIsOfOthers(clerk);
            }
        }
        List<JsonNode> onTheLog = onTheLog(unit);
        assertThat(onTheLog.stream().map(EntryOfflineIT::id).distinct()).hasSize(1);
        assertThat(onTheLog.stream()
                        .map(one -> Instant.parse(one.path("reportedAt").asString("")))
                        .distinct())
                .as("sent before the cut and again, reported when it was dropped")
                .containsExactly(dropped);
    }

    @Test
    void whatIsTypedForAUnitIsOfNoOtherThatCannotBeLoaded() {
        String password = system.manage(
                        "POST",
                        "/accounts",
                        "{\"name\":\"can-bo-hai-phuong\",\"role\":\"UNIT\",\"units\":[\"lam-son\",\"ba-dinh\"]}")
                .path("password")
                .asString();
        try (CutLine line = new CutLine(system.ingestion());
                Browser clerk =
                        Browser.of(system, line.address().resolve("/nhap-so-lieu"), "can-bo-hai-phuong", password)) {
            clerk.find("#entry[data-installed='true'][data-ready='true']");
            Object unit = clerk.ask("return document.getElementById('unit').value");
            clerk.find("#figures input.figure:not([disabled])").sendKeys("7");
            line.become(CutLine.State.CUT);
            clerk.ask("const unit = document.getElementById('unit'); unit.selectedIndex = 1;"
                    + " unit.dispatchEvent(new Event('change')); return true;");
            clerk.awaitText("#said", "Không có mạng");
            assertThat(clerk.count("#figures input")).isZero();
            clerk.ask("return document.getElementById('status').dispatchEvent(new Event('change'))");
            clerk.find("#send").click();
            clerk.awaitText("#said", "Chưa có số nào để gửi");
            assertThat(clerk.ask("return Object.keys(localStorage).filter((key) => key.includes('.draft.'))"
                            + ".map((key) => key.split('.').at(-2) + ' ' + localStorage.getItem(key)).join()"))
                    .asString()
                    .startsWith(unit + " ")
                    .containsOnlyOnce("\"value\":\"7\"");
        }
    }

    private static void confirmed(Browser clerk) {
        if (clerk.find("#confirm-part").isDisplayed()) {
            clerk.find("#confirm-file").click();
        }
        clerk.find("#send-file").click();
    }

    private static void signedOutNothingIsLeftButWhatIsOfOthers(Browser clerk) {
        clerk.ask(
                "localStorage.setItem('chitieu.entry.draft.account:nguoi-khac.lam-son.2022-Q2', '{}');"
                        + " return new Promise((resolve) => { indexedDB.open('chitieu-entry').onsuccess = ({ target: { result } }) => {"
                        + " const change = result.transaction('outbox', 'readwrite'); change.oncomplete = () => resolve(true);"
                        + " change.objectStore('outbox').put({ id: '0f', person: 'nguoi-khac', enteredAt: '', updates: [] }); }; });");
        clerk.ask("document.getElementById('sign-out').requestSubmit(); return true;");
        clerk.awaitAddress("/login");
        assertThat(clerk.ask("return caches.has('chitieu-entry')")).isEqualTo(false);
        assertThat(clerk.ask("return indexedDB.databases().then((all) => Promise.all(all.map(({ name }) => new Promise("
                        + "(resolve) => { indexedDB.open(name).onsuccess = ({ target: { result } }) => {"
                        + " result.transaction('outbox').objectStore('outbox').count().onsuccess ="
                        + " (counted) => resolve(counted.target.result); }; })))).then((counts) => counts.join())"))
                .isEqualTo("1");
        assertThat(clerk.ask(
                        "return Object.keys(localStorage).filter((key) => key.startsWith('chitieu.entry.')).sort()"))
                .isEqualTo(List.of("chitieu.entry.draft.account:nguoi-khac.lam-son.2022-Q2", "chitieu.entry.offset"));
    }

    private static List<JsonNode> onTheLog(String unit) {
        return BrokerRecords.of(system.bootstrapServers(), Topics.INDICATOR_UPDATES).stream()
                .map(logged -> JsonMapper.shared().readTree(logged.value()))
                .map(event -> event.has("data") ? event.path("data") : event)
                .filter(update -> update.path("unit").asString("").equals(unit)
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
