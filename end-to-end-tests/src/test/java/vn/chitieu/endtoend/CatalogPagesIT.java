package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** An administrator walks through docs/for-administrators.md: edits, is corrected, publishes, and goes back. */
@Tag("slow")
class CatalogPagesIT {

    private static final Path GUIDE = Path.of("..", "docs", "for-administrators.md");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final String[] PAGES = {
        "/danh-muc",
        "/don-vi",
        "/nguoi-phu-trach",
        "/chi-tieu",
        "/chi-tieu-giao",
        "/lich-han",
        "/chinh-sach-canh-bao",
        "/thanh-pho-moi"
    };

    private static SystemUnderTest system;
    private static Browser admin;
    private static URI pages;

    @BeforeAll
    static void start() {
        Browser.assumeThere();
        system = SystemUnderTest.withTheSample();
        pages = system.ingestion().resolve("/quan-tri");
        admin = Browser.of(system, URI.create(pages + "/danh-muc"), "quan-tri");
    }

    @AfterAll
    static void close() {
        if (admin != null) {
            admin.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, vi", "1280, en"})
    void pagesAreWithoutBarriersOnAPhoneAndAtADesk(int width, String language) {
        for (String page : PAGES) {
            opened(width, page + "?lang=" + language);
            admin.picture("catalog-" + page.replace("/", "") + "-" + language + "-" + width);
            assertThat(admin.barriers()).as(page).isEmpty();
            assertThat(admin.ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as(page)
                    .isEqualTo(0L);
            assertThat(admin.complaints()).as(page).isEmpty();
        }
    }

    @Test
    void aWrongCellSaysWhatToDoAndARightOneIsPublishedAndTakenBack() {
        opened(1280, "/don-vi");
        admin.find("tr[data-key='nam-ngan'] button").sendKeys(Keys.ENTER);
        admin.fill("[name='cluster']", "cum-0" + Keys.ENTER);
        admin.awaitText("#state", "1 lỗi");
        assertThat(admin.find("tr[data-key='nam-ngan'] td.fault").getText()).contains("cum-0", "Hãy chọn");
        admin.picture("catalog-wrong");

        admin.find("#errors a").sendKeys(Keys.ENTER);
        assertThat(admin.find("[name='cluster']").getAttribute("aria-invalid")).isEqualTo("true");
        admin.fill("[name='cluster']", "cum-2");
        admin.fill("[name='note']", "xem nghị quyết" + Keys.ENTER);
        admin.awaitText("#state", "không có lỗi");
        assertThat(admin.find("#changes").getAttribute("textContent")).contains("Ghi chú", "xem nghị quyết");

        admin.fill("#reason", "Nghị quyết 13" + Keys.ENTER);
        admin.awaitText("#said", "Đã ban hành");
        opened(1280, "/danh-muc");
        admin.awaitText("#editions li", "Nghị quyết 13");
        admin.find("#editions li:nth-child(2) summary").click();
        admin.fill("#editions li:nth-child(2) input", "ban hành nhầm" + Keys.ENTER);
        admin.awaitText("#editions li", "ban hành nhầm");
        opened(1280, "/don-vi");
        assertThat(admin.find("#table-units").getText()).doesNotContain("xem nghị quyết");
    }

    @Test
    void aTargetIsDividedWithNothingLeftAndTheDraftDiscarded() {
        opened(1280, "/chi-tieu-giao");
        admin.find("#allocation summary").click();
        assertThat(admin.find("#remainder").getText()).contains("2500000");
        assertThat(admin.find("#parts legend").getText()).startsWith("Thu ngân sách nhà nước · 2022 · ");
        admin.find("#parts .buttons button").click();
        assertThat(admin.find("#remainder").getText()).startsWith("Còn lại chưa phân bổ: 0 ");
        admin.picture("catalog-allocation");
        admin.find("#parts button.main").click();
        admin.awaitText("#changed", "34 thay đổi");
        admin.find("#discard").click();
        admin.awaitText("#state", "Chưa có thay đổi");
    }

    @Test
    void aMergerEndsTheOldUnitsAndBeginsTheNewOneInTheDraft() {
        opened(1280, "/don-vi");
        admin.find("#succession summary").click();
        admin.find("#succession button.main").click();
        admin.awaitText("#said", "Sáp nhập cần ngày, căn cứ");

        admin.ask("for (const one of document.getElementById('succession-old').options)"
                + " one.selected = ['nam-ngan', 'ham-rong'].includes(one.value);"
                + " document.getElementById('succession-on').value = '2022-07-01'; return true;");
        admin.fill("#succession-source", "Nghị quyết thử 01");
        admin.fill("#succession-new", "nam-rong; 99001; Phường Nam Rồng");
        admin.picture("catalog-succession");
        admin.find("#succession button.main").click();
        admin.awaitText("#said", "Đã lưu vào bản nháp. Hãy kiểm tra");
        String changes = admin.find("#changes").getAttribute("textContent");
        assertThat(changes).contains("nam-rong", "Phường Nam Rồng", "2022-06-30", "Nghị quyết thử 01");
        assertThat(admin.find("#table-successors").getText()).contains("nam-ngan", "ham-rong", "nam-rong");

        admin.find("#discard").click();
        admin.awaitText("#state", "Chưa có thay đổi");
    }

    @Test
    void anOutdatedDraftIsBroughtOntoTheNewEditionAndARowOfBothIsChosen() {
        opened(1280, "/don-vi");
        noted("nam-ngan", "trong nháp", 1);
        noted("dong-tho", "chỉ trong nháp", 2);
        publishedByAnother("Phường Nam Ngạn", "Phường Nam Ngạn Hai");

        opened(1280, "/don-vi");
        admin.awaitText("#state", "Hãy đưa bản nháp lên bản mới");
        assertThat(admin.find("#publish button.main").isEnabled()).isFalse();
        admin.find("#merge-start").sendKeys(Keys.ENTER);
        admin.awaitText("#conflicts", "Phường Nam Ngạn Hai");
        assertThat(admin.find("#conflicts").getText()).contains("Giữ bản đang dùng", "Giữ bản nháp", "trong nháp");
        assertThat(admin.barriers()).isEmpty();
        admin.picture("catalog-merge");
        admin.find("#conflicts button.main").click();
        admin.awaitText("#said", "còn 1 dòng chưa chọn");
        admin.find("#conflicts input[value='PUBLISHED']").click();
        admin.find("#conflicts button.main").click();
        admin.awaitText("#said", "Bản nháp đã ở trên bản mới.");
        assertThat(admin.find("#changes").getAttribute("textContent"))
                .contains("chỉ trong nháp")
                .doesNotContain("nam-ngan");
        admin.find("#discard").click();
        admin.awaitText("#state", "Chưa có thay đổi");
        publishedByAnother("Phường Nam Ngạn Hai", "Phường Nam Ngạn");
    }

    private static void noted(String unit, String note, int changes) {
        admin.find("tr[data-key='" + unit + "'] button").sendKeys(Keys.ENTER);
        admin.fill("[name='note']", note + Keys.ENTER);
        admin.awaitText("#changed", changes + " thay đổi");
    }

    /** Published and taken back: other tests of the same stack know the settings. */
    @Test
    void theCityDecidesItsAlertPolicyAndTheAlertsInForceSaySo() {
        opened(1280, "/chinh-sach-canh-bao");
        admin.find("[data-add='alert-rules']").sendKeys(Keys.ENTER);
        admin.ask("document.querySelector(\"[name='rule']\").value = 'FALLING_CUMULATIVE'; return true;");
        admin.fill("[name='answerWorkingDays']", "99" + Keys.ENTER);
        admin.awaitText("#state", "1 lỗi");
        assertThat(admin.find("tr[data-key='FALLING_CUMULATIVE'] td.fault").getText())
                .contains("99", "không phải là số hợp lệ");
        admin.picture("catalog-alert-policy");
        admin.find("#errors a").sendKeys(Keys.ENTER);
        admin.fill("[name='answerWorkingDays']", "9" + Keys.ENTER);
        admin.awaitText("#state", "không có lỗi");
        admin.find("#table-alerts tbody button").sendKeys(Keys.ENTER);
        admin.fill("[name='remindAt']", "10:00" + Keys.ENTER);
        admin.awaitText("#changed", "2 thay đổi");
        admin.fill("#reason", "Quy chế theo dõi chỉ tiêu" + Keys.ENTER);
        admin.awaitText("#said", "Đã ban hành");
        try {
            await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                admin.visit(system.alerts().resolve("/quan-tri/canh-bao"));
                assertThat(String.valueOf(admin.ask("return [...document.querySelectorAll('tbody tr')]"
                                + ".map((one) => one.textContent).find((one) => one.includes('Số lũy kế giảm'));")))
                        .contains("thành phố quyết định", "9 ngày làm việc");
            });
        } finally {
            opened(1280, "/danh-muc");
            admin.find("#editions li:nth-child(2) summary").click();
            admin.fill("#editions li:nth-child(2) input", "trả lại mẫu" + Keys.ENTER);
            admin.awaitText("#editions li", "trả lại mẫu");
        }
    }

    /** Another administrator publishes while this one has a draft. */
    private static void publishedByAnother(String before, String after) {
        Object status = admin.ask("const page = document.getElementById('catalog').dataset;"
                + " const ask = (method, path, body) => { const request = new XMLHttpRequest();"
                + " request.open(method, page.root + path, false);"
                + " if (body) { request.setRequestHeader('Content-Type', 'application/json');"
                + " request.setRequestHeader('If-Match', '*'); request.setRequestHeader(page.header, page.token); }"
                + " request.send(body ? JSON.stringify(body) : null); return request; };"
                + " const { files } = JSON.parse(ask('GET', 'api/v1/catalog').responseText);"
                + " files['units.csv'] = files['units.csv'].replaceAll('" + before + "', '" + after + "');"
                + " return ask('PUT', 'api/v1/catalog', { files, reason: 'nghị quyết khác' }).status;");
        assertThat(status).isEqualTo(200L);
    }

    @Test
    void theGuideSaysWhatIsOnThePagesAndNeedsNoShell() throws IOException {
        String guide = Files.readString(GUIDE);
        assertThat(guide).doesNotContain("```", "curl");
        Set<String> named = new TreeSet<>();
        BOLD.matcher(guide).results().map((MatchResult found) -> found.group(1)).forEach(named::add);
        StringBuilder shown = new StringBuilder();
        for (String page : PAGES) {
            opened(1280, page);
            if (page.equals("/don-vi")) {
                // The cells that are used less stand in the form of a row alone.
                admin.find("tr[data-key='nam-ngan'] button").sendKeys(Keys.ENTER);
            }
            shown.append(admin.ask("return document.body.textContent"));
        }
        for (URI page : List.of(
                URI.create(pages + "/tai-khoan"),
                URI.create(pages + "/ngoai-le"),
                URI.create(pages + "/tu-choi"),
                system.alerts().resolve("/quan-tri/thu"),
                system.alerts().resolve("/quan-tri/canh-bao"))) {
            admin.visit(page);
            admin.find("#desk[data-ready='true']");
            shown.append(admin.ask("return document.body.textContent"));
        }
        // What the pages say of an account with an address, and what is on those of the alerts and the sign-in.
        for (String words : List.of(
                "ingestion-service/src/main/resources/vn/chitieu/ingestion/administration/phrases.vi.properties",
                "notification-service/src/main/resources/static/pages/js/vi.js",
                "service-support/src/main/resources/templates/shell/sign-in.html")) {
            shown.append(Files.readString(Path.of("..").resolve(words)));
        }
        named.remove("Đóng một đơn vị");
        named.remove("Phân bổ chỉ tiêu");
        named.remove("Lãnh đạo đơn vị xác nhận số chính thức");
        assertThat(named).allSatisfy(text -> assertThat(shown.toString()).contains(text));
    }

    private static void opened(int width, String page) {
        admin.sized(width, 900).visit(URI.create(pages + page));
        admin.awaitMatch("#catalog[data-ready]", ".");
    }
}
