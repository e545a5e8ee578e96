package vn.chitieu.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Accrual;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.catalog.Thresholds;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.TargetAssigned;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** Judges what scopes reached since 1 January against the targets that hold on the last day of the quarter. */
final class ReferenceJudgement {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Catalog catalog;
    private final ReferenceFigures figures;
    private final ReferenceBases bases;
    private final ReferenceShares shares;
    private final List<Dated> targets = new ArrayList<>();
    private final Instant now;

    ReferenceJudgement(
            Catalog catalog,
            ReferenceFigures figures,
            ReferenceBases bases,
            Collection<TargetAssigned> assigned,
            Instant now) {
        this.catalog = catalog;
        this.figures = figures;
        this.bases = bases;
        this.shares = new ReferenceShares(catalog, figures, bases);
        this.now = now;
        catalog.targets().forEach(target -> targets.add(new Dated(target, Instant.MIN, "")));
        assigned.forEach(one -> targets.add(new Dated(target(one), one.assignedAt(), one.id())));
        // The last one wins: the one that begins later, then the one that was assigned later, then the greater id.
        targets.sort(Comparator.comparing((Dated one) -> one.target().validFrom())
                .thenComparing(Dated::assignedAt)
                .thenComparing(Dated::id));
    }

    private static Target target(TargetAssigned event) {
        return new Target(
                event.scope(),
                event.indicator(),
                event.year(),
                event.owner(),
                event.value(),
                switch (event.pace()) {
                    case EVEN -> TargetPhasing.even();
                    case SEASONAL -> new TargetPhasing.Seasonal();
                    case GIVEN -> new TargetPhasing.Given(event.shares());
                },
                event.validFrom(),
                event.reason());
    }

    /** Why a figure was not judged, or not judged worse, as published. */
    enum Reason {
        NO_FIGURE,
        DEFINITION_CHANGED,
        NOT_DUE,
        NEUTRAL_DIRECTION,
        INCOMPLETE,
        TARGET_DOUBTFUL;

        static @Nullable String name(@Nullable Reason reason) {
            return reason == null ? null : reason.name();
        }
    }

    /** A target and when it was assigned. */
    private record Dated(Target target, Instant assignedAt, String id) {}

    /** What is judged. */
    private record Question(Indicator indicator, Scope scope, Quarter quarter, Target target) {}

    /** Returns one for each owner of a target, by owner. */
    List<QuarterlyTotal.Attainment> judge(Indicator indicator, Scope scope, Quarter quarter) {
        Map<String, BigDecimal> before = new HashMap<>();
        Map<String, Target> byOwner = targets(indicator, scope, quarter.lastDay(), before);
        return byOwner.values().stream()
                .map(target -> judge(new Question(indicator, scope, quarter, target), before.get(target.owner())))
                .toList();
    }

    /** Returns the targets of the day's year that hold on it, by owner. */
    Collection<Target> targets(Indicator indicator, Scope scope, LocalDate day) {
        return targets(indicator, scope, day, new HashMap<>()).values();
    }

    private Map<String, Target> targets(
            Indicator indicator, Scope scope, LocalDate day, Map<String, BigDecimal> before) {
        Map<String, Target> byOwner = new TreeMap<>();
        for (Dated one : targets) {
            Target target = one.target();
            if (target.scope().equals(scope)
                    && target.indicator().equals(indicator.code())
                    && target.year() == day.getYear()
                    && !target.validFrom().isAfter(day)) {
                Target replaced = byOwner.put(target.owner(), target);
                if (replaced != null && replaced.validFrom().isBefore(target.validFrom())) {
                    before.put(target.owner(), replaced.value());
                }
            }
        }
        return byOwner;
    }

    private QuarterlyTotal.Attainment judge(Question asked, @Nullable BigDecimal replaced) {
        Indicator indicator = asked.indicator();
        Target target = asked.target();
        BigDecimal reached = figures.reached(indicator, asked.scope(), asked.quarter(), true);
        BigDecimal expectedPercent = expectedPercent(asked, asked.quarter());
        BigDecimal expected = ReferenceMath.part(expectedPercent, target.value());
        Reason reason = reasonNotToJudge(asked, reached);
        Verdict verdict = Verdict.NOT_JUDGED;
        if (reached != null && isPastALimit(indicator, reached, target.value())) {
            verdict = Verdict.SEVERELY_BEHIND;
            reason = null;
        } else if (reason == null && reached != null) {
            verdict = verdict(indicator, reached, expected, target.value());
            boolean isOpen = indicator.judging().direction() == Direction.LOWER
                    ? !isBehind(verdict) && !isComplete(asked)
                    : isBehind(verdict) && mayBeTheirs(asked, reached, expected);
            if (isOpen) {
                verdict = Verdict.AT_RISK;
                reason = Reason.INCOMPLETE;
            }
        }
        return new QuarterlyTotal.Attainment(
                target.owner(),
                target.value(),
                ReferenceMath.percent(reached, target.value()),
                expectedPercent,
                verdict,
                Reason.name(reason),
                reached == null ? null : lacks(indicator, reached, expected).max(BigDecimal.ZERO),
                forecast(asked, reached, expectedPercent, reason),
                isBehind(verdict) ? gaps(asked, expected) : List.of(),
                neededPerMonth(asked, reached),
                new QuarterlyTotal.TargetHistory(target.validFrom(), target.reason(), replaced));
    }

