package vn.chitieu.aggregation.report.layout;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.aggregation.access.AggregationProblemCode;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.aggregation.report.PrintedReport;
import vn.chitieu.aggregation.report.PrintedReportBuilder;
import vn.chitieu.aggregation.report.ReportService;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.catalog.CallerCities;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.security.Viewer;

/** Endpoints for the report of a quarter as a page, a workbook or a document. */
@RestController
@RequestMapping("/reports")
@Tag(name = "Reports")
class ReportsController {

    private final ReportService readReport;
    private final PrintedReportBuilder printer;
    private final ReportPageRenderer pages;
    private final List<ReportFormat> files;
    private final QueryValidator queryValidator;
    private final Supplier<Catalog> catalog;
    private final CallerCities cities;

    ReportsController(
            ReportService readReport,
            PrintedReportBuilder printer,
            ReportPageRenderer pages,
            List<ReportFormat> files,
            QueryValidator queryValidator,
            Supplier<Catalog> catalog,
            CallerCities cities) {
        this.readReport = readReport;
        this.printer = printer;
        this.pages = pages;
        this.files = files;
        this.queryValidator = queryValidator;
        this.catalog = catalog;
        this.cities = cities;
    }

    @GetMapping
    @Operation(summary = "A page with the quarters that have totals, newest first")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/html", schema = @Schema(type = "string")))
    ResponseEntity<byte[]> list(
            @ParameterObject ReportRequest request, @RequestHeader @Parameter(hidden = true) HttpHeaders headers) {
        Wanted wanted = wanted(request, headers);
        List<Quarter> quarters = new ArrayList<>(readReport.quarters());
        Collections.reverse(quarters);
        String name = printer.scope(wanted.scope(), readReport.currentQuarter(), wanted.language());
        return ReportResponses.page(
                wanted.city(), wanted.language(), pages.list(name, wanted.language(), wanted.address(), quarters));
    }

    @GetMapping("/{quarter}")
    @Operation(summary = "The report of a quarter as a page: the table and the same in sentences")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/html", schema = @Schema(type = "string")))
    ResponseEntity<byte[]> report(
            @PathVariable @Parameter(example = "2022-Q1") String quarter,
            @ParameterObject ReportRequest request,
            @RequestHeader @Parameter(hidden = true) HttpHeaders headers) {
        Wanted wanted = wanted(request, headers);
        PrintedReport printed = printed(quarter, wanted);
        return ReportResponses.page(
                wanted.city(),
                printed.language(),
                pages.report(printed, queryValidator.quarter(quarter), wanted.address(), readReport.quarters()));
    }

    @GetMapping("/{quarter}.xlsx")
    @Operation(summary = "The report of a quarter as a workbook whose numbers are numbers")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> workbook(
            @PathVariable @Parameter(example = "2022-Q1") String quarter,
            @ParameterObject ReportRequest request,
            @RequestHeader @Parameter(hidden = true) HttpHeaders headers) {
        return file("xlsx", quarter, wanted(request, headers));
    }

    @GetMapping("/{quarter}.docx")
    @Operation(summary = "The report of a quarter as a document for a clerk to complete")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> document(
            @PathVariable @Parameter(example = "2022-Q1") String quarter,
            @ParameterObject ReportRequest request,
            @RequestHeader @Parameter(hidden = true) HttpHeaders headers) {
        return file("docx", quarter, wanted(request, headers));
    }

    @GetMapping("/*/**")
    @Hidden
    ResponseEntity<byte[]> nothing() {
        throw new ProblemException(
                AggregationProblemCode.NO_REPORT, "expected an address such as /reports/2022-Q1, got another");
    }

    /** A valid request of a client that is authorized for it. */
    private record Wanted(String city, Scope scope, String language, ReportLinks address) {}

    private Wanted wanted(ReportRequest request, HttpHeaders headers) {
        Scope scope = scope(request.scope());
        String language = ReportLanguage.of(request.lang(), headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE));
        String city = catalog.get().id();
        return new Wanted(
                city,
                scope,
                language,
                new ReportLinks(cities.catalogs().size() > 1 ? city : null, scope, request.lang()));
    }

    private ResponseEntity<byte[]> file(String suffix, String quarter, Wanted wanted) {
        ReportFormat file = files.stream()
                .filter(one -> one.suffix().equals(suffix))
                .findFirst()
                .orElseThrow();
        PrintedReport printed = printed(quarter, wanted);
        String city = wanted.address().city() == null ? "" : wanted.city() + "-";
        return ReportResponses.file(
                wanted.city(),
                printed,
                file,
                "bao-cao-" + city + queryValidator.quarter(quarter) + "-"
                        + wanted.scope().toString().replace(':', '-'),
                printed.title() + " - " + printed.scope());
    }

    /** A request without a scope gets the widest that the client may see. */
    private Scope scope(@Nullable String scope) {
        if (scope != null) {
            return queryValidator.scope(scope);
        }
        Viewer viewer = queryValidator.viewer();
        return viewer.seesEverything()
                ? Scope.city()
                : queryValidator.scope(new Scope.Unit(viewer.units().first()).toString());
    }

    private PrintedReport printed(String quarter, Wanted wanted) {
        Quarter wantedQuarter = queryValidator.quarter(quarter);
        return readReport
                .report(wantedQuarter, wanted.scope())
                .map(report -> printer.print(report, wanted.language()))
                .orElseThrow(() -> new ProblemException(
                        AggregationProblemCode.NO_REPORT,
                        "nothing was reported for " + wanted.scope() + " in " + wantedQuarter));
    }
}
