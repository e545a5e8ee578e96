package vn.chitieu.support.web;

import java.util.Locale;

/** A page of an administrator, as the one menu of all of them lists them in this order. */
public enum AdministrationPage {
    /** The draft of the catalog and the editions that were published. */
    CATALOG(Section.Service.INGESTION, "quan-tri/danh-muc"),
    UNITS(Section.Service.INGESTION, "quan-tri/don-vi"),
    PEOPLE(Section.Service.INGESTION, "quan-tri/nguoi-phu-trach"),
    INDICATORS(Section.Service.INGESTION, "quan-tri/chi-tieu"),
    TARGETS(Section.Service.INGESTION, "quan-tri/chi-tieu-giao"),
    CALENDAR(Section.Service.INGESTION, "quan-tri/lich-han"),
    /** What the city decides of its alerts and the times of their mails. */
    ALERT_POLICY(Section.Service.INGESTION, "quan-tri/chinh-sach-canh-bao"),
    /** The first edition of a city, which an administrator of all cities publishes. */
    NEW_CITY(Section.Service.INGESTION, "quan-tri/thanh-pho-moi"),
    ACCOUNTS(Section.Service.INGESTION, "quan-tri/tai-khoan"),
    CREDENTIALS(Section.Service.INGESTION, "quan-tri/khoa"),
    /** Locks of quarters, and who may change figures of them none the less. */
    EXCEPTIONS(Section.Service.INGESTION, "quan-tri/ngoai-le"),
    /** Dead letters of all services, and their replay. */
    REJECTIONS(Section.Service.INGESTION, "quan-tri/tu-choi"),
    /** The silences of alerts, which staff keep as well. */
    SILENCES(Section.Service.NOTIFICATION, "?view=silences"),
    /** Settings of mail as they stand, and a test mail. */
    MAIL(Section.Service.NOTIFICATION, "quan-tri/thu"),
    /** When alerts are raised and mails leave, by the city's policy and the settings of the service. */
    ALERTS_IN_FORCE(Section.Service.NOTIFICATION, "quan-tri/canh-bao");

    private final Section.Service service;
    private final String path;

    AdministrationPage(Section.Service service, String path) {
        this.service = service;
        this.path = path;
    }

    /** Returns the service that has it. */
    public Section.Service service() {
        return service;
    }

    /** Returns its address from the root of the service, which may end with a query. */
    public String path() {
        return path;
    }

    /** Returns whether only an administrator of all cities may open it. */
    public boolean isOfAllCities() {
        return this == NEW_CITY;
    }

    /** Returns the key of its name among the phrases of the shell. */
    String phrase() {
        return "desk." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
