package vn.chitieu.reference;

import java.util.stream.Stream;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.Operator;
import vn.chitieu.contracts.vocabulary.Quarter;

/** Which quarters follow the same definitions, looked up in the catalog each time. */
final class ReferenceDefinitions {

    private final Catalog catalog;

    ReferenceDefinitions(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Returns whether two quarters follow the same definitions, also of all that the indicator is derived from. */
    boolean same(Indicator indicator, Quarter one, Quarter other) {
        return withInputs(indicator).allMatch(input -> input.definitionIn(one).equals(input.definitionIn(other)));
    }

    /** Returns whether every quarter from January up to one follows the definitions of another quarter. */
    boolean sameSinceJanuary(Indicator indicator, Quarter upTo, Quarter with) {
        return upTo.yearToDate().allMatch(quarter -> same(indicator, quarter, with));
    }

    /** Returns whether the year has no figure because a definition changed in it; the last of a stock counts anyway. */
    boolean changedSinceJanuary(Indicator indicator, Quarter upTo) {
        return withInputs(indicator)
                .filter(input -> input.rollUp().acrossPeriods() != Operator.LAST)
                .anyMatch(input -> upTo.yearToDate()
                        .anyMatch(quarter -> !input.definitionIn(quarter).equals(input.definitionIn(upTo))));
    }

    private Stream<Indicator> withInputs(Indicator indicator) {
        return Stream.concat(
                Stream.of(indicator),
                indicator.derivation().stream()
                        .flatMap(Formula::inputs)
                        .flatMap(input -> withInputs(catalog.indicator(input).orElseThrow())));
    }
}
