package vn.chitieu.aggregation.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * One indicator in one quarter: every contribution, and the totals of every scope computed from them. It is written as
 * a whole, so the two are always consistent.
 *
 * @param key which page
 * @param version 0 while it is not stored, then one more at each write
 * @param openedBy the update with which the page began; null while it is not stored, and for a page that the end of its
 *     quarter opened. A batch that has this update in it again publishes every total of the page, since it is not known
 *     whether that was done
 * @param contributions by cell; withdrawn ones stay, so that an older figure cannot come back
 * @param superseded what counted in a cell at the deadline of its quarter or a later one that matters, where something
 *     else counts since; see {@link AsOfDeadlines}. Most pages have none
 * @param totals by scope
 */
public record Page(
        PageKey key,
        long version,
        @Nullable ReceiptId openedBy,
        Map<Cell, Contribution> contributions,
        Map<Cell, List<Contribution>> superseded,
        Map<Scope, Total> totals) {

    public Page {
        Objects.requireNonNull(key);
        superseded = superseded.isEmpty() ? Map.of() : sorted(superseded);
        contributions = sorted(contributions);
        totals = sorted(totals);
    }

    /** A sorted copy, known to be sorted, so that the next copy need not compare anything. */
    private static <K extends Comparable<? super K>, V> Map<K, V> sorted(Map<K, V> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /** Returns a page without contributions, not stored yet. */
    public static Page blank(PageKey key) {
        return new Page(key, 0, null, Map.of(), Map.of(), Map.of());
    }

    /** Returns whether it was stored before. */
    public boolean isStored() {
        return version > 0;
    }

    /** Returns the total of a scope. */
    public Optional<Total> total(Scope scope) {
        return Optional.ofNullable(totals.get(scope));
    }

    /** Returns the figures of a scope, {@link Amounts#NONE} where it has no total. */
    public Amounts figures(Scope scope) {
        return total(scope).map(Total::figures).orElse(Amounts.NONE);
    }

    /** Returns by unit what counts for its periods, in their order, of those of the scopes that are units. */
    Map<String, List<Contribution>> contributionsOf(Set<Scope> scopes) {
        Map<String, List<Contribution>> byUnit = new HashMap<>();
        for (Scope scope : scopes) {
            if (scope instanceof Scope.Unit unit) {
                byUnit.put(unit.id(), new ArrayList<>());
            }
        }
        if (!byUnit.isEmpty()) {
            contributions.forEach((cell, counting) -> {
                List<Contribution> ofUnit = byUnit.get(cell.unit());
                if (ofUnit != null) {
                    ofUnit.add(counting);
                }
            });
        }
        return byUnit;
    }

    /** Returns what counts in a cell now. */
    public @Nullable Contribution at(Cell cell) {
        return contributions.get(cell);
    }

    /** Returns what counted in a cell at one of its {@link AsOfDeadlines}; null where nothing did. */
    public @Nullable Contribution at(Cell cell, Instant cut) {
        Contribution counting = contributions.get(cell);
        return counting == null ? null : AsOfDeadlines.at(cut, counting, superseded.getOrDefault(cell, List.of()));
    }

    /** Returns the page with other contributions. */
    public Page with(Map<Cell, Contribution> otherContributions, Map<Cell, List<Contribution>> otherSuperseded) {
        return new Page(key, version, openedBy, otherContributions, otherSuperseded, totals);
    }

    /** Returns the page with the contributions that counted at one of its {@link AsOfDeadlines}, and without totals. */
    public Page asOf(Instant cut) {
        Map<Cell, Contribution> then = new TreeMap<>();
        contributions.forEach((cell, counting) -> {
            Contribution one = AsOfDeadlines.at(cut, counting, superseded.getOrDefault(cell, List.of()));
            if (one != null) {
                then.put(cell, one);
            }
        });
        return new Page(key, version, openedBy, then, Map.of(), Map.of());
    }

    /**
     * Returns the page with these totals in the place of those of the same scopes.
     *
     * @param opener the update with which the page begins; null where it began without one
     */
    public Page withTotals(Collection<Total> newTotals, @Nullable ReceiptId opener) {
        Map<Scope, Total> merged = new TreeMap<>(totals);
        newTotals.forEach(total -> merged.put(total.scope(), total));
        return new Page(key, version, opener, contributions, superseded, merged);
    }

    /** Returns the page without the totals of other scopes than these. */
    public Page withScopes(Set<Scope> scopes) {
        if (scopes.containsAll(totals.keySet())) {
            return this;
        }
        Map<Scope, Total> kept = new TreeMap<>(totals);
        kept.keySet().retainAll(scopes);
        return new Page(key, version, openedBy, contributions, superseded, kept);
    }

    /** Returns the page at another version. */
    public Page at(long otherVersion) {
        return new Page(key, otherVersion, openedBy, contributions, superseded, totals);
    }
}
