package vn.chitieu.aggregation.calculation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * The contributions of one unit to one indicator, withdrawn ones included, each list in the order of the periods.
 *
 * @param sinceJanuary those of the year up to a quarter
 * @param ofQuarter those of the quarter among them
 * @param ofDefinition those that follow the quarter's definition among them
 */
record UnitYear(List<Contribution> sinceJanuary, List<Contribution> ofQuarter, List<Contribution> ofDefinition) {

    private UnitYear() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /**
     * Reads those of units off the pages of a year up to and including one.
     *
     * @param which which contributions count
     * @param sameDefinition which quarters follow the definition of the last one
     */
    static SortedMap<String, UnitYear> upTo(
            PageKey page,
            Function<PageKey, Page> pages,
            Predicate<Contribution> which,
            Predicate<Quarter> sameDefinition) {
        SortedMap<String, UnitYear> units = new TreeMap<>();
        for (int number = 1; number <= page.quarter().number(); number++) {
            Quarter quarter = new Quarter(page.quarter().year(), number);
            boolean own = quarter.equals(page.quarter());
            boolean same = own || sameDefinition.test(quarter);
            for (Contribution one :
                    pages.apply(page.in(quarter)).contributions().values()) {
                if (!which.test(one)) {
                    continue;
                }
                UnitYear unit = units.computeIfAbsent(one.cell().unit(), id -> new UnitYear());
                unit.sinceJanuary.add(one);
                if (own) {
                    unit.ofQuarter.add(one);
                }
                if (same) {
                    unit.ofDefinition.add(one);
                }
            }
        }
        return units;
    }
}
