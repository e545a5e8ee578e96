package vn.chitieu.support.web;

import java.util.Locale;

/** A section of the product, as the header of every page lists them in this order. */
public enum Section {
    /** The figures of the quarter. */
    OVERVIEW(Service.AGGREGATION, ""),
    /** The cases of figures that fall behind. */
    ALERTS(Service.NOTIFICATION, ""),
    /** The reports of the quarters. */
    REPORTS(Service.AGGREGATION, "reports"),
    /** Where units enter figures. */
    ENTRY(Service.INGESTION, "nhap-so-lieu"),
    /** Where a city is administered. */
    ADMINISTRATION(Service.INGESTION, "quan-tri");

    private final Service service;
    private final String path;

    Section(Service service, String path) {
        this.service = service;
        this.path = path;
    }

    /** Returns the service that has its pages. */
    public Service service() {
        return service;
    }

    /** Returns its first page, from the root of the service; empty for the root itself. */
    public String path() {
        return path;
    }

    /** Returns the key of its name among the phrases of the shell. */
    String phrase() {
        return "section." + name().toLowerCase(Locale.ROOT);
    }

    /** A service with pages. */
    public enum Service {
        AGGREGATION,
        NOTIFICATION,
        INGESTION
    }
}
