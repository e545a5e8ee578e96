package vn.chitieu.aggregation.calculation.assessment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.calculation.Base;
import vn.chitieu.aggregation.calculation.Definitions;
import vn.chitieu.aggregation.calculation.FigureCalculator;
import vn.chitieu.aggregation.calculation.MissingShare;
import vn.chitieu.aggregation.calculation.ScopeFigure;
import vn.chitieu.aggregation.calculation.UnitFigures;
import vn.chitieu.aggregation.calculation.UnitReportCache;
import vn.chitieu.aggregation.calculation.YearAgoBases;
import vn.chitieu.aggregation.model.Amounts;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Percent;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.model.Trust;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.catalog.Accrual;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Computes totals: what was reached, against last year and against every target. A pure function of the contributions,
 * the catalog, the targets and the clock's reading; it never looks at an earlier total. Not thread-safe.
 */
public final class Assessment {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Catalog catalog;
    private final Definitions definitions;
    private final FigureCalculator calculator;
    private final TargetsInForce targets;
    private final ClosedQuarters closings;
    private final YearAgoBases bases;
    private final RunningQuarter running;
    private final MissingShare missingShare;
    private final PageWindows windows;
    private final Instant now;

    /**
     * Takes one state of the pages.
     *
     * @param catalog the city
     * @param pages the pages with their contributions, {@link Page#blank} where there is none
     * @param targets the targets of the city
     * @param now the time, by which a deadline has passed or not
     */
    public Assessment(Catalog catalog, Function<PageKey, Page> pages, TargetsInForce targets, Instant now) {
        this(catalog, pages, targets, now, new UnitReportCache());
    }

    /** Takes over what was worked out for other states of the pages by the same catalog. */
    public Assessment(
            Catalog catalog,
            Function<PageKey, Page> pages,
            TargetsInForce targets,
            Instant now,
            UnitReportCache cache) {
        this.catalog = catalog;
        this.definitions = new Definitions(catalog);
        UnitFigures units = new UnitFigures(catalog, definitions, pages, cache);
        this.calculator = new FigureCalculator(catalog, definitions, units);
        this.bases = new YearAgoBases(catalog, definitions, units, calculator);
        this.closings = new ClosedQuarters(catalog, definitions, pages, now);
        this.running = new RunningQuarter(units);
        this.missingShare = new MissingShare(catalog, units, calculator);
        this.windows = new PageWindows(catalog, pages, targets, now);
        this.targets = targets;
        this.now = now;
    }

    /**
     * Returns the total of a scope on a page, at revision 0.
     *
     * @throws IllegalStateException if the catalog does not have the page's indicator
     */
    public Total total(PageKey page, Scope scope) {
        Indicator indicator = indicator(page);
        Quarter quarter = page.quarter();
        ScopeFigure figure = calculator.figure(page, scope);
        YearAgoBases.Pair base = bases.of(page, scope);
        Base ofQuarter = unlessDefinedAnew(base.quarter(), definitions.agree(indicator, quarter.yearBefore(), quarter));
        Base sinceJanuary = unlessDefinedAnew(base.cumulative(), cumulativesAgree(indicator, quarter));
        Amounts figures = new Amounts(figure.value(), figure.cumulative(), ofQuarter.amount(), sinceJanuary.amount());
        Trust trust = trust(indicator, page, figure, base);
        return new Total(
                scope,
                figures,
                ofQuarter.ground(figure.value(), figure.isWhole()),
                sinceJanuary.ground(figure.cumulative(), trust.isComplete()),
                attainments(page, scope, figure, trust),
                trust,
                figure.status(),
                closings.closing(indicator, page, scope, figure),
                growthAsPublished(indicator, page, scope, ofQuarter, figure),
                windows.of(page, scope),
                figure.asOf(),
                0,
                catalog.edition());
    }

    private static Base unlessDefinedAnew(Base base, boolean definitionsAgree) {
        return definitionsAgree ? base : Base.notComparable(Comparison.Reason.DEFINITION);
    }

    private boolean cumulativesAgree(Indicator indicator, Quarter quarter) {
        return indicator.rollUp().acrossPeriods() == Operator.LAST
                ? definitions.agree(indicator, quarter.yearBefore(), quarter)
                : definitions.agreeSinceJanuary(indicator, quarter, quarter)
                        && definitions.agreeSinceJanuary(indicator, quarter.yearBefore(), quarter);
    }

    private @Nullable BigDecimal growthAsPublished(
            Indicator indicator, PageKey page, Scope scope, Base base, ScopeFigure figure) {
        if (!base.comparison().isComparable()) {
            return null;
        }
        BigDecimal published = closings.growthAsPublished(indicator, page, scope);
        BigDecimal today = indicator.figures().percentage()
                ? Percent.points(figure.value(), base.amount())
                : Percent.growth(figure.value(), base.amount());
        boolean isWhole = figure.isWhole() && base.isWhole();
        boolean isTodays = isWhole && today != null && published != null && published.compareTo(today) == 0;
        return isTodays ? null : published;
    }

    private List<Attainment> attainments(PageKey page, Scope scope, ScopeFigure figure, Trust trust) {
        List<Target> inForce = inForce(page, scope, page.quarter().lastDay());
        if (inForce.isEmpty()) {
            return List.of();
        }
        Indicator indicator = indicator(page);
        boolean due = !now.isBefore(catalog.deadline(indicator, page.quarter()));
        boolean isDivided = definitions.divideTheYear(indicator, page.quarter());
        List<Attainment> attainments = new ArrayList<>(inForce.size());
        for (Target target : inForce) {
            TargetGoal goal = goal(indicator, page, scope, target);
            Attainment judged = Judgement.of(goal, figure.cumulative(), isDivided, trust, due);
            if (judged.reason() == Attainment.Reason.NOT_DUE) {
                judged = judged.withForecast(forecastSoFar(page, scope, figure, goal));
            }
            attainments.add(
                    judged.verdict().isBehind() ? judged.withGaps(gaps(page, scope, figure.expected(), goal)) : judged);
        }
        return attainments;
    }

