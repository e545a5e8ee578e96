package vn.chitieu.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Accrual;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.catalog.ReportingCalendar.Window;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** Judges windows: each in the quarter of its last whole period, where it has a target for the scope. */
final class ReferenceWindows {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MONTHS = BigDecimal.valueOf(3);

    private final Catalog catalog;
    private final ReferenceWindowFigures figures;
    private final ReferenceJudgement judgement;
    private final Instant now;
    private final LocalDate today;

    ReferenceWindows(Catalog catalog, ReferenceLog log, ReferenceJudgement judgement, Instant now) {
        this.catalog = catalog;
        this.figures = new ReferenceWindowFigures(catalog, log);
        this.judgement = judgement;
        this.now = now;
        this.today = now.atZone(catalog.calendar().zone()).toLocalDate();
    }

    /** What is judged. */
    private record Question(TimeWindow window, Indicator indicator, Scope scope) {

        Window days() {
            return window.days();
        }
    }

    /** A target, and as a fraction how much of it is expected by now. */
    private record Aim(String owner, BigDecimal target, BigDecimal part, BigDecimal of) {

        BigDecimal expected() {
            return ReferenceMath.divide(target.multiply(part), of);
        }
    }

    List<QuarterlyTotal.WindowStanding> of(Indicator indicator, Scope scope, Quarter quarter) {
        List<QuarterlyTotal.WindowStanding> judged = new ArrayList<>();
        for (TimeWindow window : catalog.windows()) {
            if (window.indicators().contains(indicator.code()) && endsIn(window, indicator, quarter)) {
                Question asked = new Question(window, indicator, scope);
                List<Aim> aims = aims(asked);
                if (!aims.isEmpty()) {
                    judged.add(judged(asked, aims, window.days().first().getYear() == quarter.year()));
                }
            }
        }
        return judged;
    }

    private boolean endsIn(TimeWindow window, Indicator indicator, Quarter quarter) {
        return window.days().first().getYear() >= quarter.year() - 1
                && figures.whole(indicator, window.days()).stream()
                        .map(period -> indicator.calendar().quarterOf(period))
                        .max(Comparator.naturalOrder())
                        .filter(quarter::equals)
                        .isPresent();
    }

    private QuarterlyTotal.WindowStanding judged(Question asked, List<Aim> aims, boolean isOfOneYear) {
        Indicator indicator = asked.indicator();
        BigDecimal reached = figures.reached(indicator, asked.scope(), asked.days());
        Set<ReportingPeriod> ended = figures.ended(indicator, asked.days(), today);
        Set<String> missing = figures.missing(indicator, asked.scope(), asked.days(), today);
        List<ReferenceReport> reports =
                figures.reports(indicator, asked.scope(), asked.days()).toList();
        boolean isWhole = missing.isEmpty()
                && ended.size() == figures.whole(indicator, asked.days()).size();
        return new QuarterlyTotal.WindowStanding(
                asked.window().id(),
                asked.days().first(),
                asked.days().last(),
                ended.stream()
                        .map(period -> indicator.calendar().windowOf(period).last())
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                reached,
                isWhole && isOfOneYear && figures.isWholeLastYear(indicator, asked.scope(), asked.days())
                        ? ReferenceTotals.growth(
                                indicator, reached, figures.lastYear(indicator, asked.scope(), asked.days()))
                        : null,
                aims.stream()
                        .map(aim -> standing(asked, aim, reached, missing, isOfOneYear))
                        .toList(),
                ReferenceTotals.trust(
                        figures.expected(indicator, asked.scope(), asked.days()),
                        missing,
                        null,
                        ReferenceMath.percent(
                                size(reports.stream().filter(one -> one.status() == FigureStatus.ESTIMATE)),
                                size(reports.stream()))),
                ReferenceTotals.softest(reports),
                ReferenceTotals.latest(reports.stream()));
    }

    private static BigDecimal size(Stream<ReferenceReport> reports) {
        return ReferenceMath.sum(reports.flatMap(one -> one.figure().stream())
                .map(BigDecimal::abs)
                .toList());
    }

    private List<Aim> aims(Question asked) {
        List<TimeWindow.Goal> own = asked.scope() instanceof Scope.City
                ? asked.window().targets().getOrDefault(asked.indicator().code(), List.of())
                : List.of();
        int whole = figures.whole(asked.indicator(), asked.days()).size();
        int ended = figures.ended(asked.indicator(), asked.days(), today).size();
        boolean growing = grows(asked.indicator());
        if (!own.isEmpty()) {
            return own.stream()
                    .map(goal -> new Aim(
                            goal.owner(),
                            goal.value(),
                            growing ? BigDecimal.valueOf(ended) : BigDecimal.ONE,
                            growing ? BigDecimal.valueOf(whole) : BigDecimal.ONE))
                    .toList();
        }
        LocalDate first = asked.days().first();
        LocalDate last = asked.days().last();
        boolean isSinceNewYear = first.equals(LocalDate.of(last.getYear(), 1, 1))
                && asked.indicator().calendar().equals(ReportingCalendar.CALENDAR_QUARTER);
        return isSinceNewYear
                ? judgement.targets(asked.indicator(), asked.scope(), last).stream()
                        .map(target -> ofTheYear(asked, target))
                        .toList()
                : List.of();
    }

