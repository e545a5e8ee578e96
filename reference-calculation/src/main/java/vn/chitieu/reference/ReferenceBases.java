package vn.chitieu.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.territory.Territory;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** What the year before brought on the territory of now, or why that is not known. */
final class ReferenceBases {

    private final Catalog catalog;
    private final Territory territory;
    private final ReferenceDefinitions definitions;
    private final ReferenceFigures figures;

    ReferenceBases(Catalog catalog, ReferenceFigures figures) {
        this.catalog = catalog;
        this.territory = catalog.territory();
        this.definitions = new ReferenceDefinitions(catalog);
        this.figures = figures;
    }

    /**
     * An amount of the year before and the ground of the comparison.
     *
     * @param amount null where there is none
     * @param isWhole whether nothing of it is owed
     */
    record ReferenceBase(@Nullable BigDecimal amount, ReferenceGround ground, boolean isWhole) {

        static ReferenceBase none(ReferenceGround.Reason reason) {
            return new ReferenceBase(null, ReferenceGround.notComparable(reason), true);
        }
    }

    /** Returns what the figure of a quarter, or of the year up to it, is compared with. */
    ReferenceBase base(Indicator indicator, Scope scope, Quarter quarter, boolean sinceJanuary) {
        Quarter before = quarter.yearBefore();
        boolean isOfTheYear = sinceJanuary && indicator.rollUp().acrossPeriods() != Operator.LAST;
        boolean sameDefinitions = isOfTheYear
                ? definitions.sameSinceJanuary(indicator, quarter, quarter)
                        && definitions.sameSinceJanuary(indicator, before, quarter)
                : definitions.same(indicator, before, quarter);
        return sameDefinitions
                ? onThisTerritory(indicator, scope, quarter, sinceJanuary)
                : ReferenceBase.none(ReferenceGround.Reason.DEFINITION);
    }

    /** Returns the same whatever the definitions were: how units share in an amount follows from it. */
    ReferenceBase onThisTerritory(Indicator indicator, Scope scope, Quarter quarter, boolean sinceJanuary) {
        Formula formula = indicator.rollUp().formula();
        if (formula != null) {
            return derived(formula, scope, quarter, sinceJanuary);
        }
        List<Quarter> quarters =
                sinceJanuary ? quarter.yearBefore().yearToDate().toList() : List.of(quarter.yearBefore());
        ReferenceGround.Reason reason = reason(indicator, scope, quarter, quarters);
        if (reason != null) {
            return ReferenceBase.none(reason);
        }
        BigDecimal amount = amount(indicator, scope, quarter, quarters, sinceJanuary);
        boolean asItWas = quarters.stream()
                .allMatch(one -> territory.past(scope, one, quarter).asItWas());
        return found(
                amount,
                asItWas ? ReferenceGround.SAME_TERRITORY : ReferenceGround.BY_SUCCESSORS,
                isWhole(indicator, scope, quarter, quarters));
    }

    private static ReferenceBase found(@Nullable BigDecimal amount, ReferenceGround ground, boolean isWhole) {
        return new ReferenceBase(amount, amount == null ? ReferenceGround.NO_BASE : ground, isWhole);
    }

    /** Of what is a share or an extreme of the year each quarter is owed, of a last figure the last quarter alone. */
    private boolean isWhole(Indicator indicator, Scope scope, Quarter at, List<Quarter> quarters) {
        Quarter last = quarters.get(quarters.size() - 1);
        boolean isOfTheLast = indicator.rollUp().acrossPeriods() == Operator.LAST;
        Set<String> units =
                new TreeSet<>(territory.past(scope, last, at).shares().keySet());
        if (ReferenceSuccession.of(indicator) == ReferenceSuccession.A_SHARE) {
            quarters.forEach(
                    one -> units.addAll(territory.past(scope, one, at).shares().keySet()));
        } else if (ReferenceSuccession.of(indicator) == ReferenceSuccession.NONE) {
            units.removeAll(territory.leaversIn(last));
        }
        return (isOfTheLast ? List.of(last) : quarters)
                .stream().allMatch(one -> figures.isWhole(indicator, units, one));
    }

    private ReferenceBase derived(Formula formula, Scope scope, Quarter quarter, boolean sinceJanuary) {
        List<ReferenceBase> inputs = formula.inputs()
                .map(input -> onThisTerritory(named(input), scope, quarter, sinceJanuary))
                .toList();
        List<ReferenceGround> grounds =
                inputs.stream().map(ReferenceBase::ground).toList();
        ReferenceGround.Reason reason = grounds.stream()
                .flatMap(one -> Stream.ofNullable(one.reason()))
                .min(Comparator.naturalOrder())
                .orElse(null);
        if (reason != null) {
            return ReferenceBase.none(reason);
        }
        BigDecimal amount = formula instanceof Formula.WeightedAverage average && !(scope instanceof Scope.Unit)
                ? ReferenceFormulas.mean(
                        figures.expected(named(average.of()), scope, quarter),
                        unit -> ofUnit(average.of(), unit, quarter, sinceJanuary),
                        unit -> ofUnit(average.by(), unit, quarter, sinceJanuary))
                : ReferenceFormulas.of(
                        formula,
                        input -> onThisTerritory(named(input), scope, quarter, sinceJanuary)
                                .amount());
        return found(
                amount,
                grounds.contains(ReferenceGround.BY_SUCCESSORS)
                        ? ReferenceGround.BY_SUCCESSORS
                        : ReferenceGround.SAME_TERRITORY,
                inputs.stream().allMatch(ReferenceBase::isWhole));
    }

