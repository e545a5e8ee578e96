package vn.chitieu.aggregation.report.layout;

import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters of a comparison; {@link ComparisonPagesController} reads it once for all that it hands out.
 *
 * @param quarter which quarter; null for the last that has ended
 * @param lang its language; null for what the browser wants
 */
record ComparisonRequest(
        @Parameter(description = "by default the last that has ended", example = "2022-Q1") @Nullable
        String quarter,

        @Parameter(description = "vi or en; else as Accept-Language says") @Nullable
        String lang) {}
