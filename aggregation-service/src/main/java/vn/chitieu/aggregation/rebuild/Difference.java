package vn.chitieu.aggregation.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * One place at which a stored page is not what the log says.
 *
 * @param page which page
 * @param place the cell of a contribution, or the scope of a total
 * @param expected what the log says
 * @param stored what is stored
 */
public record Difference(PageKey page, String place, String expected, String stored) {

    private static final String NOTHING = "nothing";

    public Difference {
        Objects.requireNonNull(page);
        Objects.requireNonNull(place);
        Objects.requireNonNull(expected);
        Objects.requireNonNull(stored);
    }

    /**
     * Compares a page; where an update lies in the log and how often a total changed are no differences.
     *
     * @param expected with the contributions that the log says
     * @param totals the totals that follow
     * @param stored the page as it is stored
     */
    public static List<Difference> between(Page expected, Map<Scope, Total> totals, Page stored) {
        List<Difference> differences = new ArrayList<>();
        for (Cell cell :
                union(expected.contributions().keySet(), stored.contributions().keySet())) {
            String says = text(expected, cell);
            String said = text(stored, cell);
            if (!says.equals(said)) {
                differences.add(new Difference(stored.key(), "unit:" + cell.unit() + " " + cell.period(), says, said));
            }
        }
        for (Scope scope : union(totals.keySet(), stored.totals().keySet())) {
            String says = text(totals.get(scope));
            String said = text(stored.totals().get(scope));
            if (!says.equals(said)) {
                differences.add(new Difference(stored.key(), scope.toString(), says, said));
            }
        }
        return differences;
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        Set<T> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }

    private static String text(Page page, Cell cell) {
        StringBuilder text = new StringBuilder(text(page.at(cell)));
        page.superseded()
                .getOrDefault(cell, List.of())
                .forEach(one -> text.append(", before that ").append(text(one)));
        return text.toString();
    }

    private static String text(@Nullable Contribution contribution) {
        return contribution == null
                ? NOTHING
                : contribution.value() + " " + contribution.status() + " by " + contribution.updateId() + " at "
                        + contribution.reportedAt();
    }

    private static String text(@Nullable Total total) {
        return total == null
                ? NOTHING
                : total.figures() + " " + total.comparison() + " " + total.cumulativeComparison() + " "
                        + total.closing()
                        + " " + total.growthAsPublishedPercent() + " " + total.attainments() + " " + total.trust() + " "
                        + total.status() + " as of "
                        + total.asOf();
    }

    @Override
    public String toString() {
        return page + " " + place + ": expected " + expected + ", stored is " + stored;
    }
}
