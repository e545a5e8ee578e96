package vn.chitieu.aggregation.calculation.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.calculation.WindowValue;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Percent;
import vn.chitieu.aggregation.model.WindowTotal;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.catalog.Accrual;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/**
 * Judges what was reached within a window: against the window's own targets, each owner's, or, where it has none and
 * begins on 1 January ("8 months"), against those of the year. Pure.
 */
final class WindowGoals {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MONTHS_OF_A_QUARTER = 3;

    private final Catalog catalog;
    private final TargetsInForce targets;
    private final Instant now;

    WindowGoals(Catalog catalog, TargetsInForce targets, Instant now) {
        this.catalog = catalog;
        this.targets = targets;
        this.now = now;
    }

    /** What is to be reached, of which so much is expected by the end of what has ended. */
    private record Wanted(String owner, BigDecimal value, Part expectedPart) {

        BigDecimal expectedPercent() {
            return expectedPart.of(HUNDRED);
        }

        BigDecimal expected() {
            return expectedPart.of(value);
        }
    }

    /** A fraction: two thirds of 480 are 320, and not a little more because a percentage was rounded. */
    private record Part(BigDecimal numerator, BigDecimal denominator) {

        static final Part WHOLE = new Part(BigDecimal.ONE, BigDecimal.ONE);

        BigDecimal of(BigDecimal amount) {
            return Percent.quotient(amount.multiply(numerator), denominator);
        }
    }

    /** Returns whether the window, or the year where it has none of its own, has a target for the scope. */
    boolean hasAny(TimeWindow window, Indicator indicator, Scope scope) {
        return !own(window, indicator, scope).isEmpty()
                || (isPartOfAYear(window, indicator)
                        && !targetsOfTheYear(window, indicator, scope).isEmpty());
    }

    /**
     * Returns one for each owner of a target, in the order of the file, or by owner where they are the year's.
     *
     * @param ofUnit what a unit reached in the same window, for those that fall shortest
     */
    List<WindowTotal.Standing> of(
            TimeWindow window,
            Indicator indicator,
            Scope scope,
            WindowValue part,
            Function<Scope.Unit, WindowValue> ofUnit) {
        List<TimeWindow.Goal> own = own(window, indicator, scope);
        Stream<Wanted> wanted = own.isEmpty()
                ? ofTheYear(window, indicator, scope, part)
                : own.stream().map(goal -> new Wanted(goal.owner(), goal.value(), ofTheWindow(indicator, part)));
        return wanted.map(one -> {
                    WindowTotal.Standing judged = judged(indicator, part, one);
                    return judged.verdict().isBehind() && !(scope instanceof Scope.Unit)
                            ? judged.withGaps(gaps(indicator, part, one, ofUnit))
                            : judged;
                })
                .toList();
    }

    private static List<TimeWindow.Goal> own(TimeWindow window, Indicator indicator, Scope scope) {
        return scope instanceof Scope.City ? window.targets().getOrDefault(indicator.code(), List.of()) : List.of();
    }

    private List<Attainment.Gap> gaps(
            Indicator indicator, WindowValue part, Wanted wanted, Function<Scope.Unit, WindowValue> ofUnit) {
        if (catalog.accrual(indicator) == Accrual.LEVEL) {
            return List.of();
        }
        Map<String, WindowValue> parts = new HashMap<>();
        part.expected().forEach(unit -> parts.put(unit, ofUnit.apply(new Scope.Unit(unit))));
        return Gaps.largest(
                part.expected(),
                indicator.judging().direction(),
                wanted.expected(),
                unit -> Objects.requireNonNull(parts.get(unit)).value(),
                unit -> Objects.requireNonNull(parts.get(unit)).lastYear().amount());
    }

    /** As much of the target as of the window has ended; of what does not add up, all of it. */
    private Part ofTheWindow(Indicator indicator, WindowValue part) {
        if (!grows(indicator) || part.whole().isEmpty()) {
            return Part.WHOLE;
        }
        return new Part(
                BigDecimal.valueOf(part.ended().size()),
                BigDecimal.valueOf(part.whole().size()));
    }

    private Stream<Wanted> ofTheYear(TimeWindow window, Indicator indicator, Scope scope, WindowValue part) {
        LocalDate first = window.days().first();
        if (!isPartOfAYear(window, indicator)) {
            return Stream.empty();
        }
        int months = part.ended().isEmpty()
                ? 0
                : months(indicator, first, part.ended().last());
        return targetsOfTheYear(window, indicator, scope).stream()
                .map(target -> new Wanted(target.owner(), target.value(), after(months, indicator, target)));
    }

