package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import vn.chitieu.localstack.data.SignIns;

/** What the dashboard shows of a quarter that lacks reports and of windows beside it, in a real browser. */
@Tag("slow")
class AnUnfinishedQuarterIT {

    private static final String QUARTER = "?quarter=2022-Q1&lang=";
    private static final String IN_CHARGE_OF_LAND = "uv-btv-do-thi@example.org";
    private static final String COMPLETENESS = "?view=completeness&quarter=2022-Q1&lang=";

    @TempDir
    private static Path folder;

    private static SystemUnderTest system;
    private static Browser browser;

    @BeforeAll
    static void open() {
        Browser.assumeThere();
        system = SystemUnderTest.with(AnUnfinishedQuarter.catalog(SystemUnderTest.CATALOG, folder.resolve("catalog")));
        browser = Browser.of(system);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (system != null) {
            system.close();
        }
    }

    @Test
    void showsWindowsBesideTheQuarter() {
        browser.sized(1280, 1290).open(QUARTER + "vi");
        browser.awaitText("#windows", "Đợt giải phóng mặt bằng đầu năm 2022");
        assertThat(browser.find("#windows").getText())
                .contains("ngày 10-1-2022 đến ngày 30-4-2022", "Còn 14 ngày", "Tỉnh giao", "Kế hoạch 50", "đạt 69,4%")
                .contains("Đúng tiến độ", "mốc 66,7%")
                .contains("Tính các kỳ nằm trọn trong đợt: tháng 2-2022, tháng 3-2022, tháng 4-2022.")
                .contains("Không tính kỳ chỉ nằm một phần trong đợt: tháng 1-2022.")
                .contains("34/34 đơn vị đã báo cáo", "không có số cùng kỳ")
                .contains("Đợt cao điểm kiểm tra", "Còn 29 ngày", "Không giao mục tiêu cho đợt này.")
                .contains("chưa có số liệu", "Chưa có kỳ báo cáo nào của đợt kết thúc.");

        browser.open(QUARTER + "en");
        browser.awaitText("#windows", "Land clearance drive of early 2022");
        assertThat(browser.find("#windows").getText())
                .contains("14 days left", "Plan 50", "34/34 units reported")
                .contains("None of its reporting periods has ended yet.");
        assertThat(browser.complaints()).isEmpty();
    }

    /** From the figures of the wards to the letter, the list of alerts and the case. */
    @Test
    void aWindowThatIsFarBehindIsMailedAndStandsAmongTheAlerts() {
        Inbox.Mail mail = new Inbox(system.imapPort(), IN_CHARGE_OF_LAND)
                .read().stream()
                        .filter(one -> one.subject().contains("giải phóng mặt bằng – 2 tháng đầu năm 2022"))
                        .findFirst()
                        .orElseThrow();
        assertThat(mail.text())
                .contains("Lũy kế 2 tháng đầu năm 2022", "đến hết ngày 28/02/2022 cần đạt 100%", "tỉnh giao")
                .contains("indicator=LAND_CLEARED&quarter=2022-Q1&scope=city");

        try (Browser staff = Browser.ofAlerts(system, SignIns.STAFF)) {
            staff.sized(1280, 1000).open("?view=cases&indicator=LAND_CLEARED&scope=city&lang=vi");
            assertThat(staff.text()).contains("Hai tháng đầu năm 2022");
            staff.follow("tbody a[href*='" + AnUnfinishedQuarter.TWO_MONTHS + "']");
            assertThat(staff.text())
                    .contains("Hai tháng đầu năm 2022", "Chậm so với tiến độ", "tỉnh giao", "Thư về cảnh báo");
            assertThat(staff.barriers()).isEmpty();
            staff.picture("alert-of-a-window-vi");
            assertThat(staff.complaints()).isEmpty();
        }
    }

    @Test
    void aLimitOfAWindowIsExceededAndNothingIsLate() {
        try (Browser staff = Browser.ofAlerts(system, SignIns.STAFF)) {
            staff.sized(1280, 1000).open("?view=cases&indicator=URBAN_VIOLATIONS&scope=city&lang=vi");
            assertThat(staff.text())
                    .contains("Hai tháng đầu năm 2022", "Vượt mức theo tiến độ", "thành phố giao", "không quá 100%");
            staff.follow("tbody a[href*='" + AnUnfinishedQuarter.TWO_MONTHS + "']");
            assertThat(staff.text())
                    .contains("Số liệu vượt mức theo tiến độ", "So với mức giao")
                    .doesNotContain("Chậm so với", "chậm so với");
            assertThat(staff.complaints()).isEmpty();
        }
    }

