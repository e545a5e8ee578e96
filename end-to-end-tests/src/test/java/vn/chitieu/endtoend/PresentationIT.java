package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the dashboard is taken along and how much of it there is: pictures, paper, screens, bytes, and lost scripts. */
@Tag("slow")
class PresentationIT {

    private static final String INDICATOR = "?view=indicator&indicator=BUDGET_REVENUE&quarter=2022-Q1&lang=";
    private static final String WARDS = "?view=wards&quarter=2022-Q1&lang=vi";
    private static final String UNIT = "?view=unit&scope=unit:dong-ve&quarter=2022-Q1&lang=vi";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};
    /** Of a first visit to any page. */
    static final long MOST_BYTES = 150_000;

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
    void theQuarterThatRunsIsOneClickAway() {
        browser.sized(1280, 1000).open("?lang=vi");
        assertThat(browser.find("#title").getText()).contains("quý I-2022");
        browser.find("#running a").click();
        browser.awaitAddress("quarter=2022-Q2");
        browser.awaitText("#running", "Quý II-2022 đang diễn ra, chưa đến hạn báo cáo");
        browser.awaitText("#table", "chưa có số liệu");
        assertThat(browser.count("#table tr.indicator"))
                .as("all stay in the table")
                .isEqualTo(13);
        assertThat(browser.find("#attention").getText()).doesNotContain("chưa báo cáo đủ");
        browser.find("#running a").click();
        browser.awaitText("#table", "799.690");
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void anIndicatorFitsThreeScreens(int width, int height) {
        for (String language : List.of("vi", "en")) {
            browser.sized(width, height).open(INDICATOR + language).find("#trend svg.chart");
            assertThat((Long) browser.ask("return document.documentElement.scrollHeight"))
                    .as(language)
                    .isLessThanOrEqualTo(3L * height);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {INDICATOR + "vi", INDICATOR + "en", WARDS, UNIT})
    void isPrintedOnTwoSheets(String view) {
        browser.sized(1280, 1000).open(view);
        assertThat(browser.tools().sheets()).isBetween(1L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", INDICATOR + "vi", WARDS, UNIT})
    void aFirstVisitIsLight(String view) {
        browser.sized(1280, 1000);
        assertThat(browser.weightOf(view)).isBetween(20_000L, MOST_BYTES);
    }

    @Test
    void everyChartIsSavedAsAPicture(@TempDir Path folder) throws IOException {
        browser.tools().saveInto(folder);
        List<String> charts = List.of("#tiles", "#heat", "#trend", "#unit-indicators", "#beside-each-other");
        List<String> views = List.of(
                WARDS, WARDS, INDICATOR + "vi", UNIT, "?view=compare&units=nam-ngan,dong-ve&quarter=2022-Q1&lang=vi");
        browser.complaints();
        for (int i = 0; i < charts.size(); i++) {
            int saved = i + 1;
            browser.sized(1280, 1000)
                    .open(views.get(i))
                    .find(charts.get(i) + " .exports button")
                    .click();
            await().atMost(Duration.ofMinutes(2)).until(() -> pictures(folder).count() == saved);
        }
        for (Path picture : pictures(folder).toList()) {
            assertThat(Files.readAllBytes(picture)).startsWith(PNG).hasSizeGreaterThan(10_000);
        }
        assertThat(browser.complaints()).as("the policy needs no hole").noneMatch(one -> one.contains("Policy"));
    }

    @Test
    void everyChartHasItsFiguresAsAWorkbook() {
        for (String view : List.of(WARDS, INDICATOR + "vi", UNIT)) {
            String href = Optional.ofNullable(browser.sized(1280, 1000)
                            .open(view)
                            .find(".exports a")
                            .getDomAttribute("href"))
                    .orElseThrow();
            assertThat(system.download("/" + href).body()).as(href).startsWith('P', 'K');
        }
    }

    /** The module of a view, the start itself, and what the start needs. */
    @ParameterizedTest
    @ValueSource(strings = {"*/js/quarter/view.js", "*/js/main.js", "*/js/text/vi.js"})
    void aLostScriptOffersARetry(String lost) {
        browser.sized(390, 844);
        browser.tools().lose(lost);
        try {
            browser.load("?lang=vi");
            boolean isView = lost.endsWith("view.js");
            browser.awaitText(isView ? "#notice" : "#unloaded", "Chưa tải xong trang");
            browser.tools().lose();
            browser.find(isView ? "#retry" : "#unloaded a").click();
            browser.awaitText("#table", "799.690");
        } finally {
            browser.tools().lose();
            browser.complaints();
        }
    }

    private static Stream<Path> pictures(Path folder) throws IOException {
        return Files.list(folder).filter(file -> file.toString().endsWith(".png"));
    }
}