    private static boolean isPartOfAYear(TimeWindow window, Indicator indicator) {
        LocalDate first = window.days().first();
        return first.getDayOfYear() == 1
                && first.getYear() == window.days().last().getYear()
                && indicator.calendar().equals(ReportingCalendar.CALENDAR_QUARTER);
    }

    private List<Target> targetsOfTheYear(TimeWindow window, Indicator indicator, Scope scope) {
        LocalDate last = window.days().last();
        return targets.on(last, scope, indicator.code(), last.getYear());
    }

    private static int months(Indicator indicator, LocalDate first, ReportingPeriod last) {
        LocalDate dayAfter = indicator.calendar().windowOf(last).last().plusDays(1);
        return Math.toIntExact(ChronoUnit.MONTHS.between(first, dayAfter));
    }

    /** Between the ends of two quarters the path is taken as straight; a seasonal one is not known by the month. */
    private Part after(int months, Indicator indicator, Target target) {
        TargetPhasing.Given path =
                target.pace() instanceof TargetPhasing.Given given ? given : (TargetPhasing.Given) TargetPhasing.even();
        if (path.equals(TargetPhasing.even()) && !grows(indicator)) {
            return Part.WHOLE;
        }
        int quarters = months / MONTHS_OF_A_QUARTER;
        int more = months % MONTHS_OF_A_QUARTER;
        BigDecimal beginning = path.falls() ? path.shares().get(0) : BigDecimal.ZERO;
        BigDecimal from = quarters == 0 ? beginning : path.shares().get(quarters - 1);
        BigDecimal step =
                more == 0 ? BigDecimal.ZERO : path.shares().get(quarters).subtract(from);
        return new Part(
                from.multiply(BigDecimal.valueOf(MONTHS_OF_A_QUARTER)).add(step.multiply(BigDecimal.valueOf(more))),
                BigDecimal.valueOf(100L * MONTHS_OF_A_QUARTER));
    }

    private boolean grows(Indicator indicator) {
        return Judgement.grows(indicator, catalog.accrual(indicator));
    }

    private WindowTotal.Standing judged(Indicator indicator, WindowValue part, Wanted wanted) {
        BigDecimal value = part.value();
        Attainment.Reason reason = reasonNotToJudge(indicator, part, wanted);
        Verdict verdict = Verdict.NOT_JUDGED;
        if (reason == null && value != null) {
            verdict = isOverItsCeiling(indicator, value, wanted)
                    ? Verdict.SEVERELY_BEHIND
                    : Judgement.verdict(indicator, value, wanted.expected(), wanted.value());
            // Who is missing can only add: that may mend a shortfall, and end what has stayed low so far.
            boolean couldChange =
                    indicator.judging().direction() == Direction.LOWER ? !verdict.isBehind() : verdict.isBehind();
            if (couldChange && !part.missing().isEmpty()) {
                verdict = Verdict.AT_RISK;
                reason = Attainment.Reason.INCOMPLETE;
            }
        }
        return new WindowTotal.Standing(
                wanted.owner(),
                wanted.value(),
                Percent.share(value, wanted.value()),
                wanted.expectedPercent(),
                verdict,
                reason,
                value == null ? null : lacks(indicator, value, wanted.expected()),
                List.of());
    }

    private Attainment.@Nullable Reason reasonNotToJudge(Indicator indicator, WindowValue part, Wanted wanted) {
        BigDecimal value = part.value();
        if (value == null) {
            return Attainment.Reason.NO_FIGURE;
        }
        if (indicator.judging().direction() == Direction.NEUTRAL) {
            return Attainment.Reason.NEUTRAL_DIRECTION;
        }
        if (Judgement.isBeyondBelief(indicator, value, wanted.value())) {
            return Attainment.Reason.TARGET_DOUBTFUL;
        }
        Instant due = part.due();
        boolean isDue = due != null && !now.isBefore(due);
        boolean canBeJudged = due != null && (isDue || part.missing().isEmpty());
        return canBeJudged || isOverItsCeiling(indicator, value, wanted) ? null : Attainment.Reason.NOT_DUE;
    }

    private boolean isOverItsCeiling(Indicator indicator, BigDecimal value, Wanted wanted) {
        return Judgement.isOverItsCeiling(indicator, catalog.accrual(indicator), value, wanted.value());
    }

    private static BigDecimal lacks(Indicator indicator, BigDecimal value, BigDecimal expected) {
        BigDecimal lacks = indicator.judging().direction() == Direction.LOWER
                ? value.subtract(expected)
                : expected.subtract(value);
        return Percent.fitted(lacks.max(BigDecimal.ZERO));
    }
}
