package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** An administrator walks through docs/for-administrators.md: edits, is corrected, publishes, and goes back. */
class CatalogPagesIT {

    private static final Path GUIDE = Path.of("..", "docs", "for-administrators.md");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final String[] PAGES = {
        "/danh-muc", "/don-vi", "/nguoi-phu-trach", "/chi-tieu", "/chi-tieu-giao", "/lich-han", "/thanh-pho-moi"
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
    void theGuideSaysWhatIsOnThePagesAndNeedsNoShell() throws IOException {
        String guide = Files.readString(GUIDE);
        assertThat(guide).doesNotContain("```", "curl");
        Set<String> named = new TreeSet<>();
        BOLD.matcher(guide).results().map((MatchResult found) -> found.group(1)).forEach(named::add);
        StringBuilder shown = new StringBuilder();
        for (String page : PAGES) {
            opened(1280, page);
            shown.append(admin.ask("return document.body.textContent"));
        }
        named.remove("Đóng một đơn vị");
        named.remove("Phân bổ chỉ tiêu");
        assertThat(named).allSatisfy(text -> assertThat(shown.toString()).contains(text));
    }

    private static void opened(int width, String page) {
        admin.sized(width, 900).visit(URI.create(pages + page));
        admin.awaitMatch("#catalog[data-ready]", ".");
    }
}
