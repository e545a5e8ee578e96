package vn.chitieu.aggregation.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.aggregation.application.ReadTotals;
import vn.chitieu.aggregation.contracts.QuarterlyTotals;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** Answers with totals, what they are made of and what moved them. */
@RestController
@RequestMapping("/api/v1/totals")
@Tag(name = "Totals")
class TotalsController {

    private static final int REVISIONS = 100;

    private final ReadTotals readTotals;
    private final QuarterlyTotals contracts;
    private final Questions questions;

    TotalsController(ReadTotals readTotals, QuarterlyTotals contracts, Questions questions) {
        this.readTotals = readTotals;
        this.contracts = contracts;
        this.questions = questions;
    }

    @GetMapping
    @Operation(summary = "The totals of a scope in a quarter, in the order of the report")
    TotalsAnswer totals(
            @RequestParam @Parameter(example = "2022-Q1") String quarter,
            @RequestParam(defaultValue = "city") @Parameter(description = "city, cluster:<id> or unit:<id>")
                    String scope,
            @RequestParam @Nullable String indicator,
            @RequestParam @Nullable String verdict) {
        Optional<String> wantedIndicator = Optional.ofNullable(indicator).map(questions::indicator);
        Optional<Verdict> wantedVerdict = Optional.ofNullable(verdict).map(questions::verdict);
        List<QuarterlyTotal> totals = readTotals.totals(questions.quarter(quarter), questions.scope(scope)).stream()
                .filter(published -> wantedIndicator.isEmpty()
                        || wantedIndicator.get().equals(published.page().indicator()))
                .map(contracts::of)
                .filter(total -> wantedVerdict.isEmpty()
                        || total.attainments().stream()
                                .anyMatch(attainment -> attainment.verdict() == wantedVerdict.get()))
                .toList();
        return new TotalsAnswer(totals);
    }

    @GetMapping("/{scope}/{indicator}/{quarter}")
    @Operation(summary = "One total")
    QuarterlyTotal total(@PathVariable String scope, @PathVariable String indicator, @PathVariable String quarter) {
        Scope wantedScope = questions.scope(scope);
        Quarter wantedQuarter = questions.quarter(quarter);
        return readTotals
                .total(wantedScope, questions.indicator(indicator), wantedQuarter)
                .map(contracts::of)
                .orElseThrow(() -> Problem.notFound(
                        "NO_TOTAL",
                        "nobody has reported " + indicator + " for " + wantedScope + " in " + wantedQuarter + " yet"));
    }

    @GetMapping("/{scope}/{indicator}/{quarter}/contributions")
    @Operation(summary = "What counts in a total's quarter: who reported what, when, with which update")
    ContributionsAnswer contributions(
            @PathVariable String scope, @PathVariable String indicator, @PathVariable String quarter) {
        return ContributionsAnswer.of(readTotals.contributions(
                questions.scope(scope), questions.indicator(indicator), questions.quarter(quarter)));
    }

    @GetMapping("/{scope}/{indicator}/{quarter}/revisions")
    @Operation(summary = "What moved a total: which update, from what to what; newest first")
    RevisionsAnswer revisions(
            @PathVariable String scope,
            @PathVariable String indicator,
            @PathVariable String quarter,
            @RequestParam @Nullable @Parameter(description = "the `before` of the answer that was read last")
                    String before) {
        return RevisionsAnswer.of(readTotals.revisions(
                questions.scope(scope),
                questions.indicator(indicator),
                questions.quarter(quarter),
                before == null ? Long.MAX_VALUE : questions.version(before),
                REVISIONS));
    }

    /**
     * The totals of a scope.
     *
     * @param totals in the order of the report
     */
    record TotalsAnswer(List<QuarterlyTotal> totals) {}
}