    @Test
    void aMeetingPagesThroughWhatNeedsAttentionWithTheKeyboard() {
        browser.sized(1280, 800).open(QUARTER + "vi");
        browser.find("[data-key='meeting']").sendKeys(Keys.ENTER);
        browser.find("#view[data-view='meeting'][data-ready]");
        browser.awaitText("#meeting-title", "Số doanh nghiệp thành lập mới");
        browser.awaitText("#meeting-steps [role='status']", "1/2");
        assertThat(browser.find("#controls").isDisplayed()).isFalse();

        browser.press(Keys.ARROW_RIGHT);
        browser.awaitText("#meeting-title", "vi phạm trật tự đô thị");
        assertThat(browser.find("#meeting-body").getText()).contains("Phường Đông Cương");
        assertThat(browser.address()).contains("step=1");
        browser.press(Keys.ARROW_RIGHT, Keys.HOME);
        browser.awaitText("#meeting-steps [role='status']", "1/2");
        for (int width : List.of(1280, 390)) {
            browser.sized(width, 800);
            assertThat(browser.barriers()).as("at %s px", width).isEmpty();
            browser.picture("meeting-" + width);
        }
        browser.press(Keys.ESCAPE);
        browser.find("#view[data-view='quarter'][data-ready]");
        assertThat(browser.find("#controls").isDisplayed()).isTrue();
    }

    /** A campaign of the spring has no day in the quarter of a year before. */
    @Test
    void showsNoWindowOfAnotherQuarter() {
        browser.sized(1280, 1000).open("?quarter=2021-Q1&lang=vi");
        browser.awaitAsked("/api/v1/windows");
        assertThat(browser.find("#windows").isDisplayed()).isFalse();
    }

    @Test
    void aWardSeesWhatItReachedItself() {
        try (Browser ward = Browser.of(system, AnUnfinishedQuarter.LATE)) {
            ward.sized(1280, 1000).open(QUARTER + "vi");
            ward.awaitText("#windows", "Đợt giải phóng mặt bằng đầu năm 2022");
            assertThat(ward.find("#windows").getText())
                    .contains("1/1 đơn vị đã báo cáo")
                    .doesNotContain("Mục tiêu 50");
            assertThat(ward.complaints()).isEmpty();
        }
    }

    @Test
    void showsWhoIsLateAndWhoIsMissing() {
        browser.sized(1280, 1000).open(COMPLETENESS + "vi");
        assertThat(browser.count("#matrix td[data-state='LATE']")).isEqualTo(1);
        assertThat(browser.count("#matrix td[data-state='MISSING']")).isEqualTo(1);
        assertThat(browser.find("#matrix td[data-state='LATE'] a").getDomAttribute("aria-label"))
                .startsWith("Phường Nam Ngạn")
                .contains("Đủ, gửi sau hạn", "3/3", "15-4-2022");
        assertThat(browser.find("#matrix td[data-state='MISSING'] a").getDomAttribute("aria-label"))
                .startsWith("Phường Đông Cương")
                .contains("Thiếu, đã quá hạn", "2/3");
        assertThat(browser.find("#reports-legend li[data-state='MISSING']").getText())
                .endsWith("1");

        browser.find("#only-incomplete").click();
        browser.awaitAddress("incomplete=1");
        assertThat(browser.count("#matrix tbody tr:not(.cluster)")).isEqualTo(1);
        assertThat(browser.count("#matrix tbody td[data-state]")).isEqualTo(1);
        assertThat(browser.find("#matrix tbody").getText()).contains("Phường Đông Cương");
    }

    @Test
    void onAPhoneWhatLacksIsInSight() {
        browser.sized(390, 844).open(COMPLETENESS + "vi&incomplete=1");
        browser.picture("unfinished-lacking-390");
        assertThat(browser.ask("""
            return document.querySelector("#matrix td[data-state='MISSING']").getBoundingClientRect().right
              <= document.documentElement.clientWidth;
            """)).isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void isWithoutBarriers(int width) {
        browser.sized(width, 1290);
        for (String view : List.of(QUARTER, COMPLETENESS)) {
            for (String language : List.of("vi", "en")) {
                browser.open(view + language);
                if (view.equals(QUARTER)) {
                    browser.awaitText("#windows", "2022");
                    browser.ask("document.getElementById('windows').scrollIntoView(); return true");
                }
                assertThat(browser.barriers())
                        .as("%s%s at %s px", view, language, width)
                        .isEmpty();
                assertThat(browser.ask("return document.documentElement.scrollWidth"
                                + " - document.documentElement.clientWidth"))
                        .isEqualTo(0L);
                browser.picture(("unfinished " + view + language + " " + width).replaceAll("[^A-Za-z0-9]+", "-"));
            }
        }
    }
}
