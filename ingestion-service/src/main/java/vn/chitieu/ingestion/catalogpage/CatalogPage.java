package vn.chitieu.ingestion.catalogpage;

import java.util.Arrays;
import java.util.Optional;
import vn.chitieu.support.web.AdministrationPage;

/** A page on which an administrator edits tables of the catalog. */
enum CatalogPage {
    UNITS(AdministrationPage.UNITS, "units", "clusters", "successors", "counts", "city"),
    PEOPLE(AdministrationPage.PEOPLE, "people"),
    INDICATORS(AdministrationPage.INDICATORS, "indicators", "groups", "codes"),
    TARGETS(AdministrationPage.TARGETS, "targets", "owners"),
    CALENDAR(
            AdministrationPage.CALENDAR,
            "calendar",
            "levels",
            "holidays",
            "working-weekends",
            "sources",
            "reporting-calendars",
            "windows"),
    ALERT_POLICY(AdministrationPage.ALERT_POLICY, "alert-rules", "alerts"),
    NEW_CITY(AdministrationPage.NEW_CITY);

    private final AdministrationPage page;
    private final String tables;

    CatalogPage(AdministrationPage page, String... tables) {
        this.page = page;
        this.tables = String.join(" ", tables);
    }

    /** Returns the page at the end of an address. */
    static Optional<CatalogPage> at(String path) {
        return Arrays.stream(values())
                .filter(one -> one.page.path().endsWith("/" + path))
                .findFirst();
    }

    /** Returns the page as the menu lists it. */
    AdministrationPage page() {
        return page;
    }

    /** Returns the ids of its tables, with spaces between. */
    String tables() {
        return tables;
    }
}