    private @Nullable BigDecimal ofUnit(String indicator, String unit, Quarter quarter, boolean sinceJanuary) {
        return onThisTerritory(named(indicator), new Scope.Unit(unit), quarter, sinceJanuary)
                .amount();
    }

    private @Nullable BigDecimal amount(
            Indicator indicator, Scope scope, Quarter at, List<Quarter> quarters, boolean sinceJanuary) {
        Quarter last = quarters.get(quarters.size() - 1);
        if (sinceJanuary && definitions.changedSinceJanuary(indicator, last)) {
            return null;
        }
        if (ReferenceSuccession.of(indicator) == ReferenceSuccession.A_SHARE) {
            List<BigDecimal> parts = new ArrayList<>();
            quarters.forEach(one -> territory.past(scope, one, at).shares().forEach((unit, share) -> {
                BigDecimal figure = figures.ofUnit(indicator, unit, one, false, true);
                if (figure != null) {
                    parts.add(figure.multiply(share));
                }
            }));
            return ReferenceMath.together(Operator.SUM, parts);
        }
        Territory.Past past = territory.past(scope, last, at);
        Set<String> units = new TreeSet<>(past.shares().keySet());
        if (ReferenceSuccession.of(indicator) == ReferenceSuccession.NONE) {
            units.removeAll(territory.leaversIn(last));
        }
        if (!isStock(indicator) || past.sameUnits()) {
            return figures.across(indicator, units, last, sinceJanuary, true);
        }
        return ReferenceMath.together(
                Operator.SUM,
                units.stream()
                        .flatMap(unit -> {
                            BigDecimal figure = figures.ofUnit(indicator, unit, last, sinceJanuary, true);
                            BigDecimal share =
                                    Objects.requireNonNull(past.shares().get(unit));
                            return figure == null ? Stream.empty() : Stream.of(figure.multiply(share));
                        })
                        .toList());
    }

    /** Returns the first reason that forbids the comparison, in the order in which they are published. */
    private ReferenceGround.@Nullable Reason reason(
            Indicator indicator, Scope scope, Quarter at, List<Quarter> quarters) {
        boolean isAboutTheWholeCity = namedReporters(indicator)
                .filter(unit -> !isTerritorial(unit))
                .anyMatch(unit -> scope instanceof Scope.City || catalog.covers(scope, unit, at));
        if (isAboutTheWholeCity
                && !quarters.stream()
                        .map(one -> territory.past(Scope.city(), one, at))
                        .allMatch(city -> city.asItWas() && city.covered())) {
            return ReferenceGround.Reason.TERRITORY;
        }
        boolean isByTerritory =
                indicator.rollUp().reporters().stream().anyMatch(Indicator.Reporters.Territorial.class::isInstance)
                        || namedReporters(indicator).anyMatch(ReferenceBases::isTerritorial);
        if (!isByTerritory) {
            return null;
        }
        boolean changedWithin = false;
        boolean sameUnits = true;
        for (Quarter one : quarters) {
            Territory.Past past = territory.past(scope, one, at);
            if (!past.covered() || past.outsiders().stream().anyMatch(unit -> !figures.isWhole(indicator, unit, one))) {
                return ReferenceGround.Reason.TERRITORY;
            }
            changedWithin |= past.changedWithin();
            sameUnits &= past.sameUnits();
        }
        if (changedWithin) {
            return ReferenceGround.Reason.WITHIN_THE_PERIOD;
        }
        return sameUnits || isStock(indicator) || ReferenceSuccession.of(indicator) == ReferenceSuccession.A_SHARE
                ? null
                : ReferenceGround.Reason.NOT_ADDITIVE;
    }

    private static boolean isStock(Indicator indicator) {
        return indicator.rollUp().acrossUnits() == Operator.SUM
                && indicator.rollUp().acrossPeriods() == Operator.LAST;
    }

    private Stream<ReportingUnit> namedReporters(Indicator indicator) {
        return indicator.rollUp().reporters().stream()
                .flatMap(reporter -> reporter instanceof Indicator.Reporters.Unit unit
                        ? catalog.unit(unit.id()).stream()
                        : Stream.empty());
    }

    private static boolean isTerritorial(ReportingUnit unit) {
        return unit.versions().get(0).kind().isTerritorial();
    }

    private Indicator named(String code) {
        return catalog.indicator(code).orElseThrow();
    }
}
