package vn.chitieu.notification.quarterreport;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.model.AlertCase;

/**
 * Material of the mail with a quarter's report.
 *
 * @param printed the report in words; null where nothing was reported
 * @param workbook the same as a file; null where there is none
 * @param cases the cases about the report's own scope that are not mended, worst first
 * @param others how many further ones there are about scopes within it
 */
public record ReportMaterial(
        @Nullable FetchedReport printed, @Nullable Attachment workbook, List<AlertCase> cases, int others) {
    public ReportMaterial {
        cases = List.copyOf(cases);
    }
}
