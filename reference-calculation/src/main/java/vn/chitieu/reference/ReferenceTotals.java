package vn.chitieu.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.TargetAssigned;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Whole totals as they are published, put together from what counts now and what counted when their quarter was closed.
 * Many are asked for in the order of their quarters, since few deadlines are remembered. Not thread-safe.
 */
public final class ReferenceTotals {

    private static final int MOST_REMEMBERED = 4;

    private final Catalog catalog;
    private final ReferenceLog log;
    private final ReferenceFigures figures;
    private final ReferenceBases bases;
    private final ReferenceShares shares;
    private final ReferenceJudgement judgement;
    private final ReferenceWindows windows;
    private final Instant now;
    private final Map<Instant, Closed> closed = new HashMap<>();

    /**
     * Takes what the totals follow from.
     *
     * @param log the whole log of updates
     * @param assigned the targets beside those of the catalog, each assignment once
     * @param now until when time was judged
     */
    public ReferenceTotals(Catalog catalog, ReferenceLog log, Collection<TargetAssigned> assigned, Instant now) {
        this.catalog = catalog;
        this.log = log;
        this.figures = new ReferenceFigures(catalog, log, Instant.MAX);
        this.bases = new ReferenceBases(catalog, figures);
        this.shares = new ReferenceShares(catalog, figures, bases);
        this.judgement = new ReferenceJudgement(catalog, figures, bases, assigned, now);
        this.windows = new ReferenceWindows(catalog, log, judgement, now);
        this.now = now;
    }

    /** What was known at a deadline. */
    private record Closed(ReferenceFigures figures, ReferenceBases bases) {}

    /** Returns the pages that have totals: those that units reported on, and those made of their figures; in order. */
    public Set<ReferencePage> pages() {
        Set<ReferencePage> pages = new TreeSet<>();
        for (ReferencePage reported : log.pages()) {
            madeOf(reported.indicator())
                    .map(code -> new ReferencePage(code, reported.quarter()))
                    .forEach(pages::add);
        }
        return pages;
    }

    /** Returns the codes of an indicator and of all whose totals are made of its figures. */
    private Stream<String> madeOf(String code) {
        return Stream.concat(
                        Stream.of(code),
                        catalog.indicators().stream()
                                .filter(other -> inputs(other).anyMatch(code::equals))
                                .flatMap(other -> madeOf(other.code())))
                .distinct();
    }

    private static Stream<String> inputs(Indicator indicator) {
        return Stream.concat(
                indicator.derivation().stream().flatMap(Formula::inputs),
                Stream.ofNullable(indicator.rollUp().weightedBy()));
    }

    /** Returns the scopes that a page has totals of: the city, who reports, and the clusters that they lie in. */
    public Set<Scope> scopes(Indicator indicator, Quarter quarter) {
        Set<Scope> scopes = new TreeSet<>();
        scopes.add(Scope.city());
        catalog.reporters(indicator, quarter).forEach(unit -> scopes.addAll(catalog.scopesOf(unit, quarter)));
        inputs(indicator)
                .forEach(input -> scopes.addAll(scopes(catalog.indicator(input).orElseThrow(), quarter)));
        return scopes;
    }

    /** Returns the total of a scope as it is published, but for its revision, which is zero, and a unit's figures. */
    public QuarterlyTotal total(Indicator indicator, Quarter quarter, Scope scope) {
        BigDecimal value = figures.reached(indicator, scope, quarter, false);
        BigDecimal cumulative = figures.reached(indicator, scope, quarter, true);
        ReferenceBases.ReferenceBase base = bases.base(indicator, scope, quarter, false);
        ReferenceBases.ReferenceBase baseSinceJanuary = bases.base(indicator, scope, quarter, true);
        Set<String> missing = figures.missing(indicator, scope, quarter);
        boolean isWhole = figures.isWhole(indicator, scope, quarter);
        ReferenceGround ground = comparable(base, value, isWhole);
        ReferenceGround groundSinceJanuary = comparable(baseSinceJanuary, cumulative, missing.isEmpty());
        List<ReferenceReport> ofQuarter = figures.reports(indicator, scope, quarter, false)
                .filter(one -> one.value() != null)
                .toList();
        return new QuarterlyTotal(
                catalog.id(),
                scope,
                indicator.code(),
                quarter,
                indicator.display().unitOfMeasure().vi(),
                new QuarterlyTotal.Amounts(value, cumulative),
                new QuarterlyTotal.YearAgo(
                        base.amount(),
                        ground.isComparable() ? growth(indicator, value, base.amount()) : null,
                        baseSinceJanuary.amount(),
                        groundSinceJanuary.isComparable()
                                ? growth(indicator, cumulative, baseSinceJanuary.amount())
                                : null),
                new QuarterlyTotal.Comparisons(
                        ground.basis().name(),
                        ground.reasonName(),
                        groundSinceJanuary.basis().name(),
                        groundSinceJanuary.reasonName()),
                judgement.judge(indicator, scope, quarter),
                trust(
                        figures.expected(indicator, scope, quarter),
                        missing,
                        shares.ofTheMissing(indicator, scope, quarter),
                        value == null ? null : estimated(ofQuarter)),
                new QuarterlyTotal.State(
                        softest(ofQuarter), 0, latest(figures.reports(indicator, scope, quarter, true))),
                new QuarterlyTotal.Reading(
                        indicator.figures().percentage() ? "PERCENTAGE_POINTS" : "PERCENT",
                        value != null && cumulative == null ? groundSinceJanuary.reasonName() : null),
                new QuarterlyTotal.AtDeadline(
                        closing(indicator, scope, quarter, value, cumulative),
                        base.ground().isComparable()
                                ? published(
                                        indicator,
                                        scope,
                                        quarter,
                                        isWhole && base.isWhole() ? growth(indicator, value, base.amount()) : null)
                                : null),
                null,
                windows.of(indicator, scope, quarter));
    }

