package vn.chitieu.aggregation.report.layout;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters of a report; {@link ReportsController} reads it once for all that it hands out.
 *
 * @param scope whose report; null for the widest that is the reader's to see
 * @param lang its language; null for what the browser wants
 */
record ReportRequest(
        @Parameter(description = "city, cluster:<id> or unit:<id>; else the city, or the reader's own unit") @Nullable
        String scope,

        @Parameter(description = "vi or en; else as Accept-Language says") @Nullable
        String lang) {}
