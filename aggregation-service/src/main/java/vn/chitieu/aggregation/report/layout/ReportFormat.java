package vn.chitieu.aggregation.report.layout;

import vn.chitieu.aggregation.report.PrintedReport;

/** A kind of file that a report can be written as. Thread-safe; the same report always gives the same bytes. */
public interface ReportFormat {

    /** Returns the end of the file's name, without a dot: {@code xlsx}. */
    String suffix();

    /** Returns its media type. */
    String mediaType();

    /** Returns the report as such a file. */
    byte[] write(PrintedReport report);
}
