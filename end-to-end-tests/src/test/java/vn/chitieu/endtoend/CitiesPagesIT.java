package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import tools.jackson.databind.JsonNode;
import vn.chitieu.localstack.data.SignIns;

/** Two cities share the services: every page says which one it is about, and the province chooses and compares. */
@Tag("slow")
class CitiesPagesIT {

    private static SystemUnderTest system;
    private static Browser province;
    private static Browser leader;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        Browser.assumeThere();
        try (Stream<Path> files = Files.list(SystemUnderTest.CATALOG)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path city = folder.resolve("city.yaml");
        Files.writeString(
                city,
                Files.readString(city)
                        .replace("id: thanh-hoa", "id: hue")
                        .replace("Thành phố Thanh Hóa", "Thành phố Huế")
                        .replace("Thanh Hoa City", "Hue City"));
        system = SystemUnderTest.with(List.of(SystemUnderTest.CATALOG, folder), Map.of());
        province = Browser.of(system, SignIns.PROVINCE);
        leader = Browser.of(system);
    }

    @AfterAll
    static void close() {
        if (province != null) {
            province.close();
        }
        if (leader != null) {
            leader.close();
        }
        if (system != null) {
            system.close();
        }
    }

    @Test
    void theProvinceChoosesACityWithTheKeyboardAndKeepsIt() {
        province.sized(1280, 1000).open("?city=thanh-hoa");
        assertThat(province.find("#cities summary").getText()).isEqualTo("Thành phố Thanh Hóa");
        province.find("#cities summary").sendKeys(Keys.ENTER);
        province.find("#cities[open] a[href*='city=hue']").sendKeys(Keys.ENTER);
        province.awaitAddress("city=hue");
        province.awaitFigures();

        assertThat(province.find("#cities summary").getText()).isEqualTo("Thành phố Huế");
        assertThat(province.find("#way").getText()).contains("Thành phố Huế");
        province.follow("#views a[href*='view=completeness']");
        assertThat(province.address()).contains("city=hue");
        for (String file : List.of("", ".xlsx", ".docx")) {
            assertThat(province.count("#reports a[href*='" + file + "?'][href*='city=hue']"))
                    .isPositive();
        }
        province.open("");
        assertThat(province.find("#cities summary").getText()).as("chosen last").isEqualTo("Thành phố Huế");
    }

    @Test
    void aReportWithoutScriptsHasTheMenuAndLinksThatKeepTheCity() {
        province.sized(1280, 1000).visit(system.dashboard().resolve("/reports/2022-Q1?city=thanh-hoa&lang=vi"));
        assertThat(province.find("#cities summary").getText()).isEqualTo("Thành phố Thanh Hóa");
        assertThat(province.find(".files a[href*='.xlsx']").getDomProperty("href"))
                .contains("city=thanh-hoa");
        province.find(".around a[href*='comparison']").sendKeys(Keys.ENTER);
        province.awaitText("h1", "So sánh thành phố");
    }

