package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /** What the guide calls its own topics. */
    private static final Set<String> TITLES = Set.of(
            "Đóng một đơn vị",
            "Phân bổ chỉ tiêu",
            "Sáp nhập, chia tách",
            "Đơn vị chưa có người đứng đầu",
            "Lãnh đạo đơn vị xác nhận số chính thức",
            "Quên mật khẩu",
            // shown once the city has decided something, as the test of that sees
            "thành phố quyết định");

    private static final String SIGN_IN = "trang đăng nhập";

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
    void aTargetThatReadsInTwoWaysIsAskedForAgainInARowInAPasteAndInAPart() {
        opened(1280, "/chi-tieu-giao");
        String both = "“35.000” có hai cách đọc: 35000 hoặc 35,0000.";
        admin.find("#table-targets tbody button").sendKeys(Keys.ENTER);
        String value = admin.find("[name='value']").getAttribute("value");
        admin.fill("[name='value']", "35.000" + Keys.ENTER);
        admin.awaitText("#said", both);
        admin.fill("[name='value']", value);
        admin.ask("document.getElementById('said').textContent = ''; return true;");

        admin.find("[data-paste='targets']").sendKeys(Keys.ENTER);
        admin.ask("document.getElementById('paste-targets').value ="
                + " ['city', 'LAND_CLEARED', '2022', 'CITY', '35.000', 'EVEN', '2022-05-01', 'x'].join('\\t');"
                + " document.querySelector('#form-targets form').requestSubmit(); return true;");
        admin.awaitText("#said", both);
        admin.ask("document.getElementById('said').textContent = ''; return true;");

        admin.find("#allocation summary").click();
        admin.fill("#parts input", "35.000");
        assertThat(admin.find("#parts input").getAttribute("aria-invalid")).isEqualTo("true");
        admin.find("#parts button.main").click();
        admin.awaitText("#said", both);
        assertThat(admin.find("#state").getText()).contains("Chưa có thay đổi");
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

    /**
     * Each line of the guide is about the pages whose menu it names, else about those of the line before; what it
     * prints bold or quotes is on one of them.
     */
    @Test
    void theGuideNamesWhatIsOnItsPagesAndNeedsNoShell() {
        Guide guide = Guide.of(GUIDE, "");
        Map<String, String> menu = menu();
        Map<String, Set<String>> words = new TreeMap<>();
        try (Browser stranger = Browser.ofAStranger(system)) {
            words.put(
                    SIGN_IN,
                    stranger.visit(system.ingestion().resolve("/login")).words());
        }
        Set<String> of = Set.of();
        List<String> missing = new ArrayList<>();
        for (Guide.Step step : guide.steps()) {
            Set<String> named = new TreeSet<>(step.labels());
            named.retainAll(menu.keySet());
            of = named.isEmpty() ? of : named;
            Set<String> there = new TreeSet<>(menu.keySet());
            of.forEach(name -> there.addAll(words.computeIfAbsent(name, one -> words(menu.get(one)))));
            if (step.text().contains(SIGN_IN)) {
                there.addAll(words.get(SIGN_IN));
            }
            missing.addAll(guide.missing(step, there, TITLES));
            step.addresses().stream()
                    .filter(address -> admin.statusOf(address) != 200)
                    .forEach(address -> missing.add(guide.at(step) + " names " + address + ", which is not there"));
        }
        assertThat(missing).isEmpty();
        assertThat(words.keySet()).as("pages that the guide walks through").hasSizeGreaterThan(12);
    }

    /** Returns the addresses of all menus, by what they are called. */
    private static Map<String, String> menu() {
        opened(1280, "/danh-muc");
        Map<String, String> menu = new TreeMap<>();
        for (Object link : (List<?>) admin.ask("return [...document.querySelectorAll('header nav a, .desk a')]"
                + ".map((one) => [one.textContent.replace(/\\s+/g, ' ').trim(), one.href]);")) {
            List<?> one = (List<?>) link;
            menu.put(String.valueOf(one.get(0)), String.valueOf(one.get(1)));
        }
        return menu;
    }

    /** Cells that are used less stand in the form of a row alone. */
    private static Set<String> words(String page) {
        admin.visit(URI.create(page));
        admin.find("[data-ready]");
        if (page.contains("/don-vi")) {
            admin.find("tr[data-key='nam-ngan'] button").sendKeys(Keys.ENTER);
        }
        return admin.words();
    }

    private static void opened(int width, String page) {
        admin.sized(width, 900).visit(URI.create(pages + page));
        admin.awaitMatch("#catalog[data-ready]", ".");
    }
}
