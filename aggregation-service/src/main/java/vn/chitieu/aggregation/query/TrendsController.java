package vn.chitieu.aggregation.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.publication.QuarterlyTotalMapper;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.vocabulary.Quarter;

/** Endpoints for totals over quarters and over the parts of a scope. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Totals")
class TrendsController {

    private final TrendsQuery readTrends;
    private final QuarterlyTotalMapper totalMapper;
    private final QueryValidator queryValidator;
    private final Supplier<Catalog> catalog;
    private final Clock clock;

    TrendsController(
            TrendsQuery readTrends,
            QuarterlyTotalMapper totalMapper,
            QueryValidator queryValidator,
            Supplier<Catalog> catalog,
            Clock clock) {
        this.readTrends = readTrends;
        this.totalMapper = totalMapper;
        this.queryValidator = queryValidator;
        this.catalog = catalog;
        this.clock = clock;
    }

    @GetMapping("/totals/{scope}/{indicator}/trend")
    @Operation(summary = "The totals of one indicator over several quarters, earliest first; none where there is none")
    TotalsOfQuarters trend(
            @PathVariable String scope,
            @PathVariable String indicator,
            @RequestParam(required = false) @Nullable @Parameter(example = "2020-Q1") String from,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "by default the present quarter", example = "2022-Q4")
                    String to,
            @RequestParam(defaultValue = "8") @Parameter(description = "how many up to `to`, where `from` is not given")
                    int quarters) {
        return answer(readTrends.trend(
                queryValidator.scope(scope),
                queryValidator.indicator(indicator),
                queryValidator.quarters(from, to, quarters, thisQuarter())));
    }

    @GetMapping("/totals/{scope}/{indicator}/{quarter}/parts")
    @Operation(summary = "The totals of the clusters and units within a scope, to rank them")
    TotalsOfQuarters parts(@PathVariable String scope, @PathVariable String indicator, @PathVariable String quarter) {
        return answer(readTrends.parts(
                queryValidator.scope(scope), queryValidator.indicator(indicator), queryValidator.quarter(quarter)));
    }

    @GetMapping("/trends")
    @Operation(summary = "The values of all indicators of a scope over several quarters, for small charts")
    TrendsAnswer trends(
            @RequestParam(defaultValue = "city") @Parameter(description = "city, cluster:<id> or unit:<id>")
                    String scope,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "by default the present quarter", example = "2022-Q1")
                    String to,
            @RequestParam(defaultValue = "8") int quarters) {
        List<Quarter> wanted = queryValidator.quarters(null, to, quarters, thisQuarter());
        return new TrendsAnswer(wanted, readTrends.trends(queryValidator.scope(scope), wanted));
    }

    private TotalsOfQuarters answer(List<FoldResult.Published> totals) {
        return new TotalsOfQuarters(totals.stream().map(totalMapper::of).toList());
    }

    private Quarter thisQuarter() {
        return Quarter.of(
                LocalDate.ofInstant(clock.instant(), catalog.get().calendar().zone()));
    }

    /** Totals of one indicator. */
    @Schema(name = "TotalsOfOneIndicator")
    record TotalsOfQuarters(List<QuarterlyTotal> totals) {}

    /**
     * How the indicators of a scope went.
     *
     * @param quarters earliest first
     * @param trends in the order of the report
     */
    record TrendsAnswer(List<Quarter> quarters, List<TrendsQuery.Trend> trends) {}
}