    private @Nullable Reason reasonNotToJudge(Question asked, @Nullable BigDecimal reached) {
        Indicator indicator = asked.indicator();
        if (reached == null) {
            return new ReferenceDefinitions(catalog).changedSinceJanuary(indicator, asked.quarter())
                    ? Reason.DEFINITION_CHANGED
                    : Reason.NO_FIGURE;
        }
        if (indicator.judging().direction() == Direction.NEUTRAL) {
            return Reason.NEUTRAL_DIRECTION;
        }
        if (indicator.judging().direction() == Direction.HIGHER
                && reached.compareTo(asked.target().value().multiply(BigDecimal.TEN)) >= 0) {
            return Reason.TARGET_DOUBTFUL;
        }
        boolean isDue = !now.isBefore(catalog.deadline(indicator, asked.quarter()));
        return isDue || isComplete(asked) ? null : Reason.NOT_DUE;
    }

    private boolean isComplete(Question asked) {
        return figures.missing(asked.indicator(), asked.scope(), asked.quarter())
                .isEmpty();
    }

    private BigDecimal expectedPercent(Question asked, Quarter quarter) {
        TargetPhasing pace = asked.target().pace();
        Indicator indicator = asked.indicator();
        if (pace instanceof TargetPhasing.Given given && !given.equals(TargetPhasing.even())) {
            return given.shares().get(quarter.number() - 1);
        }
        Quarter lastYear = quarter.yearBefore();
        Quarter endOfLastYear = new Quarter(lastYear.year(), 4);
        if (pace instanceof TargetPhasing.Seasonal
                && new ReferenceDefinitions(catalog).sameSinceJanuary(indicator, endOfLastYear, quarter)
                && Stream.of(lastYear, endOfLastYear)
                        .allMatch(one ->
                                figures.missing(indicator, asked.scope(), one).isEmpty())) {
            BigDecimal share = ReferenceMath.percent(
                    figures.reached(indicator, asked.scope(), lastYear, true),
                    figures.reached(indicator, asked.scope(), endOfLastYear, true));
            if (share != null) {
                return share;
            }
        }
        return switch (catalog.accrual(indicator)) {
            case FLOW -> BigDecimal.valueOf(25L * quarter.number());
            case STOCK ->
                indicator.judging().direction() == Direction.LOWER
                        ? HUNDRED
                        : BigDecimal.valueOf(25L * quarter.number());
            case LEVEL -> HUNDRED;
        };
    }

    /** More than a whole year may bring is too much on any day of it, where figures only add up. */
    boolean isPastALimit(Indicator indicator, BigDecimal reached, BigDecimal limit) {
        return indicator.judging().direction() == Direction.LOWER
                && catalog.accrual(indicator) == Accrual.FLOW
                && reached.compareTo(limit) > 0;
    }

    static BigDecimal lacks(Indicator indicator, BigDecimal reached, BigDecimal expected) {
        return indicator.judging().direction() == Direction.LOWER
                ? reached.subtract(expected)
                : expected.subtract(reached);
    }

    private static boolean isBehind(Verdict verdict) {
        return verdict == Verdict.BEHIND || verdict == Verdict.SEVERELY_BEHIND;
    }