    @Test
    void citiesStandSideBySide() {
        province.sized(1280, 1000).visit(system.dashboard().resolve("/comparison?quarter=2022-Q1&lang=vi"));
        assertThat(province.find("main").getText())
                .contains("Thành phố Huế", "Thành phố Thanh Hóa", "43,44", "46,2", "Cách so sánh");
        province.printed(true);
        province.picture("cities-comparison-on-paper");
        assertThat(province.find(".around").isDisplayed()).isFalse();
        province.printed(false);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 390})
    void areWithoutBarriers(int width) {
        province.sized(width, 900);
        Map<String, URI> pages = new LinkedHashMap<>();
        pages.put("dashboard", system.dashboard().resolve("/?city=thanh-hoa"));
        pages.put("reports", system.dashboard().resolve("/reports?city=thanh-hoa&lang=vi"));
        pages.put("report", system.dashboard().resolve("/reports/2022-Q1?city=thanh-hoa&lang=vi"));
        pages.put("error", system.dashboard().resolve("/nothing"));
        pages.put("comparison", system.dashboard().resolve("/comparison?quarter=2022-Q1&lang=vi"));
        pages.forEach((name, page) -> {
            province.visit(page);
            if (name.equals("dashboard")) {
                province.awaitFigures();
            }
            if (!name.equals("comparison")) {
                province.find("#cities summary").sendKeys(Keys.ENTER);
                province.find("#cities[open] nav a");
            }
            province.picture("cities-" + name + "-" + width);
            assertThat(province.barriers()).as(name).isEmpty();
            assertThat(province.ask(
                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as(name)
                    .isEqualTo(0L);
        });
    }

    @Test
    void theProvinceChoosesTheCityOfAlertsAndEveryLinkKeepsIt() {
        try (Browser alerts = Browser.ofAlerts(system, SignIns.PROVINCE)) {
            alerts.sized(1280, 1000).open("?view=cases&state=all&lang=vi&city=thanh-hoa");
            assertThat(alerts.find("#cities summary").getText()).isEqualTo("Thành phố Thanh Hóa");
            alerts.find("#cities summary").sendKeys(Keys.ENTER);
            alerts.find("#cities[open] a[href*='city=hue']").sendKeys(Keys.ENTER);
            alerts.awaitAddress("city=hue");
            alerts.awaitText("#cities summary", "Thành phố Huế");
            alerts.follow("#views a[href*='view=mails']");
            assertThat(alerts.address()).contains("city=hue");
            assertThat(alerts.find("#sections [data-section=OVERVIEW]").getDomProperty("href"))
                    .contains("city=hue");
            assertThat(alerts.count("#view a[href^='?']:not([href*='city=hue'])"))
                    .isZero();
            for (int width : List.of(1280, 390)) {
                alerts.sized(width, 1000).open("?view=cases&state=all&lang=vi&city=hue");
                alerts.find("#cities summary").sendKeys(Keys.ENTER);
                alerts.picture("cities-alerts-" + width);
                assertThat(alerts.barriers()).as("at %s px", width).isEmpty();
                assertThat(alerts.ask(
                                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .as("at %s px", width)
                        .isEqualTo(0L);
            }
        }
    }

    /** Another window of the same browser may have chosen the other city meanwhile. */
    @Test
    void requestsOfAPageAreAboutTheCityThatItShows() {
        province.sized(1280, 1000).visit(system.ingestion().resolve("/kien-nghi?city=thanh-hoa&lang=vi"));
        province.find("#entry[data-ready]");
        assertThat(province.statusOf("/api/v1/remarks?quarter=2022-Q1&city=hue"))
                .as("chosen by another window: the service remembers it for this browser")
                .isEqualTo(200);
        province.ask("performance.clearResourceTimings();"
                + " document.getElementById('quarter').dispatchEvent(new Event('change')); return true;");
        await().untilAsserted(() -> assertThat(
                        province.ask("return performance.getEntriesByType('resource').map(({ name }) => name)"
                                + ".filter((name) => name.includes('/api/v1/remarks'))"
                                + ".map((name) => new URL(name).searchParams.get('city'))"))
                .isEqualTo(List.of("thanh-hoa")));
    }

    /** Another window has the other city; what is issued and edited is of the one that the page shows. */
    @Test
    void anAdministratorOfAllCitiesAdministersTheOneOfThePage() {
        String password = system.manage(
                        "POST",
                        "/accounts?city=thanh-hoa",
                        "{\"name\": \"quan-tri.tinh\", \"role\": \"ADMIN\", \"units\": [], \"cities\": [\"*\"]}")
                .path("password")
                .asString();
        URI pages = system.ingestion().resolve("/quan-tri/");
        try (Browser admin = Browser.of(system, pages.resolve("khoa"), "quan-tri.tinh", password)) {
            visit(admin, pages.resolve("khoa"), "thanh-hoa").find("#desk[data-ready='true']");
            assertThat(admin.find("#cities summary").getText()).isEqualTo("Thành phố Thanh Hóa");
            assertThat(admin.statusOf("/api/v1/credentials?city=hue")).isEqualTo(200);
            admin.ask("document.getElementById('unit').value = 'dong-tho'; return true;");
            admin.fill("#name", "Phần mềm của thành phố" + Keys.ENTER);
            admin.awaitText("#said", "Đã cấp khóa cho Phần mềm của thành phố.");
            assertThat(system.manage("GET", "/credentials?city=thanh-hoa", "").toString())
                    .contains("Phần mềm của thành phố");
            assertThat(system.manage("GET", "/credentials?city=hue", "").toString())
                    .doesNotContain("Phần mềm của thành phố");

            visit(admin, pages.resolve("don-vi"), "hue").awaitMatch("#catalog[data-ready]", ".");
            assertThat(admin.statusOf("/api/v1/credentials?city=thanh-hoa")).isEqualTo(200);
            admin.find("tr[data-key='nam-ngan'] button").sendKeys(Keys.ENTER);
            admin.fill("[name='note']", "của Huế" + Keys.ENTER);
            admin.awaitText("#state", "không có lỗi");
            assertThat(draft("hue")).contains("của Huế");
            assertThat(draft("thanh-hoa")).doesNotContain("của Huế");
            admin.picture("cities-administration");
            admin.find("#discard").click();
            admin.awaitText("#state", "Chưa có thay đổi");
        }
    }

    private static Browser visit(Browser admin, URI page, String city) {
        admin.sized(1280, 1000).visit(URI.create(page + "?lang=vi&city=" + city));
        return admin;
    }

    private static String draft(String city) {
        return system.manage("GET", "/catalog/draft/tables/units?city=" + city, "")
                .toString();
    }

    @Test
    void whoSeesOneCityFindsNoMenu() {
        leader.sized(1280, 1000).open("");
        assertThat(leader.count("#cities")).isZero();
        assertThat(
                        leader.ask(
                                "return [...document.querySelectorAll('a[href*=\"city=\"]')].filter((a) => a.checkVisibility()).map((a) => a.href)"))
                .isEqualTo(List.of());
        leader.visit(system.dashboard().resolve("/reports/2022-Q1"));
        assertThat(leader.count(".cities")).isZero();
    }

    /** From the workbook to the first total, without a file of the catalog and without a restart. */
    @Test
    void anotherCityComesFromOneWorkbook() throws IOException {
        byte[] workbook = RenamedWorkbook.of(
                system.catalogWorkbook("hue"),
                Map.of("hue", "vinh", "Thành phố Huế", "Thành phố Vinh", "Hue City", "Vinh City"));
        JsonNode checked = SystemUnderTest.json(system.publish("vinh", "true", workbook));
        assertThat(checked.path("published").asBoolean(true))
                .as(checked.toString())
                .isFalse();
        assertThat(checked.at("/difference/units/added").size()).isGreaterThan(30);
        assertThat(system.publish("vinh", "false", workbook).statusCode()).isEqualTo(200);

        String key = system.administer(
                        "POST",
                        "?city=vinh",
                        "{\"name\": \"x\", \"rights\": [\"REPORT\"], \"units\": [\"nam-ngan\"], \"city\": \"vinh\"}")
                .path("key")
                .asString();
        system.reportBy(
                key,
                "{\"id\": \"v-1\", \"unit\": \"nam-ngan\", \"indicator\": \"LAND_CLEARED\", \"period\": \"2022-03\","
                        + " \"value\": \"1.5\", \"unitOfMeasure\": \"ha\"}");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> assertThat(system.totals("/api/v1/totals/unit:nam-ngan/LAND_CLEARED/2022-Q1?city=vinh")
                                        .path("value")
                                        .asString())
                                .isEqualTo("1.5"));
    }
}
