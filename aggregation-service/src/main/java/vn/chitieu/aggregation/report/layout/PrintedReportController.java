package vn.chitieu.aggregation.report.layout;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.aggregation.access.AggregationProblemCode;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.aggregation.report.PrintedReportBuilder;
import vn.chitieu.aggregation.report.QuarterReport;
import vn.chitieu.aggregation.report.ReportService;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.problem.ProblemException;

/** Endpoint for the report of a quarter in words, for clients that lay it out themselves. */
@RestController
@Tag(name = "Reports")
class PrintedReportController {

    private final ReportService readReport;
    private final PrintedReportBuilder printer;
    private final QueryValidator queryValidator;

    PrintedReportController(ReportService readReport, PrintedReportBuilder printer, QueryValidator queryValidator) {
        this.readReport = readReport;
        this.printer = printer;
        this.queryValidator = queryValidator;
    }

    @GetMapping("/api/v1/reports/{quarter}")
    @Operation(summary = "The report of a quarter in words: headings, rows, sentences, and the figures for its charts")
    PrintedReportAnswer report(
            @PathVariable @Parameter(example = "2022-Q1") String quarter,
            @RequestParam(defaultValue = "city") @Parameter(description = "city, cluster:<id> or unit:<id>")
                    String scope,
            @RequestParam(required = false) @Nullable @Parameter(description = "vi or en; else as Accept-Language says")
                    String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Parameter(hidden = true) @Nullable
                    String acceptLanguage) {
        Scope whose = queryValidator.scope(scope);
        Quarter wanted = queryValidator.quarter(quarter);
        QuarterReport report = readReport
                .report(wanted, whose)
                .orElseThrow(() -> new ProblemException(
                        AggregationProblemCode.NO_REPORT, "nothing was reported for " + whose + " in " + wanted));
        String language = ReportLanguage.of(lang, acceptLanguage);
        return PrintedReportAnswer.of(report, printer.print(report, language));
    }
}
