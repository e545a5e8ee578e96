package vn.chitieu.aggregation.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * At which moments one will ask later how a page stood: at the deadlines of its own quarter and the later ones of its
 * year, whose closing figures it is part of, and at that of the same quarter of the next year, whose base it is. What
 * counted at one of them stays with the page after it was superseded; by its reporter's clock, so that the order of
 * arrival does not matter. Thread-safe.
 */
final class Cuts {

    private static final int MOST_REMEMBERED = 1000;

    private final Catalog catalog;
    private final Map<PageKey, List<Instant>> known = new ConcurrentHashMap<>();

    Cuts(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Returns the moments of a page, earliest first. A report at one of them is late already. */
    List<Instant> of(PageKey page) {
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(page, this::deadlines);
    }

    private List<Instant> deadlines(PageKey page) {
        Indicator indicator = catalog.indicator(page.indicator()).orElseThrow();
        Quarter quarter = page.quarter();
        return Stream.concat(quarter.restOfYear(), Stream.of(quarter.yearAfter()))
                .map(one -> catalog.deadline(indicator, one))
                .toList();
    }

    /**
     * Returns those of a cell's superseded contributions that counted at a cut, earliest first.
     *
     * @param counting what counts in the cell now
     * @param others all that counted at a cut so far, and the one that was superseded now
     */
    static List<Contribution> kept(List<Instant> cuts, Contribution counting, List<Contribution> others) {
        List<Contribution> kept = new ArrayList<>();
        for (Instant cut : cuts) {
            Contribution then = at(cut, counting, others);
            if (then != null && !then.equals(counting) && !kept.contains(then)) {
                kept.add(then);
            }
        }
        return kept;
    }

    /** Returns what counted in a cell at a cut; null where nothing did. */
    static @Nullable Contribution at(Instant cut, Contribution counting, List<Contribution> superseded) {
        if (counting.reportedAt().isBefore(cut)) {
            return counting;
        }
        Contribution latest = null;
        for (Contribution one : superseded) {
            if (one.reportedAt().isBefore(cut)
                    && (latest == null || Contribution.PRECEDENCE.compare(one, latest) > 0)) {
                latest = one;
            }
        }
        return latest;
    }
}
