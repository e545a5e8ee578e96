package vn.chitieu.ingestion.catalogpage;

import java.util.Arrays;
import java.util.Optional;

/** A page on which an administrator edits tables of the catalog. */
enum CatalogPage {
    UNITS("don-vi", "units", "clusters", "successors", "counts", "city"),
    PEOPLE("nguoi-phu-trach", "people"),
    INDICATORS("chi-tieu", "indicators", "groups", "codes"),
    TARGETS("chi-tieu-giao", "targets", "owners"),
    CALENDAR(
            "lich-han",
            "calendar",
            "levels",
            "holidays",
            "working-weekends",
            "sources",
            "reporting-calendars",
            "windows"),
    NEW_CITY("thanh-pho-moi");

    private final String path;
    private final String tables;

    CatalogPage(String path, String... tables) {
        this.path = path;
        this.tables = String.join(" ", tables);
    }

    /** Returns the page at the end of an address. */
    static Optional<CatalogPage> at(String path) {
        return Arrays.stream(values()).filter(page -> page.path.equals(path)).findFirst();
    }

    /** Returns the end of its address. */
    public String path() {
        return path;
    }

    /** Returns what its phrases are called, such as {@code page.don-vi}. */
    public String phrase() {
        return "page." + path;
    }

    /** Returns the ids of its tables, with spaces between. */
    String tables() {
        return tables;
    }
}
