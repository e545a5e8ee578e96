package vn.chitieu.aggregation.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.aggregation.access.AggregationProblemCode;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.publication.QuarterlyTotalMapper;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.support.problem.ProblemException;

/** Endpoints for totals, what they are made of and what moved them. */
@RestController
@RequestMapping("/api/v1/totals")
@Tag(name = "Totals")
class TotalsController {

    private static final int REVISIONS = 100;

    private final Supplier<Catalog> catalog;
    private final TotalsQuery readTotals;
    private final QuarterlyTotalMapper totalMapper;
    private final QueryValidator queryValidator;
    private final TotalsResponseCache written;

    TotalsController(
            Supplier<Catalog> catalog,
            TotalsQuery readTotals,
            QuarterlyTotalMapper totalMapper,
            QueryValidator queryValidator,
            TotalsResponseCache written) {
        this.catalog = catalog;
        this.readTotals = readTotals;
        this.totalMapper = totalMapper;
        this.queryValidator = queryValidator;
        this.written = written;
    }

    @GetMapping
    @Operation(summary = "The totals of a scope in a quarter, in the order of the report")
    @ApiResponse(
            responseCode = "200",
            description = "OK; with the ETag that it bears in If-None-Match: 304 while nothing has changed",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = TotalsAnswer.class)))
    ResponseEntity<byte[]> totals(
            @RequestParam @Parameter(example = "2022-Q1") String quarter,
            @RequestParam(defaultValue = "city") @Parameter(description = "city, cluster:<id> or unit:<id>")
                    String scope,
            @RequestParam(required = false) @Nullable String indicator,
            @RequestParam(required = false) @Nullable String verdict) {
        Catalog city = catalog.get();
        TotalsResponseCache.Question asked = new TotalsResponseCache.Question(
                city.id(),
                queryValidator.quarter(quarter),
                queryValidator.scope(scope),
                Optional.ofNullable(indicator).map(queryValidator::indicator),
                Optional.ofNullable(verdict).map(queryValidator::verdict));
        TotalsResponseCache.Answer answer = written.answer(
                asked,
                city.edition(),
                readTotals.totals(asked.quarter(), asked.scope()),
                totals -> answer(asked, totals));
        return ResponseEntity.ok()
                .eTag(answer.tag())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.json());
    }

    private TotalsAnswer answer(TotalsResponseCache.Question asked, List<FoldResult.Published> totals) {
        Optional<String> indicator = asked.indicator();
        Optional<Verdict> verdict = asked.verdict();
        return new TotalsAnswer(totals.stream()
                .filter(published -> indicator.isEmpty()
                        || indicator.get().equals(published.page().indicator()))
                .map(totalMapper::of)
                .filter(total -> verdict.isEmpty()
                        || total.attainments().stream().anyMatch(attainment -> attainment.verdict() == verdict.get()))
                .toList());
    }

    @GetMapping("/{scope}/{indicator}/{quarter}")
    @Operation(summary = "One total")
    QuarterlyTotal total(@PathVariable String scope, @PathVariable String indicator, @PathVariable String quarter) {
        Scope wantedScope = queryValidator.scope(scope);
        Quarter wantedQuarter = queryValidator.quarter(quarter);
        return readTotals
                .total(wantedScope, queryValidator.indicator(indicator), wantedQuarter)
                .map(totalMapper::of)
                .orElseThrow(() -> new ProblemException(
                        AggregationProblemCode.NO_TOTAL,
                        "nothing was reported of " + indicator + " for " + wantedScope + " in " + wantedQuarter
                                + " yet"));
    }

    @GetMapping("/{scope}/{indicator}/{quarter}/contributions")
    @Operation(summary = "What counts in a total's quarter: who reported what, when, with which update")
    ContributionsAnswer contributions(
            @PathVariable String scope, @PathVariable String indicator, @PathVariable String quarter) {
        return ContributionsAnswer.of(readTotals.contributions(
                queryValidator.scope(scope), queryValidator.indicator(indicator), queryValidator.quarter(quarter)));
    }

    @GetMapping("/{scope}/{indicator}/{quarter}/revisions")
    @Operation(summary = "What moved a total: which update, from what to what; newest first")
    RevisionsAnswer revisions(
            @PathVariable String scope,
            @PathVariable String indicator,
            @PathVariable String quarter,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "the `before` of the answer that was read last")
                    String before) {
        return RevisionsAnswer.of(readTotals.revisions(
                queryValidator.scope(scope),
                queryValidator.indicator(indicator),
                queryValidator.quarter(quarter),
                before == null ? Long.MAX_VALUE : queryValidator.version(before),
                REVISIONS));
    }

    /**
     * The totals of a scope.
     *
     * @param totals in the order of the report
     */
    record TotalsAnswer(List<QuarterlyTotal> totals) {}
}
