package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** Wards on a map, in a heat map, beside each other and one by one, in a real browser. */
@Tag("slow")
class WardsIT {

    private static final String WARDS = "?view=wards&quarter=2022-Q1&lang=";
    private static final String UNIT = "?view=unit&scope=unit:dong-ve&quarter=2022-Q1&lang=";
    private static final String COMPARE = "?view=compare&units=nam-ngan,dong-ve,quang-phu&quarter=2022-Q1&lang=";

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
    void theMapAndTheHeatMapSayInWordsWhatTheyColor() {
        browser.complaints();
        browser.sized(1280, 1000).open(WARDS + "vi&indicator=LAND_CLEARED");
        assertThat(browser.count(".tiles li")).isEqualTo(34);
        assertThat(browser.find(".tiles [data-key='tile dong-ve']").getText()).contains("Đông Vệ", "20,0%");
        assertThat(browser.find(".tiles [data-key='tile dong-ve']").getDomAttribute("title"))
                .contains("Phường Đông Vệ", "0,2 ha", "so với mục tiêu", "hạng 30/30");
        assertThat(browser.count(".heat tbody tr:not(.cluster)")).isEqualTo(34);
        assertThat(browser.find("[data-key='heat nam-ngan BUDGET_REVENUE']").getText())
                .isEqualTo("+67,3%");
        assertThat(browser.find("[data-key='heat nam-ngan BUDGET_REVENUE']").getDomAttribute("aria-label"))
                .contains("Phường Nam Ngạn, Thu ngân sách nhà nước: 2.177 triệu đồng");

        browser.find("[data-key='measure rank']").click();
        browser.awaitAddress("measure=rank");
        browser.awaitText("[data-key='heat nam-ngan BUDGET_REVENUE']", "/30");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void bothLeadToThePageOfAWardWithTheKeyboardAlone() {
        browser.sized(1280, 1000).open(WARDS + "vi");
        browser.find("[data-key='tile nam-ngan']").sendKeys(Keys.ENTER);
        browser.find("#view[data-view='unit'][data-ready]");
        assertThat(browser.find("#title").getText()).contains("Phường Nam Ngạn");
        assertThat(browser.find("#unit-indicators").getText())
                .contains("2.177", "tăng 67,3%", "15/30 phường", "Kế hoạch 2,8");
        assertThat(browser.find("#unit-facts").getText()).contains("4/4", "Cụm 2 (phía Bắc)");
        assertThat(browser.find("#unit-punctuality").getText()).contains("quý I-2022");
        assertThat(browser.find("#unit-alerts a").getDomProperty("href"))
                .startsWith(system.alerts().toString())
                .contains("view=cases", "scope=unit");

        browser.open(WARDS + "vi");
        browser.ask("document.querySelector('.heat td a[tabindex=\"0\"]').focus(); return true");
        browser.press(Keys.ARROW_DOWN, Keys.ARROW_RIGHT, Keys.ENTER);
        browser.find("#view[data-view='indicator'][data-ready]");
        assertThat(browser.address()).contains("scope=unit:");
    }

    @Test
    void chosenWardsStandSideBySide() {
        browser.sized(1280, 1000).open(WARDS + "vi");
        for (String ward : List.of("truong-thi", "dong-ve")) {
            browser.find("[data-key='compare " + ward + "']").sendKeys(Keys.SPACE);
        }
        browser.find("[data-key='compare']").sendKeys(Keys.ENTER);
        browser.find("#view[data-view='compare'][data-ready]");
        assertThat(browser.address()).contains("units=truong-thi,dong-ve");
        assertThat(browser.find(".compared").getText()).contains("Phường Trường Thi", "Phường Đông Vệ", "hạng");
        browser.find("[data-key='remove dong-ve']").click();
        browser.awaitText("#notice", "ít nhất hai");
    }

    @Test
    void aWardSeesItsOwnPageAndRankButNoOther() {
        try (Browser ward = Browser.of(system, "nam-ngan")) {
            ward.sized(1280, 1000).open(WARDS + "vi");
            assertThat(ward.find("#view").getDomAttribute("data-view")).isEqualTo("unit");
            assertThat(ward.find("#unit-indicators").getText()).contains("15/30 phường");
            assertThat(ward.find("#view").getText()).doesNotContain("Đông Vệ");
            assertThat(ward.find("#unit-beside").isDisplayed()).isFalse();
            assertThat(ward.complaints()).isEmpty();
        }
    }

    @Test
    void aFigureThatWasDoubtedAndConfirmedIsCountedOnThePageOfItsWard() {
        // Of a quarter that no other test compares; without the confirmation it would be held back.
        String figure = """
                {"unit": "quang-phu", "indicator": "LAND_CLEARED", "period": "2022-04", "value": "47"}""";
        assertThat(system.report("quang-phu", figure).body()).contains("FAR_FROM_LAST_FIGURE");
        browser.sized(1280, 1000).open("?view=unit&scope=unit:quang-phu&quarter=2022-Q2&lang=vi");
        browser.awaitMatch("#unit-facts", "Số bị hỏi lại\\s+1");
    }

    @Test
    void onAPhoneTheHeatMapShowsOneIndicator() {
        browser.sized(390, 844).open(WARDS + "vi&indicator=NEW_ENTERPRISES");
        assertThat(browser.ask("return [...document.querySelectorAll('.heat tbody:nth-of-type(1) tr:nth-child(2) td')]"
                        + ".filter((cell) => cell.checkVisibility()).length"))
                .isEqualTo(1L);
        assertThat(browser.find(".heat thead").getText())
                .contains("Số doanh nghiệp")
                .doesNotContain("Thu ngân sách");
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 390", "dark, 390"})
    void areWithoutBarriers(String colors, int width) {
        browser.sized(width, 900).colors(colors);
        try {
            for (String view : List.of(WARDS, UNIT, COMPARE)) {
                for (String language : List.of("vi", "en")) {
                    browser.open(view + language);
                    assertThat(browser.barriers()).as(view + language).isEmpty();
                    assertThat(browser.ask("return document.documentElement.scrollWidth"
                                    + " - document.documentElement.clientWidth"))
                            .as(view + language)
                            .isEqualTo(0L);
                    browser.picture(
                            ("wards " + view + language + " " + colors + " " + width).replaceAll("[^A-Za-z0-9]+", "-"));
                }
            }
        } finally {
            browser.colors("light");
        }
    }
}
