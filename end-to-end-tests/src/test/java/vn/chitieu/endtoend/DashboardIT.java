package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The dashboard as people see it, in a real browser. */
@Tag("slow")
class DashboardIT {

    private static final String QUARTER = "?lang=";
    private static final String INDICATOR = "?view=indicator&indicator=BUDGET_REVENUE&lang=";
    private static final String CLUSTER = "?view=indicator&indicator=LAND_CLEARED&scope=cluster:cum-2&lang=";
    private static final String COMPLETENESS = "?view=completeness&lang=";
    private static final List<String> VIEWS = List.of(QUARTER, INDICATOR, CLUSTER, COMPLETENESS);

    private static SystemUnderTest system;
    private static Browser browser;

    @BeforeAll
    static void open() {
        Browser.assumeThere();
        system = SystemUnderTest.withTheSample();
        browser = Browser.of(system);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void showsTheQuarterInVietnameseAndInEnglish() {
        browser.complaints();
        browser.sized(1280, 1290).open("");
        browser.awaitText("#table", "799.690");
        assertThat(browser.text()).contains("Tổng mức bán lẻ hàng hóa", "17.305", "31,9", "43,44", "46,2", "14,6");
        assertThat(browser.text()).contains("Cần chú ý", "Chậm tiến độ").contains("không có số cùng kỳ");
        browser.find(".sparkline");
        browser.picture("quarter-vi");

        browser.open("?lang=en");
        browser.awaitText("#table", "799,690");
        assertThat(browser.text()).contains("Needs attention", "17,305", "46.2", "Behind");
        assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo("en");
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void isWithoutBarriersInEveryViewAndLanguage(int width) {
        browser.sized(width, 1000);
        for (String view : VIEWS) {
            for (String language : List.of("vi", "en")) {
                browser.open(view + language);
                assertThat(browser.barriers())
                        .as("%s%s at %s px", view, language, width)
                        .isEmpty();
                browser.picture(("view " + view + language + " " + width).replaceAll("[^A-Za-z0-9]+", "-"));
            }
        }
    }

    /** 320 px is also a desk's window at 400 percent. */
    @ParameterizedTest
    @ValueSource(ints = {390, 320})
    void fitsAPhone(int width) {
        browser.sized(width, 1000);
        for (String view : VIEWS) {
            browser.open(view + "vi");
            assertThat(browser.ask(
                            "return document.documentElement.scrollWidth" + " - document.documentElement.clientWidth"))
                    .as("%s at %s px", view, width)
                    .isEqualTo(0L);
        }
    }

    @Test
    void leadsFromTheCityDownToTheUpdateAndBack() {
        browser.sized(1280, 1000).open("");
        browser.follow("#below a[href*='scope=cluster:cum-2']");
        browser.follow("#below a[href*='scope=unit:nam-ngan']");
        assertThat(browser.find("#sections [data-section=ALERTS]").getDomProperty("href"))
                .isEqualTo(system.alerts() + "?lang=vi");
        assertThat(browser.find("#way").getText())
                .contains("Thành phố Thanh Hóa", "Cụm 2 (phía Bắc)", "Phường Nam Ngạn");

        browser.follow("#table a[href*='indicator=LAND_CLEARED']");
        assertThat(browser.find("#title").getText()).contains("Diện tích đã giải phóng mặt bằng");
        assertThat(browser.find("#contributions").getText())
                .contains("tháng 3-2022")
                .doesNotContain("s-2022-03-nam-ngan-LAND_CLEARED");
        browser.find("#contributions tbody tr:last-child summary").click();
        browser.awaitText("#contributions", "s-2022-03-nam-ngan-LAND_CLEARED");
        assertThat(browser.find("#revisions").getText()).contains("Phường Nam Ngạn, tháng 3-2022");
        browser.find("#trend svg.chart");
        assertThat(browser.find("#trend .numbers").getDomProperty("textContent"))
                .contains("quý I-2022");

        browser.back();
        browser.awaitAddress("scope=unit:nam-ngan");
        browser.find("#view[data-view='quarter'][data-ready]");
    }

    /** The figure says in the quarter, in the table and on its own page who was asked, and leads to the case. */
    @Test
    void aRedFigureShowsWhoWasAskedAndLeadsToItsCase() {
        browser.sized(1280, 1000).open("");
        browser.awaitText("#attention", "chưa trả lời");
        browser.awaitText("#table", "chưa trả lời");
        assertThat(browser.find("#attention .alert-line a").getDomProperty("href"))
                .startsWith(system.alerts().toString())
                .contains("view=cases", "NEW_ENTERPRISES", "2022-Q1");

        browser.open("?indicator=NEW_ENTERPRISES&quarter=2022-Q1&lang=vi");
        browser.awaitText("#figure-alerts", "Đang chờ giải trình");
        assertThat(browser.find("#figure-alerts").getText()).contains("Đã hỏi", "Hạn trả lời", "Mở cảnh báo này");
        browser.picture("indicator-alerts");
    }

    @Test
    void ranksTheWards() {
        browser.sized(1280, 1000).open(INDICATOR + "vi");
        assertThat(browser.find(".ranking tbody tr").getText()).contains("Chi cục Thuế");

        browser.find("[data-key='sort name']").click();
        browser.awaitAddress("sort=name");
        browser.awaitText(".ranking [aria-sort='ascending']", "Nơi báo cáo");
        browser.find("[data-key='by cluster']").click();
        browser.awaitText(".ranking tbody", "Cụm 1 (trung tâm)");
        assertThat(browser.count(".ranking tbody tr")).isEqualTo(6);
    }

    @Test
    void findsWithoutMarksAndKeepsTheQuestionInTheAddress() {
        browser.sized(1280, 1000).open("");
        browser.find("#search").sendKeys("ngan sach");
        browser.awaitAddress("q=ngan+sach");
        assertThat(browser.count("#table tr.indicator")).isEqualTo(1);
        assertThat(browser.find("#table").getText()).contains("Thu ngân sách nhà nước");

        browser.open("?q=quang");
        assertThat(browser.find("#units-found").getText()).contains("Phường Quảng Thắng");
    }

    @Test
    void theMatrixIsWalkedWithTheArrowKeys() {
        browser.sized(1280, 1000).open(COMPLETENESS + "vi");
        browser.ask("document.querySelector('#matrix td a[tabindex=\"0\"]').focus(); return true");
        String first = focused();
        browser.press(Keys.ARROW_RIGHT, Keys.ARROW_DOWN);
        assertThat(focused()).isNotEqualTo(first);
        browser.press(Keys.ARROW_LEFT, Keys.ARROW_UP);
        assertThat(focused()).isEqualTo(first).contains("đúng hạn").contains("3/3");

        browser.press(Keys.ENTER);
        browser.find("#view[data-view='indicator'][data-ready]");
        assertThat(browser.address()).contains("scope=unit:");
    }

    @Test
    void changesByItselfWhenAFigureDoes() {
        browser.sized(1280, 1000).open("?scope=unit:dong-cuong");
        browser.awaitText("#table", "vi phạm");

        report("98765", "đếm lại");
        browser.awaitMatch("#table", "98\\.7[0-9]{2}");
        browser.awaitText("#announcement", "Vừa cập nhật");

        // As the sample says, for the stories that follow.
        report("2", "nhầm");
        system.awaitSettled();
    }

    @Test
    void whatAUnitWritesStaysText() {
        report("3", "<img src=x onerror=alert(1)><b>đếm</b>");
        system.awaitSettled();
        browser.sized(1280, 1000).open("?view=indicator&indicator=URBAN_VIOLATIONS&scope=unit:dong-cuong");

        assertThat(browser.find("#revisions").getText()).contains("<img src=x onerror=alert(1)><b>đếm</b>");
        assertThat(browser.count("#view img, #view b")).isZero();
        report("2", "nhầm");
        system.awaitSettled();
    }

    @Test
    void asksNoOtherHost() {
        browser.sized(1280, 1000);
        for (String view : VIEWS) {
            browser.open(view + "vi");
        }
        browser.open(INDICATOR + "vi").find("#trend svg.chart");
        String own = system.dashboard().toString();

        assertThat(browser.origins()).containsExactly(own.substring(0, own.length() - 1));
    }

    @Test
    void isPrintedWithoutItsControls() {
        browser.sized(1280, 1000).open("");
        browser.printed(true);
        try {
            assertThat(browser.find("#controls").isDisplayed()).isFalse();
            assertThat(browser.find("#filters").isDisplayed()).isFalse();
            assertThat(browser.find("#table").isDisplayed()).isTrue();
        } finally {
            browser.printed(false);
        }
    }

    @Test
    void aUnitSeesItsOwnFiguresAndSignsOut() {
        try (Browser ward = Browser.of(system, "nam-ngan")) {
            ward.sized(1280, 1000).open("");
            assertThat(ward.find("#way").getText()).contains("Phường Nam Ngạn");
            assertThat(ward.count("#scope option")).isEqualTo(1);
            ward.awaitText("#me", "đơn vị");
            ward.follow("#table a[href*='indicator=LAND_CLEARED']");
            assertThat(ward.find("#contributions").getDomProperty("textContent"))
                    .contains("s-2022-03-nam-ngan-LAND_CLEARED");
            ward.open(COMPLETENESS + "vi");
            assertThat(ward.count("#matrix tbody tr:not(.cluster)")).isEqualTo(1);
            assertThat(ward.complaints()).isEmpty();

            ward.signOut();
            ward.awaitAddress("/login");
        }
    }

    @Test
    void whoeverIsSignedOutElsewhereIsSentToTheSignInPage() {
        try (Browser ward = Browser.of(system, "dong-tho")) {
            ward.sized(1280, 1000).open("");
            ward.find("#live[data-state='live']");
            ward.signOutInAnotherTab(system.alerts());
            ward.awaitAddress("/login");
        }
    }

    private static String focused() {
        return String.valueOf(browser.ask("return document.activeElement.getAttribute('aria-label')"));
    }

    private static void report(String value, String reason) {
        HttpResponse<String> answer = system.report("dong-cuong", """
                {"unit": "dong-cuong", "indicator": "URBAN_VIOLATIONS", "period": "2022-03", "value": "%s",
                 "status": "OFFICIAL", "reason": "%s"}
                """.formatted(value, reason));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }
}
