package vn.chitieu.benchmarks.country;

import java.util.Locale;

/** A service of which several instances run. */
enum Kind {
    /** Takes updates. */
    INGESTION,
    /** Rolls them up. */
    AGGREGATION,
    /** Mails. */
    NOTIFICATION;

    /** Returns the name that its instances begin with. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the system property that says where its executable jar is. */
    String property() {
        return "benchmarks." + text();
    }
}
