package vn.chitieu.ingestion.submission;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.plausibility.ComparedFigure;
import vn.chitieu.ingestion.plausibility.FigureHistory;
import vn.chitieu.ingestion.update.ExpectedFigure;
import vn.chitieu.ingestion.update.PeriodText;

/** Endpoint for the figures that a unit can report for a quarter, with those reported before. */
@RestController
final class FiguresController {

    private final Supplier<Catalog> catalog;
    private final OpenFigures open;
    private final FigureHistory history;
    private final Clock clock;

    FiguresController(Supplier<Catalog> catalog, OpenFigures open, FigureHistory history, Clock clock) {
        this.catalog = catalog;
        this.open = open;
        this.history = history;
        this.clock = clock;
    }

    @Operation(
            operationId = "figures",
            summary = "Lists the figures that a unit can report for a quarter now, with those reported before",
            description = "Beside each figure the one that counts now, that of the period before and that of the year"
                    + " before, as far as they are known: some seconds behind the totals. Needs a key that reports for"
                    + " the unit.",
            parameters = {
                @Parameter(
                        name = "unit",
                        in = ParameterIn.QUERY,
                        required = true,
                        description = "Our id of the unit, or its official code valid in the quarter",
                        schema = @Schema(type = "string", example = "nam-ngan")),
                @Parameter(
                        name = "quarter",
                        in = ParameterIn.QUERY,
                        required = true,
                        schema = @Schema(type = "string", example = "2022-Q1"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "The figures, in the order of the report",
            content = @Content(schema = @Schema(implementation = FiguresAnswer.class)))
    @GetMapping("/api/v1/figures")
    ResponseEntity<Object> figures(
            @Parameter(hidden = true) Credential caller, @Parameter(hidden = true) HttpServletRequest request) {
        Catalog city = catalog.get();
        QuarterOfUnit asked = QuarterOfUnit.of(request, city, caller);
        List<FiguresAnswer.Figure> figures = open.of(city, asked.unit(), asked.quarter(), caller).stream()
                .map(figure -> withHistory(city, figure))
                .toList();
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new FiguresAnswer(asked.unit().id(), asked.quarter().toString(), clock.instant(), figures));
    }

    private FiguresAnswer.Figure withHistory(Catalog catalog, ExpectedFigure figure) {
        String unit = figure.unit().id();
        String indicator = figure.indicator().code();
        Instant deadline = catalog.deadline(figure.unit(), figure.indicator(), figure.period());
        return new FiguresAnswer.Figure(
                indicator,
                figure.period().toString(),
                deadline.atZone(catalog.calendar().zone()).toOffsetDateTime(),
                reported(catalog, figure, figure.period()),
                reported(catalog, figure, PeriodText.before(figure.period())),
                reported(catalog, figure, PeriodText.yearBefore(figure.period())),
                ComparedFigure.of(history, catalog.id(), unit, indicator, figure.period())
                        .map(FiguresAnswer.Reported::of)
                        .orElse(null));
    }

    private FiguresAnswer.@Nullable Reported reported(Catalog catalog, ExpectedFigure figure, ReportingPeriod period) {
        return history.at(catalog.id(), figure.unit().id(), figure.indicator().code(), period)
                .map(FiguresAnswer.Reported::of)
                .orElse(null);
    }
}