    static Verdict verdict(Indicator indicator, BigDecimal reached, BigDecimal expected, BigDecimal target) {
        boolean moreIsBetter = indicator.judging().direction() == Direction.HIGHER;
        if (moreIsBetter && reached.compareTo(target) > 0) {
            return Verdict.EXCEEDED;
        }
        BigDecimal ratio =
                moreIsBetter ? ReferenceMath.percent(reached, expected) : ReferenceMath.percent(expected, reached);
        Thresholds limits = indicator.judging().thresholds();
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
    private boolean mayBeTheirs(Question asked, BigDecimal reached, BigDecimal expected) {
        Indicator indicator = asked.indicator();
        if (isComplete(asked)) {
            return false;
        }
        BigDecimal share = shares.ofTheMissing(indicator, asked.scope(), asked.quarter());
        if (share == null) {
            return true;
        }
        BigDecimal withThem = reached.add(ReferenceMath.part(share, expected));
        return withThem.compareTo(
                        ReferenceMath.part(indicator.judging().thresholds().behind(), expected))
                >= 0;
    }

    /** None by a part of a quarter that is over, and none against a target that is not believed. */
    private @Nullable BigDecimal forecast(
            Question asked, @Nullable BigDecimal reached, BigDecimal expectedPercent, @Nullable Reason reason) {
        if (reason == Reason.NOT_DUE) {
            return forecastOfARunningQuarter(asked, reached);
        }
        return isComplete(asked) && reason != Reason.TARGET_DOUBTFUL
                ? ReferenceMath.percent(reached, expectedPercent)
                : null;
    }

    /** By the part of the quarter that is in, weighed by last year's figures; decision 6. */
    private @Nullable BigDecimal forecastOfARunningQuarter(Question asked, @Nullable BigDecimal reached) {
        Indicator indicator = asked.indicator();
        Quarter quarter = asked.quarter();
        if (indicator.isDerived()
                || indicator.rollUp().acrossUnits() != Operator.SUM
                || catalog.accrual(indicator) != Accrual.FLOW) {
            return null;
        }
        BigDecimal partIn = shares.reportedOf(indicator, quarter, figures.expected(indicator, asked.scope(), quarter));
        if (partIn == null) {
            return null;
        }
        BigDecimal from = quarter.number() == 1 ? BigDecimal.ZERO : expectedPercent(asked, quarter.plus(-1));
        BigDecimal step = expectedPercent(asked, quarter).subtract(from);
        return ReferenceMath.percent(reached, from.add(ReferenceMath.divide(step.multiply(partIn), HUNDRED)));
    }

    private List<QuarterlyTotal.Gap> gaps(Question asked, BigDecimal expected) {
        Indicator indicator = asked.indicator();
        if (asked.scope() instanceof Scope.Unit || catalog.accrual(indicator) == Accrual.LEVEL) {
            return List.of();
        }
        Set<String> units = figures.expected(indicator, asked.scope(), asked.quarter());
        TreeMap<String, BigDecimal> lastYear = new TreeMap<>();
        for (String unit : units) {
            BigDecimal theirs = bases.onThisTerritory(indicator, new Scope.Unit(unit), asked.quarter(), true)
                    .amount();
            if (theirs != null) {
                lastYear.put(unit, theirs);
            }
        }
        return largestGaps(
                indicator,
                expected,
                lastYear,
                unit -> figures.reached(indicator, new Scope.Unit(unit), asked.quarter(), true));
    }

    /** By last year's shares, the five that lack most. */
    static List<QuarterlyTotal.Gap> largestGaps(
            Indicator indicator,
            BigDecimal expected,
            SortedMap<String, BigDecimal> lastYear,
            Function<String, @Nullable BigDecimal> figure) {
        BigDecimal all = ReferenceMath.sum(List.copyOf(lastYear.values()));
        if (all.signum() <= 0) {
            return List.of();
        }
        List<QuarterlyTotal.Gap> gaps = new ArrayList<>();
        lastYear.forEach((unit, theirs) -> {
            BigDecimal reached = figure.apply(unit);
            BigDecimal part = ReferenceMath.divide(expected.multiply(theirs), all);
            BigDecimal lacks = lacks(indicator, reached == null ? BigDecimal.ZERO : reached, part);
            if (theirs.signum() > 0 && lacks.signum() > 0) {
                gaps.add(new QuarterlyTotal.Gap(unit, reached, part, lacks));
            }
        });
        gaps.sort(Comparator.comparing(QuarterlyTotal.Gap::missing, Comparator.reverseOrder())
                .thenComparing(QuarterlyTotal.Gap::unit));
        return gaps.subList(0, Math.min(5, gaps.size()));
    }

    /** What is left of the target by the month; of a stock that should fall, by how much it has to. */
    private @Nullable BigDecimal neededPerMonth(Question asked, @Nullable BigDecimal reached) {
        Direction direction = asked.indicator().judging().direction();
        Accrual accrual = catalog.accrual(asked.indicator());
        int monthsLeft = 12 - 3 * asked.quarter().number();
        if (reached == null || monthsLeft == 0 || accrual == Accrual.LEVEL || direction == Direction.NEUTRAL) {
            return null;
        }
        BigDecimal left = accrual == Accrual.STOCK && direction == Direction.LOWER
                ? reached.subtract(asked.target().value())
                : asked.target().value().subtract(reached);
        return ReferenceMath.divide(left.max(BigDecimal.ZERO), BigDecimal.valueOf(monthsLeft));
    }
}
