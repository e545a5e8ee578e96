package vn.chitieu.aggregation.report.layout;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.aggregation.query.ComparedCities;
import vn.chitieu.aggregation.query.ComparisonQuery;
import vn.chitieu.aggregation.report.PrintedComparisonBuilder;
import vn.chitieu.aggregation.report.PrintedReport;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;

/** Endpoints for several cities side by side, as a page and as a workbook. */
@RestController
@Tag(name = "Comparison")
class ComparisonPagesController {

    /** In entity tags and file names, where reports have their city. */
    private static final String ABOUT = "comparison";

    private static final int QUARTERS = 8;

    private final ComparisonQuery readComparison;
    private final ComparedCities cities;
    private final PrintedComparisonBuilder printer;
    private final ReportPageRenderer pages;
    private final ReportFormat workbook;
    private final QueryValidator queryValidator;
    private final Clock clock;

    ComparisonPagesController(
            ComparisonQuery readComparison,
            ComparedCities cities,
            PrintedComparisonBuilder printer,
            ReportPageRenderer pages,
            XlsxReport workbook,
            QueryValidator queryValidator,
            Clock clock) {
        this.readComparison = readComparison;
        this.cities = cities;
        this.printer = printer;
        this.pages = pages;
        this.workbook = workbook;
        this.queryValidator = queryValidator;
        this.clock = clock;
    }

    @GetMapping("/comparison")
    @Operation(summary = "A page with the cities that the client may see, side by side on what they share")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "text/html", schema = @Schema(type = "string")))
    ResponseEntity<byte[]> page(
            @ParameterObject ComparisonRequest request, @RequestHeader @Parameter(hidden = true) HttpHeaders headers) {
        Wanted wanted = wanted(request, headers);
        return ReportResponses.page(
                ABOUT,
                wanted.printed().language(),
                pages.comparison(
                        wanted.printed(),
                        wanted.quarter(),
                        request.lang(),
                        quarters(wanted.quarter(), ended(wanted.compared()))));
    }

    @GetMapping("/comparison.xlsx")
    @Operation(summary = "The same as a workbook whose numbers are numbers")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> workbook(
            @ParameterObject ComparisonRequest request, @RequestHeader @Parameter(hidden = true) HttpHeaders headers) {
        Wanted wanted = wanted(request, headers);
        return ReportResponses.file(
                ABOUT,
                wanted.printed(),
                workbook,
                "so-sanh-" + wanted.quarter(),
                wanted.printed().title());
    }

    /** What a valid request of a client that is authorized for it gets. */
    private record Wanted(List<Catalog> compared, Quarter quarter, PrintedReport printed) {}

    private Wanted wanted(ComparisonRequest request, HttpHeaders headers) {
        List<Catalog> compared = cities.all();
        Quarter quarter = request.quarter() == null ? ended(compared) : queryValidator.quarter(request.quarter());
        String language = ReportLanguage.of(request.lang(), headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE));
        return new Wanted(
                compared,
                quarter,
                printer.print(readComparison.compare(compared, quarter, Optional.empty()), language));
    }

    /** Returns the last ones, the running one and the one that is shown. */
    private static Collection<Quarter> quarters(Quarter shown, Quarter last) {
        NavigableSet<Quarter> quarters = new TreeSet<>(Set.of(shown));
        Stream.iterate(last.plus(1 - QUARTERS), one -> one.plus(1))
                .limit(QUARTERS + 1L)
                .forEach(quarters::add);
        return quarters;
    }

    private Quarter ended(List<Catalog> compared) {
        return Quarter.of(LocalDate.ofInstant(
                        clock.instant(), compared.get(0).calendar().zone()))
                .plus(-1);
    }
}
