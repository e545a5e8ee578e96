package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** A clerk enters figures on the page: keyboard alone, a wrong one, a doubtful one, an ambiguous one, a file. */
class EntryPageIT {

    private static SystemUnderTest system;
    private static Browser clerk;
    private static URI page;

    @BeforeAll
    static void start() {
        Browser.assumeThere();
        system = SystemUnderTest.withTheSample();
        page = system.ingestion().resolve("/nhap-so-lieu");
        clerk = Browser.of(system, page, "truong-thi");
    }

    @AfterAll
    static void close() {
        if (clerk != null) {
            clerk.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void isWithoutBarriersOnAPhoneAndAtADesk(int width) {
        for (String language : new String[] {"vi", "en"}) {
            opened(width, "?lang=" + language);
            clerk.picture("entry-" + language + "-" + width);
            assertThat(clerk.barriers()).as(language).isEmpty();
            assertThat(clerk.ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .isEqualTo(0L);
            assertThat(clerk.complaints())
                    .filteredOn(one -> !one.contains("status of 422"))
                    .isEmpty();
        }
    }

    @Test
    void aWrongCellSaysWhatToDoAndARightOneIsSentByKeyboard() {
        // Of a quarter that no other test compares.
        opened(1280, "", "2022-Q2");
        String cell = "#figures input[name='URBAN_VIOLATIONS/2022-04']";
        clerk.find(cell).sendKeys("2,5", Keys.ENTER);
        clerk.awaitMatch("#said", "chưa được nhận");
        assertThat(clerk.find(cell).getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(clerk.find("#note-URBAN_VIOLATIONS-2022-04").getText()).isNotEmpty();
        clerk.picture("entry-wrong");

        clerk.find(cell).clear();
        clerk.find(cell).sendKeys("4", Keys.ENTER);
        sendOnceMoreIfDoubtful(cell);
        clerk.awaitMatch("#said", "Đã gửi 1 số");
        assertThat(clerk.find("#receipts").getText()).contains("2022-04");
        clerk.picture("entry-sent");
    }

    @Test
    void aDotBeforeThreeDigitsIsAskedAboutOnce() {
        opened(1280, "");
        clerk.ask("localStorage.removeItem('chitieu.entry.dots'); return true;");
        String cell = "#figures input[name='BUDGET_REVENUE/2022-03']";
        clerk.find(cell).sendKeys("1.234");
        clerk.find("#check").click();
        clerk.awaitText("#note-BUDGET_REVENUE-2022-03", "1.234");
        clerk.find("#note-BUDGET_REVENUE-2022-03 button").click();
        clerk.find("#check").click();
        clerk.awaitMatch("#said", "Đã kiểm tra|cần xem lại|chưa được nhận");
        assertThat(clerk.find("#note-BUDGET_REVENUE-2022-03").getText()).doesNotContain("hàng nghìn");
    }

    @Test
    void aDraftIsKeptInTheBrowser() {
        opened(1280, "");
        clerk.find("#figures input[name='LAND_CLEARED/2022-02']").sendKeys("7");
        opened(1280, "");
        assertThat(clerk.find("#figures input[name='LAND_CLEARED/2022-02']").getAttribute("value"))
                .isEqualTo("7");
        clerk.find("#figures input[name='LAND_CLEARED/2022-02']").sendKeys(Keys.BACK_SPACE);
    }

    @Test
    void aFileIsCheckedFirst() {
        opened(1280, "");
        clerk.find("#file")
                .sendKeys(Path.of("src/test/resources/entry/two-rows.csv")
                        .toAbsolutePath()
                        .toString());
        clerk.find("#check-file").click();
        clerk.awaitText("#rows", "Dòng");
        assertThat(clerk.find("#rows").getText()).contains("Hãy");
        clerk.picture("entry-file");
    }

    @Test
    void aLeaderEntersNothing() {
        try (Browser leader = Browser.of(system, page, "lanh-dao")) {
            assertThat(leader.find("main").getText()).contains("không gửi số liệu");
            assertThat(leader.count("#grid")).isZero();
        }
    }

    private static void sendOnceMoreIfDoubtful(String cell) {
        clerk.awaitMatch("#said", "Đã gửi|cần xem lại");
        if (clerk.find("#said").getText().contains("cần xem lại")) {
            clerk.find(cell).sendKeys(Keys.ENTER);
        }
    }

    private static void opened(int width, String query) {
        opened(width, query, "2022-Q1");
    }

    private static void opened(int width, String query, String quarter) {
        clerk.sized(width, 900).visit(page.resolve("/nhap-so-lieu" + query));
        clerk.find("#entry[data-ready='true']");
        clerk.ask("document.getElementById('quarter').value = '" + quarter + "';"
                + " document.getElementById('quarter').dispatchEvent(new Event('change')); return true;");
    }
}