    private List<Target> inForce(PageKey page, Scope scope, LocalDate day) {
        return targets.on(day, scope, page.indicator(), page.quarter().year());
    }

    private TargetGoal goal(Indicator indicator, PageKey page, Scope scope, Target target) {
        BigDecimal previous = inForce(page, scope, target.validFrom().minusDays(1)).stream()
                .filter(earlier -> earlier.owner().equals(target.owner()))
                .map(Target::value)
                .findFirst()
                .orElse(null);
        Accrual accrual = catalog.accrual(indicator);
        BigDecimal expected = expectedPercent(indicator, accrual, page, scope, target);
        return new TargetGoal(indicator, accrual, target, previous, page.quarter(), expected);
    }

    private BigDecimal expectedPercent(Indicator indicator, Accrual accrual, PageKey page, Scope scope, Target target) {
        Quarter quarter = page.quarter();
        BigDecimal even = Judgement.grows(indicator, accrual) ? BigDecimal.valueOf(25L * quarter.number()) : HUNDRED;
        if (target.pace() instanceof TargetPhasing.Given given) {
            return given.equals(TargetPhasing.even()) ? even : given.shares().get(quarter.number() - 1);
        }
        Quarter endOfLastYear = new Quarter(quarter.year() - 1, 4);
        if (!definitions.agreeSinceJanuary(indicator, endOfLastYear, quarter)) {
            return even;
        }
        ScopeFigure soFar = calculator.figure(page.in(quarter.yearBefore()), scope);
        ScopeFigure wholeYear = calculator.figure(page.in(endOfLastYear), scope);
        BigDecimal share = Percent.share(soFar.cumulative(), wholeYear.cumulative());
        // With reports missing the quarters of last year would seem to have other shares in it than they had.
        boolean isKnown = soFar.missing().isEmpty() && wholeYear.missing().isEmpty();
        return share != null && isKnown ? share : even;
    }

    /**
     * Returns the forecast from the part of the quarter that is in; null where it is not known how much of it that is.
     */
    private @Nullable BigDecimal forecastSoFar(PageKey page, Scope scope, ScopeFigure figure, TargetGoal goal) {
        Indicator indicator = goal.indicator();
        if (indicator.isDerived()
                || indicator.rollUp().acrossUnits() != Operator.SUM
                || goal.accrual() != Accrual.FLOW) {
            return null;
        }
        BigDecimal part = running.partReported(indicator, page, figure.expected(), unit -> baseOf(page, unit));
        if (part == null) {
            return null;
        }
        BigDecimal before = page.quarter().number() == 1
                ? BigDecimal.ZERO
                : expectedPercent(
                        indicator, goal.accrual(), page.in(page.quarter().plus(-1)), scope, goal.target());
        return Percent.share(
                figure.cumulative(), RunningQuarter.expected(page.quarter(), before, goal.expectedPercent(), part));
    }

    private List<Attainment.Gap> gaps(PageKey page, Scope scope, Collection<String> units, TargetGoal goal) {
        if (scope instanceof Scope.Unit || goal.accrual() == Accrual.LEVEL) {
            return List.of();
        }
        return Gaps.largest(
                units,
                goal.indicator().judging().direction(),
                goal.expected(),
                unit -> calculator.figure(page, new Scope.Unit(unit)).cumulative(),
                unit -> baseOf(page, unit));
    }

    private @Nullable BigDecimal baseOf(PageKey page, String unit) {
        return bases.of(page, new Scope.Unit(unit)).cumulative().amount();
    }

    private Trust trust(Indicator indicator, PageKey page, ScopeFigure figure, YearAgoBases.Pair base) {
        return new Trust(
                figure.expected().size(),
                List.copyOf(figure.missing()),
                missingShare(indicator, page, figure, base),
                figure.value() == null ? null : estimateShare(figure));
    }

    private static BigDecimal estimateShare(ScopeFigure figure) {
        BigDecimal share = Percent.share(figure.estimated(), figure.size());
        return share == null ? BigDecimal.ZERO : share;
    }

    /**
     * Units have a share only in what adds up over units; of a mean, it is not known what those that are missing would
     * do. A unit that has reported two of three months lacks a third of its figure of last year.
     */
    private @Nullable BigDecimal missingShare(
            Indicator indicator, PageKey page, ScopeFigure figure, YearAgoBases.Pair base) {
        if (figure.missing().isEmpty()) {
            return BigDecimal.ZERO;
        }
        if (indicator.rollUp().acrossUnits() != Operator.SUM || catalog.accrual(indicator) == Accrual.LEVEL) {
            return null;
        }
        BigDecimal missing = BigDecimal.ZERO;
        for (String unit : figure.missing()) {
            BigDecimal theirs = baseOf(page, unit);
            if (theirs == null) {
                return null;
            }
            missing = missing.add(missingShare.of(page, unit, theirs));
        }
        return Percent.share(missing, base.cumulative().amount());
    }

    private Indicator indicator(PageKey page) {
        return catalog.indicator(page.indicator()).orElseThrow();
    }
}
