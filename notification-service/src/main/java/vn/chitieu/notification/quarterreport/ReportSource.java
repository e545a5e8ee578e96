package vn.chitieu.notification.quarterreport;

import java.util.Optional;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** The reports of quarters, as they stand when they are asked for. Thread-safe. */
public interface ReportSource {

    /** The largest report in words, in bytes of JSON: with the workbook it has to fit into one mail. */
    int LARGEST_REPORT = 1 << 20;

    /** The largest workbook, in bytes. */
    int LARGEST_WORKBOOK = 4 << 20;

    /**
     * Returns the report in words, of at most {@link #LARGEST_REPORT} bytes; empty where nothing was reported.
     *
     * @param city id of the city
     * @param language {@code vi} or {@code en}
     * @throws ReportUnavailableException if it cannot be had now
     */
    Optional<FetchedReport> printed(String city, Quarter quarter, Scope scope, String language)
            throws ReportUnavailableException;

    /**
     * Returns the same report as a workbook (XLSX) of at most {@link #LARGEST_WORKBOOK} bytes.
     *
     * @param city id of the city
     * @param language {@code vi} or {@code en}
     * @throws ReportUnavailableException if it cannot be had now
     */
    byte[] workbook(String city, Quarter quarter, Scope scope, String language) throws ReportUnavailableException;
}
