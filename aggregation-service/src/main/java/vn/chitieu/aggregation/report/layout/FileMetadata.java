package vn.chitieu.aggregation.report.layout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import vn.chitieu.aggregation.report.PrintedReport;

/**
 * Metadata of a file. Its time is that of its newest figure, not that of the download, so that the same figures make
 * the same file.
 *
 * @param title the title and whose report it is
 * @param language its language
 * @param time when the newest figure was reported
 */
record FileMetadata(String title, String language, Instant time) {

    static FileMetadata of(PrintedReport report) {
        return new FileMetadata(
                report.title() + " - " + report.scope(),
                report.language(),
                report.newest().truncatedTo(ChronoUnit.SECONDS));
    }

    void mark(POIXMLProperties.CoreProperties properties) {
        properties.setTitle(title);
        properties.setCreator("Chitieu");
        properties.setCreated(Optional.of(Date.from(time)));
        properties.setModified(Optional.of(Date.from(time)));
        properties.getUnderlyingProperties().setLanguageProperty(language);
    }
}