    private Aim ofTheYear(Question asked, Target target) {
        boolean isEven = !(target.pace() instanceof TargetPhasing.Given given) || given.equals(TargetPhasing.even());
        if (isEven && !grows(asked.indicator())) {
            return new Aim(target.owner(), target.value(), BigDecimal.ONE, BigDecimal.ONE);
        }
        List<BigDecimal> shares = isEven
                ? Stream.of(25, 50, 75, 100).map(BigDecimal::valueOf).toList()
                : ((TargetPhasing.Given) target.pace()).shares();
        int months = figures.ended(asked.indicator(), asked.days(), today).stream()
                .map(period -> asked.indicator().calendar().windowOf(period).last())
                .mapToInt(LocalDate::getMonthValue)
                .max()
                .orElse(0);
        BigDecimal start = shares.get(3).compareTo(shares.get(0)) < 0 ? shares.get(0) : BigDecimal.ZERO;
        BigDecimal threeTimes = BigDecimal.ZERO;
        for (int month = 1; month <= months; month++) {
            BigDecimal before = month <= 3 ? start : shares.get((month - 1) / 3 - 1);
            threeTimes = threeTimes.add(shares.get((month - 1) / 3).subtract(before));
        }
        return new Aim(
                target.owner(), target.value(), start.multiply(MONTHS).add(threeTimes), MONTHS.multiply(HUNDRED));
    }

    private QuarterlyTotal.Attainment standing(
            Question asked, Aim aim, @Nullable BigDecimal reached, Set<String> missing, boolean isOfOneYear) {
        Indicator indicator = asked.indicator();
        boolean isPast = reached != null && judgement.isPastALimit(indicator, reached, aim.target());
        ReferenceJudgement.Reason reason = reasonNotToJudge(asked, aim, reached, missing, isPast);
        Verdict verdict = Verdict.NOT_JUDGED;
        if (reached != null && reason == null) {
            verdict = isPast
                    ? Verdict.SEVERELY_BEHIND
                    : ReferenceJudgement.verdict(indicator, reached, aim.expected(), aim.target());
            boolean lessIsBetter = indicator.judging().direction() == Direction.LOWER;
            if (!missing.isEmpty() && verdict.isBehind() != lessIsBetter) {
                verdict = Verdict.AT_RISK;
                reason = ReferenceJudgement.Reason.INCOMPLETE;
            }
        }
        return new QuarterlyTotal.Attainment(
                aim.owner(),
                aim.target(),
                ReferenceMath.percent(reached, aim.target()),
                ReferenceMath.divide(HUNDRED.multiply(aim.part()), aim.of()),
                verdict,
                ReferenceJudgement.Reason.name(reason),
                reached == null
                        ? null
                        : ReferenceJudgement.lacks(indicator, reached, aim.expected())
                                .max(BigDecimal.ZERO),
                null,
                verdict.isBehind() && isOfOneYear ? gaps(asked, aim) : List.of(),
                null,
                QuarterlyTotal.TargetHistory.NONE);
    }

    private ReferenceJudgement.@Nullable Reason reasonNotToJudge(
            Question asked, Aim aim, @Nullable BigDecimal reached, Set<String> missing, boolean isPast) {
        Indicator indicator = asked.indicator();
        if (reached == null) {
            return ReferenceJudgement.Reason.NO_FIGURE;
        }
        if (indicator.judging().direction() == Direction.NEUTRAL) {
            return ReferenceJudgement.Reason.NEUTRAL_DIRECTION;
        }
        if (indicator.judging().direction() == Direction.HIGHER
                && reached.compareTo(aim.target().multiply(BigDecimal.TEN)) >= 0) {
            return ReferenceJudgement.Reason.TARGET_DOUBTFUL;
        }
        Instant due = figures.reported(indicator)
                .flatMap(one ->
                        figures.ended(one, asked.days(), today).stream().map(period -> catalog.deadline(one, period)))
                .max(Comparator.naturalOrder())
                .orElse(null);
        boolean isReady = due != null && (missing.isEmpty() || !now.isBefore(due));
        return isReady || isPast ? null : ReferenceJudgement.Reason.NOT_DUE;
    }

    private List<QuarterlyTotal.Gap> gaps(Question asked, Aim aim) {
        if (asked.scope() instanceof Scope.Unit || catalog.accrual(asked.indicator()) == Accrual.LEVEL) {
            return List.of();
        }
        TreeMap<String, BigDecimal> lastYear = new TreeMap<>();
        figures.expected(asked.indicator(), asked.scope(), asked.days())
                .forEach(unit -> Stream.ofNullable(
                                figures.lastYear(asked.indicator(), new Scope.Unit(unit), asked.days()))
                        .forEach(amount -> lastYear.put(unit, amount)));
        return ReferenceJudgement.largestGaps(
                asked.indicator(),
                aim.expected(),
                lastYear,
                unit -> figures.reached(asked.indicator(), new Scope.Unit(unit), asked.days()));
    }

    private boolean grows(Indicator indicator) {
        return switch (catalog.accrual(indicator)) {
            case FLOW -> true;
            case STOCK -> indicator.judging().direction() != Direction.LOWER;
            case LEVEL -> false;
        };
    }
}
