package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The pages that need no script: to sign in, of errors, and reports, as a person sees them. */
@Tag("slow")
class ServerPagesIT {

    private static SystemUnderTest system;
    private static Browser stranger;
    private static Browser leader;

    @BeforeAll
    static void open() {
        Browser.assumeThere();
        system = SystemUnderTest.withTheSample();
        stranger = Browser.ofAStranger(system);
        leader = Browser.of(system);
    }

    @AfterAll
    static void close() {
        if (stranger != null) {
            stranger.close();
        }
        if (leader != null) {
            leader.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 360", "dark, 360"})
    void areWithoutBarriersInLightAndDarkOnADeskAndAPhone(String colors, int width) {
        Map<String, URI> open = new LinkedHashMap<>();
        open.put("sign-in", system.ingestion().resolve("/login"));
        open.put("sign-in-refused", system.ingestion().resolve("/login?error"));
        open.put("signed-out", system.dashboard().resolve("/login?out"));
        open.put("link-refused", system.alerts().resolve("/answer/x"));
        open.put("ingestion-error", system.ingestion().resolve("/nothing/here"));
        open.forEach((name, page) -> assertWithoutBarriers(stranger, name, page, colors, width));
        assertWithoutBarriers(leader, "error", system.dashboard().resolve("/nothing"), colors, width);
        assertWithoutBarriers(leader, "report-refused", system.dashboard().resolve("/reports/x"), colors, width);
        assertWithoutBarriers(leader, "report", system.dashboard().resolve("/reports/2022-Q1"), colors, width);
        assertWithoutBarriers(leader, "reports", system.dashboard().resolve("/reports"), colors, width);
    }

    @Test
    void anErrorLeadsToTheStartPage() {
        leader.visit(system.dashboard().resolve("/nothing/at/all"));
        leader.find("main a").click();
        leader.awaitFigures();
        // In the language of the page of the error.
        assertThat(leader.address())
                .isEqualTo(system.dashboard().resolve("/?lang=en").toString());
    }

    /** One header on the pages of all services, with what the role may open and no more. */
    @ParameterizedTest
    @CsvSource({
        "lanh-dao, OVERVIEW ALERTS REPORTS",
        "can-bo, OVERVIEW ALERTS REPORTS",
        "quan-tri, OVERVIEW ALERTS REPORTS ADMINISTRATION",
        "nam-ngan, OVERVIEW ALERTS REPORTS ENTRY"
    })
    void theHeaderLeadsThroughTheSectionsOfARole(String user, String sections) {
        try (Browser person = Browser.of(system, system.ingestion().resolve("/mat-khau"), user)) {
            person.sized(1280, 900);
            for (String section : sections.split(" ")) {
                person.find("#sections [data-section=" + section + "]").sendKeys(Keys.ENTER);
                person.find("#sections [data-section=" + section + "][aria-current=page]");
                assertThat(sectionsOf(person)).isEqualTo(sections);
                assertThat(person.find("#me summary").getText()).contains(user);
                assertThat(person.count("main.error")).as(section).isZero();
            }
            person.find("#me summary").sendKeys(Keys.ENTER);
            person.picture("header-" + user);
            assertThat(person.barriers()).as("the open menu").isEmpty();
            person.find("#change-password").sendKeys(Keys.ENTER);
            person.awaitText("h1", "Đổi mật khẩu");
        }
    }

    /** The pages of the other two services; those of figures are in {@link PresentationIT}. */
    @ParameterizedTest
    @CsvSource({"lanh-dao, alerts, ''", "nam-ngan, ingestion, nhap-so-lieu", "quan-tri, ingestion, quan-tri/danh-muc"})
    void aFirstVisitIsLight(String user, String service, String path) {
        URI page = (service.equals("alerts") ? system.alerts() : system.ingestion()).resolve("/" + path);
        try (Browser person = Browser.of(system, page, user)) {
            assertThat(person.sized(390, 844).weightOf(page)).isBetween(20_000L, PresentationIT.MOST_BYTES);
        }
    }

    @ParameterizedTest
    @CsvSource({"1280", "390"})
    void colorsAreChosenOnceForAllServicesAndHoldWhateverTheDeviceSays(int width) {
        URI[] pages = {
            system.ingestion().resolve("/mat-khau"),
            system.dashboard().resolve("/?lang=vi"),
            system.dashboard().resolve("/reports/2022-Q1?lang=vi"),
            system.alerts().resolve("/?lang=vi")
        };
        try (Browser person = Browser.of(system)) {
            person.sized(width, 900).colors("light");
            for (String choice : new String[] {"dark", "light"}) {
                person.visit(pages[0]);
                person.find("#me summary").sendKeys(Keys.ENTER);
                person.find("#me a[data-value=" + choice + "]").sendKeys(Keys.ENTER);
                person.find("#me a[data-value=" + choice + "][aria-current]");
                assertThat(person.address()).doesNotContain("colors=");
                person.colors(choice.equals("dark") ? "light" : "dark");
                for (URI page : pages) {
                    person.visit(page).find("main");
                    assertThat(person.ask("return getComputedStyle(document.documentElement)"
                                    + ".getPropertyValue('--ground').trim()"))
                            .as(page.toString())
                            .isEqualTo(choice.equals("dark") ? "#0f161d" : "#f3f5f7");
                    assertThat(person.barriers()).as(page.toString()).isEmpty();
                    person.picture(
                            "colors-" + choice + "-" + width + page.getPath().replace('/', '-'));
                }
            }
        }
    }

    private static String sectionsOf(Browser person) {
        return String.valueOf(person.ask("return [...document.querySelectorAll('#sections a')]"
                + ".map((one) => one.dataset.section).join(' ')"));
    }

    private static void assertWithoutBarriers(Browser browser, String name, URI page, String colors, int width) {
        browser.sized(width, 800).colors(colors).visit(page).find("main");
        browser.picture("server-" + name + "-" + colors + "-" + width);
        assertThat(browser.barriers()).as(name).isEmpty();
        assertThat(browser.ask("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as(name)
                .isEqualTo(0L);
        assertThat(browser.ask("return [...document.styleSheets].every((one) => one.cssRules.length > 0)"))
                .as("style sheets of " + name)
                .isEqualTo(true);
        assertThat(browser.origins())
                .as(name)
                .containsOnly(page.resolve("/").toString().replaceFirst("/$", ""));
    }
}
