package vn.chitieu.aggregation.calculation;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.Page;

/**
 * The figures of single units up to the end of a quarter.
 *
 * @param from the pages of the year that it was worked out from, the first quarter's first
 * @param figures by unit
 * @param met by unit, how many of the figures that it owes are there
 * @param metInQuarter by unit, how many figures of the last of these quarters are there
 */
record UnitReports(
        List<Page> from, SortedMap<String, UnitFigure> figures, Map<String, Long> met, Map<String, Long> metInQuarter) {

    UnitReports {
        from = List.copyOf(from);
        figures = Collections.unmodifiableSortedMap(figures);
        met = Collections.unmodifiableMap(met);
        metInQuarter = Collections.unmodifiableMap(metInQuarter);
    }

    /** Returns what is reported on these pages while they are blank. */
    static UnitReports none(List<Page> pages) {
        return new UnitReports(
                pages.stream().map(page -> Page.blank(page.key())).toList(),
                new TreeMap<>(),
                new HashMap<>(),
                new HashMap<>());
    }

    /** Returns the units whose contributions on these pages differ from those that this was computed from. */
    Set<String> changed(List<Page> pages) {
        Set<String> units = new HashSet<>();
        for (int i = 0; i < pages.size(); i++) {
            if (!areTheVerySame(pages.get(i), from.get(i))) {
                addChanged(from.get(i), pages.get(i), units);
            }
        }
        return units;
    }

    /** Both are in the order of the cells, and most contributions are the very same. */
    private static void addChanged(Page before, Page now, Set<String> units) {
        Iterator<Contribution> ones = before.contributions().values().iterator();
        Iterator<Contribution> others = now.contributions().values().iterator();
        Contribution one = next(ones);
        Contribution other = next(others);
        while (one != null || other != null) {
            int order = order(one, other);
            if (one != null && (order < 0 || (order == 0 && !one.equals(other)))) {
                units.add(one.cell().unit());
            } else if (other != null && order > 0) {
                units.add(other.cell().unit());
            }
            one = order <= 0 ? next(ones) : one;
            other = order >= 0 ? next(others) : other;
        }
    }

    private static int order(@Nullable Contribution one, @Nullable Contribution other) {
        if (areTheVerySame(one, other)) {
            return 0;
        }
        if (one == null || other == null) {
            return one == null ? 1 : -1;
        }
        return one.cell().compareTo(other.cell());
    }

    /** Compared by equality only where the identity check does not suffice. */
    private static boolean areTheVerySame(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }

    private static @Nullable Contribution next(Iterator<Contribution> contributions) {
        return contributions.hasNext() ? contributions.next() : null;
    }
}