    static QuarterlyTotal.Trust trust(
            Set<String> expected,
            Set<String> missing,
            @Nullable BigDecimal missingShare,
            @Nullable BigDecimal estimates) {
        return new QuarterlyTotal.Trust(
                expected.size(),
                expected.size() - missing.size(),
                List.copyOf(missing),
                missingShare,
                estimates,
                missing.isEmpty());
    }

    static @Nullable FigureStatus softest(List<ReferenceReport> reports) {
        return reports.stream()
                .map(ReferenceReport::status)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    static @Nullable Instant latest(Stream<ReferenceReport> reports) {
        return reports.map(ReferenceReport::reportedAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** A figure in which reports are missing is not compared with a whole one, in whichever of the two years. */
    private static ReferenceGround comparable(
            ReferenceBases.ReferenceBase base, @Nullable BigDecimal figure, boolean isWhole) {
        boolean isPart = !(isWhole && base.isWhole()) && figure != null && base.amount() != null;
        return isPart ? ReferenceGround.notComparable(ReferenceGround.Reason.INCOMPLETE) : base.ground();
    }

    private static BigDecimal estimated(List<ReferenceReport> reports) {
        BigDecimal all = size(reports.stream());
        BigDecimal share =
                ReferenceMath.percent(size(reports.stream().filter(one -> one.status() == FigureStatus.ESTIMATE)), all);
        return share == null ? BigDecimal.ZERO : share;
    }

    private static BigDecimal size(Stream<ReferenceReport> reports) {
        return ReferenceMath.sum(reports.flatMap(one -> one.figure().stream())
                .map(BigDecimal::abs)
                .toList());
    }

    private @Nullable Closed closed(Indicator indicator, Quarter quarter) {
        Instant deadline = catalog.deadline(indicator, quarter);
        if (now.isBefore(deadline)) {
            return null;
        }
        Closed known = closed.get(deadline);
        if (known == null) {
            ReferenceFigures then = new ReferenceFigures(catalog, log, deadline);
            known = new Closed(then, new ReferenceBases(catalog, then));
            // A walk from quarter to quarter needs the latest deadlines alone.
            if (closed.size() >= MOST_REMEMBERED) {
                closed.clear();
            }
            closed.put(deadline, known);
        }
        return known;
    }

    private QuarterlyTotal.@Nullable Closing closing(
            Indicator indicator,
            Scope scope,
            Quarter quarter,
            @Nullable BigDecimal value,
            @Nullable BigDecimal cumulative) {
        Closed then = closed(indicator, quarter);
        if (then == null) {
            return null;
        }
        BigDecimal was = then.figures().reached(indicator, scope, quarter, false);
        BigDecimal wasSinceJanuary = then.figures().reached(indicator, scope, quarter, true);
        boolean wasNothing = was == null && wasSinceJanuary == null;
        boolean isTheSame = ReferenceMath.same(was, value);
        if (wasNothing || (isTheSame && ReferenceMath.same(wasSinceJanuary, cumulative))) {
            return null;
        }
        BigDecimal moved = growth(indicator, value, was);
        BigDecimal tolerance = indicator.judging().closedTolerancePercent();
        boolean isEvent =
                was != null && !isTheSame && (moved == null || moved.abs().compareTo(tolerance) > 0);
        return new QuarterlyTotal.Closing(was, wasSinceJanuary, moved, isEvent);
    }

    private @Nullable BigDecimal published(
            Indicator indicator, Scope scope, Quarter quarter, @Nullable BigDecimal today) {
        Closed then = closed(indicator, quarter);
        if (then == null || !then.figures().isWhole(indicator, scope, quarter)) {
            return null;
        }
        ReferenceBases.ReferenceBase base = then.bases().onThisTerritory(indicator, scope, quarter, false);
        if (!base.isWhole()) {
            return null;
        }
        BigDecimal was = growth(indicator, then.figures().reached(indicator, scope, quarter, false), base.amount());
        return ReferenceMath.same(was, today) ? null : was;
    }

    /** Returns by how much a figure grew: in percent, or in points where it is a percentage itself. */
    static @Nullable BigDecimal growth(Indicator indicator, @Nullable BigDecimal value, @Nullable BigDecimal before) {
        return indicator.figures().percentage()
                ? ReferenceMath.above(value, before)
                : ReferenceMath.growth(value, before);
    }
}
