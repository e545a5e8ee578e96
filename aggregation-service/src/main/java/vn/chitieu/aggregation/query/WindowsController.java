package vn.chitieu.aggregation.query;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.aggregation.access.AggregationProblemCode;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.WindowTotal;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.support.problem.ProblemException;

/** Endpoints for windows beside the quarters, such as a campaign, and what was reached within them. */
@RestController
@RequestMapping("/api/v1/windows")
@Tag(name = "Windows")
class WindowsController {

    private final WindowsQuery readWindows;
    private final QueryValidator queryValidator;

    WindowsController(WindowsQuery readWindows, QueryValidator queryValidator) {
        this.readWindows = readWindows;
        this.queryValidator = queryValidator;
    }

    @GetMapping
    @Operation(summary = "The stretches of days that are looked at beside the quarters")
    WindowsAnswer windows() {
        LocalDate today = readWindows.today();
        return new WindowsAnswer(readWindows.windows().stream()
                .map(window -> WindowAnswer.of(window, today))
                .toList());
    }

    @GetMapping("/{id}/totals")
    @Operation(summary = "What a scope reached within a window, over the reporting periods that lie wholly inside")
    WindowTotalsAnswer totals(
            @PathVariable String id,
            @RequestParam(defaultValue = "city") @Parameter(description = "city, cluster:<id> or unit:<id>")
                    String scope) {
        Scope wanted = queryValidator.scope(scope);
        return readWindows
                .totals(id, wanted)
                .map(totals -> new WindowTotalsAnswer(
                        id, totals.stream().map(WindowTotalAnswer::of).toList()))
                .orElseThrow(() -> new ProblemException(
                        AggregationProblemCode.UNKNOWN_WINDOW,
                        "expected a window of the catalog, got " + QueryValidator.shown(id)));
    }

    /** All windows. */
    record WindowsAnswer(List<WindowAnswer> windows) {}

    /**
     * One window.
     *
     * @param phase whether it is coming, running or over today
     * @param daysLeft its days after today
     */
    @Schema(name = "Window")
    record WindowAnswer(
            String id,
            LocalizedName name,
            LocalDate from,
            LocalDate to,
            TimeWindow.Phase phase,
            int daysLeft,
            List<String> indicators) {
        static WindowAnswer of(TimeWindow window, LocalDate today) {
            return new WindowAnswer(
                    window.id(),
                    window.name(),
                    window.days().first(),
                    window.days().last(),
                    window.phaseOn(today),
                    window.daysLeftAfter(today),
                    window.indicators());
        }
    }

    /**
     * The totals of a scope.
     *
     * @param totals one for each indicator of the window
     */
    record WindowTotalsAnswer(String window, List<WindowTotalAnswer> totals) {}

    /**
     * The figure against the target of one owner.
     *
     * @param expectedPercent the share expected by the end of the periods that have ended
     * @param shortfall what is missing to it, or what is too much where less is better
     * @param gaps the units that fall shortest, worst first; only where the verdict is behind
     */
    @Schema(name = "WindowAttainment")
    record StandingAnswer(
            String owner,
            BigDecimal target,
            @Nullable BigDecimal sharePercent,
            BigDecimal expectedPercent,
            Verdict verdict,
            Attainment.@Nullable Reason reason,
            @Nullable BigDecimal shortfall,
            List<Attainment.Gap> gaps) {
        static StandingAnswer of(WindowTotal.Standing one) {
            return new StandingAnswer(
                    one.owner(),
                    one.target(),
                    one.sharePercent(),
                    one.expectedPercent(),
                    one.verdict(),
                    one.reason(),
                    one.shortfall(),
                    one.gaps());
        }
    }

    /**
     * What was reached of one indicator.
     *
     * @param target that of the first of its owners
     * @param attainments against the target of each owner
     */
    @Schema(name = "WindowTotal")
    record WindowTotalAnswer(
            String indicator,
            Scope scope,
            @Nullable BigDecimal value,
            @Nullable BigDecimal sameWindowLastYear,
            @Nullable BigDecimal growthPercent,
            Comparison.Basis comparison,
            Comparison.@Nullable Reason comparisonReason,
            @Nullable BigDecimal target,
            @Nullable String targetOwner,
            @Nullable BigDecimal sharePercent,
            List<StandingAnswer> attainments,
            List<String> wholePeriods,
            List<String> endedPeriods,
            List<String> cutPeriods,
            QuarterlyTotal.Trust trust,
            @Nullable FigureStatus status,
            @Nullable Instant asOf) {

        static WindowTotalAnswer of(WindowTotal total) {
            return new WindowTotalAnswer(
                    total.indicator(),
                    total.scope(),
                    total.amounts().value(),
                    total.amounts().sameWindowLastYear(),
                    total.amounts().growth(),
                    total.amounts().comparison().basis(),
                    total.amounts().comparison().reason(),
                    total.standings().stream()
                            .map(WindowTotal.Standing::target)
                            .findFirst()
                            .orElse(null),
                    total.standings().stream()
                            .map(WindowTotal.Standing::owner)
                            .findFirst()
                            .orElse(null),
                    total.standings().isEmpty()
                            ? null
                            : total.standings().get(0).sharePercent(),
                    total.standings().stream().map(StandingAnswer::of).toList(),
                    texts(total.periods().whole()),
                    texts(total.periods().ended()),
                    texts(total.periods().cut()),
                    trust(total),
                    total.status(),
                    total.asOf());
        }

        private static List<String> texts(List<ReportingPeriod> periods) {
            return periods.stream().map(ReportingPeriod::toString).toList();
        }

        private static QuarterlyTotal.Trust trust(WindowTotal total) {
            return new QuarterlyTotal.Trust(
                    total.trust().expectedUnits(),
                    total.trust().reportedUnits(),
                    total.trust().missingUnits(),
                    null,
                    total.trust().estimateSharePercent(),
                    total.trust().isComplete());
        }
    }
}
