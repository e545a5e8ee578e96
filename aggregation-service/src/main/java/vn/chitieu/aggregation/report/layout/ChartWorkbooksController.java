package vn.chitieu.aggregation.report.layout;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.aggregation.query.TrendsQuery;
import vn.chitieu.aggregation.query.UnitsQuery;
import vn.chitieu.aggregation.report.PrintedChartBuilder;
import vn.chitieu.aggregation.report.PrintedReport;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Endpoints for the figures behind charts of the dashboard, as workbooks whose numbers are numbers. */
@RestController
@RequestMapping("/charts")
@Tag(name = "Charts")
class ChartWorkbooksController {

    private final UnitsQuery readUnits;
    private final TrendsQuery readTrends;
    private final PrintedChartBuilder printer;
    private final ReportFormat workbook;
    private final QueryValidator queryValidator;
    private final Supplier<Catalog> catalog;

    ChartWorkbooksController(
            UnitsQuery readUnits,
            TrendsQuery readTrends,
            PrintedChartBuilder printer,
            XlsxReport workbook,
            QueryValidator queryValidator,
            Supplier<Catalog> catalog) {
        this.readUnits = readUnits;
        this.readTrends = readTrends;
        this.printer = printer;
        this.workbook = workbook;
        this.queryValidator = queryValidator;
        this.catalog = catalog;
    }

    @GetMapping("/units.xlsx")
    @Operation(summary = "The units of a scope, a group of rows for each indicator: heat map, tile map, comparison")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> units(
            @RequestParam @Parameter(example = "2022-Q1") String quarter,
            @RequestParam(defaultValue = "city") @Parameter(description = "city, cluster:<id> or unit:<id>")
                    String scope,
            @RequestParam(required = false) @Nullable @Parameter(description = "vi or en; else as Accept-Language says")
                    String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Parameter(hidden = true) @Nullable
                    String acceptLanguage) {
        Quarter wanted = queryValidator.quarter(quarter);
        Scope whose = queryValidator.scope(scope);
        PrintedReport printed =
                printer.units(readUnits.units(wanted, whose), whose, ReportLanguage.of(lang, acceptLanguage));
        return file(printed, "don-vi-" + wanted + "-" + plain(whose));
    }

    @GetMapping("/trend.xlsx")
    @Operation(summary = "One indicator of a scope over several quarters: its charts")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> trend(
            @RequestParam String scope,
            @RequestParam String indicator,
            @RequestParam @Parameter(example = "2022-Q1") String to,
            @RequestParam(defaultValue = "8") @Parameter(description = "how many up to `to`") int quarters,
            @RequestParam(required = false) @Nullable @Parameter(description = "vi or en; else as Accept-Language says")
                    String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Parameter(hidden = true) @Nullable
                    String acceptLanguage) {
        Scope whose = queryValidator.scope(scope);
        Quarter last = queryValidator.quarter(to);
        List<Quarter> wanted = queryValidator.quarters(null, to, quarters, last);
        Indicator one =
                catalog.get().indicator(queryValidator.indicator(indicator)).orElseThrow();
        PrintedReport printed = printer.trend(
                readTrends.trend(whose, one.code(), wanted), one, whose, last, ReportLanguage.of(lang, acceptLanguage));
        return file(printed, "xu-huong-" + one.code() + "-" + last + "-" + plain(whose));
    }

    private ResponseEntity<byte[]> file(PrintedReport printed, String plain) {
        return ReportResponses.file(
                catalog.get().id(), printed, workbook, plain, printed.title() + " - " + printed.scope());
    }

    private static String plain(Scope scope) {
        return scope.toString().replace(':', '-');
    }
}
