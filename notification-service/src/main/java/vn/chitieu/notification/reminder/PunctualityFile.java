package vn.chitieu.notification.reminder;

import java.time.Instant;
import java.util.List;
import vn.chitieu.catalog.Catalog;

/** Writes the punctuality records of a year as a file that leaders open in their office. Thread-safe. */
public interface PunctualityFile {

    /** Returns the media type of the file. */
    String mediaType();

    /** Returns what the name of the file ends in, without the point. */
    String suffix();

    /**
     * Returns the file.
     *
     * @param city the catalog of the city
     * @param year of the records
     * @param rows in the order in which they are to stand
     * @param asOf as of when
     * @param language {@code vi} or {@code en}
     * @throws IllegalArgumentException if there are no words in that language
     */
    byte[] write(Catalog city, int year, List<PunctualityQuery.Row> rows, Instant asOf, String language);
}
