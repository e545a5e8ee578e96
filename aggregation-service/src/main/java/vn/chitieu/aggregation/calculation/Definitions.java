package vn.chitieu.aggregation.calculation;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * Decides which quarters of an indicator may be compared or combined: those that follow the same definition, as do all
 * that it is derived from. Thread-safe.
 */
public final class Definitions {

    private final Catalog catalog;
    private final Set<String> changing = new HashSet<>();

    public Definitions(Catalog catalog) {
        this.catalog = catalog;
        for (Indicator indicator : catalog.indicators()) {
            if (changes(indicator)) {
                changing.add(indicator.code());
            }
        }
    }

    private boolean changes(Indicator indicator) {
        return indicator.definitions().size() > 1 || inputs(indicator).anyMatch(this::changes);
    }

    /** Returns whether the figures of two quarters follow the same definitions. */
    public boolean agree(Indicator indicator, Quarter one, Quarter other) {
        return !changing.contains(indicator.code())
                || (indicator.definitionIn(one).equals(indicator.definitionIn(other))
                        && inputs(indicator).allMatch(input -> agree(input, one, other)));
    }

    /** Returns whether all quarters of a year up to this one follow the same definitions as another quarter. */
    public boolean agreeSinceJanuary(Indicator indicator, Quarter upTo, Quarter with) {
        return !changing.contains(indicator.code())
                || upTo.yearToDate().allMatch(quarter -> agree(indicator, quarter, with));
    }

    /**
     * Returns whether there is no figure since 1 January because the definition changed in between. A stock has one all
     * the same: its last.
     */
    public boolean divideTheYear(Indicator indicator, Quarter upTo) {
        if (!changing.contains(indicator.code())) {
            return false;
        }
        boolean divided = indicator.rollUp().acrossPeriods() != Operator.LAST
                && upTo.yearToDate()
                        .anyMatch(quarter -> !indicator.definitionIn(quarter).equals(indicator.definitionIn(upTo)));
        return divided || inputs(indicator).anyMatch(input -> divideTheYear(input, upTo));
    }

    private Stream<Indicator> inputs(Indicator indicator) {
        return indicator.derivation().stream()
                .flatMap(Formula::inputs)
                .map(code -> catalog.indicator(code).orElseThrow());
    }
}
