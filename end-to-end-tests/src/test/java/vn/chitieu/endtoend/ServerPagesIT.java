package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages that need no script: to sign in, of errors, and reports, as a person sees them. */
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
        assertThat(leader.address()).isEqualTo(system.dashboard().toString());
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
