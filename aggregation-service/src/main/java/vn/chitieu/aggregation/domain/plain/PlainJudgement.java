package vn.chitieu.aggregation.domain.plain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.domain.AssignedTarget;
import vn.chitieu.aggregation.domain.Attainment;
import vn.chitieu.catalog.Accrual;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.Pace;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.Thresholds;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** Judges what scopes reached since 1 January against the targets that hold on the last day of the quarter. */
final class PlainJudgement {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Catalog catalog;
    private final PlainFigures figures;
    private final List<Dated> targets = new ArrayList<>();
    private final Instant now;

    PlainJudgement(Catalog catalog, PlainFigures figures, Collection<AssignedTarget> assigned, Instant now) {
        this.catalog = catalog;
        this.figures = figures;
        this.now = now;
        catalog.targets().forEach(target -> targets.add(new Dated(target, Instant.MIN, "")));
        assigned.forEach(one -> targets.add(new Dated(one.target(), one.assignedAt(), one.id())));
        // The last one wins: the one that begins later, then the one that was assigned later, then the greater id.
        targets.sort(Comparator.comparing((Dated one) -> one.target().validFrom())
                .thenComparing(Dated::assignedAt)
                .thenComparing(Dated::id));
    }

    /** A target and when it was assigned. */
    private record Dated(Target target, Instant assignedAt, String id) {}

    /**
     * What follows for one target.
     *
     * @param reason why it was not judged, or not judged worse; null where nothing is to be said
     */
    record Judged(
            Target target,
            @Nullable BigDecimal share,
            BigDecimal expectedPercent,
            @Nullable BigDecimal shortfall,
            Verdict verdict,
            Attainment.@Nullable Reason reason) {}

    /** Returns one for each owner of a target, by owner. */
    List<Judged> judge(Indicator indicator, Scope scope, Quarter quarter) {
        TreeMap<String, Target> byOwner = new TreeMap<>();
        for (Dated one : targets) {
            Target target = one.target();
            if (target.scope().equals(scope)
                    && target.indicator().equals(indicator.code())
                    && target.year() == quarter.year()
                    && !target.validFrom().isAfter(quarter.lastDay())) {
                byOwner.put(target.owner(), target);
            }
        }
        return byOwner.values().stream()
                .map(target -> judge(indicator, scope, quarter, target))
                .toList();
    }

    private Judged judge(Indicator indicator, Scope scope, Quarter quarter, Target target) {
        BigDecimal reached = figures.reached(indicator, scope, quarter, true);
        BigDecimal expectedPercent = expectedPercent(indicator, scope, quarter, target.pace());
        if (reached == null) {
            return new Judged(target, null, expectedPercent, null, Verdict.NOT_JUDGED, Attainment.Reason.NO_FIGURE);
        }
        BigDecimal expected = PlainMath.part(expectedPercent, target.value());
        BigDecimal lacks =
                indicator.direction() == Direction.LOWER ? reached.subtract(expected) : expected.subtract(reached);
        Set<String> missing = figures.missing(indicator, scope, quarter);
        boolean isDue = !now.isBefore(catalog.deadline(indicator, quarter));
        Attainment.Reason reason = null;
        Verdict verdict = Verdict.NOT_JUDGED;
        if (indicator.direction() == Direction.NEUTRAL) {
            reason = Attainment.Reason.NEUTRAL_DIRECTION;
        } else if (!missing.isEmpty() && !isDue) {
            reason = Attainment.Reason.NOT_DUE;
        } else {
            verdict = verdict(indicator, reached, expected, target.value());
            boolean isBehind = verdict == Verdict.BEHIND || verdict == Verdict.SEVERELY_BEHIND;
            if (isBehind && mayBeTheirs(indicator, scope, quarter, missing, reached, expected)) {
                verdict = Verdict.AT_RISK;
                reason = Attainment.Reason.INCOMPLETE;
            }
        }
        return new Judged(
                target,
                PlainMath.percent(reached, target.value()),
                expectedPercent,
                lacks.max(BigDecimal.ZERO),
                verdict,
                reason);
    }

    private BigDecimal expectedPercent(Indicator indicator, Scope scope, Quarter quarter, Pace pace) {
        if (pace instanceof Pace.Given given && !given.equals(Pace.even())) {
            return given.shares().get(quarter.number() - 1);
        }
        if (pace instanceof Pace.Seasonal) {
            Quarter lastYear = quarter.yearBefore();
            BigDecimal share = PlainMath.percent(
                    figures.reached(indicator, scope, lastYear, true),
                    figures.reached(indicator, scope, new Quarter(lastYear.year(), 4), true));
            if (share != null) {
                return share;
            }
        }
        return catalog.accrual(indicator) == Accrual.LEVEL ? HUNDRED : BigDecimal.valueOf(25L * quarter.number());
    }

    private static Verdict verdict(Indicator indicator, BigDecimal reached, BigDecimal expected, BigDecimal target) {
        boolean moreIsBetter = indicator.direction() == Direction.HIGHER;
        if (moreIsBetter && reached.compareTo(target) >= 0) {
            return Verdict.EXCEEDED;
        }
        BigDecimal ratio = moreIsBetter ? PlainMath.percent(reached, expected) : PlainMath.percent(expected, reached);
        Thresholds limits = indicator.thresholds();
        if (ratio == null) {
            return Verdict.ON_PACE;
        }
        if (ratio.compareTo(limits.severelyBehind()) < 0) {
            return Verdict.SEVERELY_BEHIND;
        }
        if (ratio.compareTo(limits.behind()) < 0) {
            return Verdict.BEHIND;
        }
        if (ratio.compareTo(limits.onPace()) < 0) {
            return Verdict.AT_RISK;
        }
        return ratio.compareTo(limits.ahead()) < 0 ? Verdict.ON_PACE : Verdict.AHEAD;
    }

    /** Whether it would not be behind if those who are missing had brought their part by last year's shares. */
    private boolean mayBeTheirs(
            Indicator indicator,
            Scope scope,
            Quarter quarter,
            Set<String> missing,
            BigDecimal reached,
            BigDecimal expected) {
        if (missing.isEmpty() || indicator.direction() == Direction.LOWER) {
            return false;
        }
        BigDecimal theirs = BigDecimal.ZERO;
        for (String unit : missing) {
            BigDecimal lastYear = figures.reached(indicator, new Scope.Unit(unit), quarter.yearBefore(), true);
            if (lastYear == null) {
                return true;
            }
            theirs = theirs.add(lastYear);
        }
        BigDecimal share = PlainMath.percent(theirs, figures.reached(indicator, scope, quarter.yearBefore(), true));
        boolean addsUp = indicator.acrossUnits() == Operator.SUM && catalog.accrual(indicator) != Accrual.LEVEL;
        if (share == null || !addsUp) {
            return true;
        }
        BigDecimal withThem = reached.add(PlainMath.part(share, expected));
        return withThem.compareTo(PlainMath.part(indicator.thresholds().behind(), expected)) >= 0;
    }
}
