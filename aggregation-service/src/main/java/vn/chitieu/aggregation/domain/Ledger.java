package vn.chitieu.aggregation.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The contributions of pages while a batch is put into them. Updates go in one by one; what counts in a cell afterwards
 * does not depend on their order. Not thread-safe.
 */
final class Ledger {

    private final Map<PageKey, Page> stored;
    private final Cuts cuts;
    private final Map<PageKey, Map<Cell, Contribution>> written = new HashMap<>();
    private final Map<PageKey, Map<Cell, List<Contribution>>> superseded = new HashMap<>();
    private final Map<PageKey, Set<String>> touchedUnits = new LinkedHashMap<>();
    private final Map<PageKey, ReceiptId> firstUpdates = new HashMap<>();
    private final Map<PageKey, List<Revision.Cause>> causes = new HashMap<>();

    Ledger(Map<PageKey, Page> stored, Cuts cuts) {
        this.stored = stored;
        this.cuts = cuts;
    }

    /** Puts one update in and returns what became of it. */
    Outcome put(PageKey page, Contribution update) {
        touchedUnits
                .computeIfAbsent(page, key -> new TreeSet<>())
                .add(update.cell().unit());
        firstUpdates.putIfAbsent(page, update.receipt());
        Map<Cell, Contribution> cells =
                written.computeIfAbsent(page, key -> new TreeMap<>(stored(key).contributions()));
        Contribution counting = cells.get(update.cell());
        int precedence = counting == null ? 1 : Contribution.PRECEDENCE.compare(update, counting);
        if (counting != null && precedence != 0) {
            keep(page, precedence > 0 ? update : counting, precedence > 0 ? counting : update);
        }
        if (counting != null && precedence <= 0) {
            return precedence == 0 ? Outcome.UNCHANGED : Outcome.STALE;
        }
        cells.put(update.cell(), update);
        causes.computeIfAbsent(page, key -> new ArrayList<>())
                .add(new Revision.Cause(page.indicator(), counting, update));
        return outcome(counting, update);
    }

    /** Returns the page as it is now, with the totals that are stored. */
    Page page(PageKey key) {
        Map<Cell, Contribution> cells = written.get(key);
        if (cells == null) {
            return stored(key);
        }
        Page page = stored(key);
        return page.with(cells, superseded.getOrDefault(key, page.superseded()));
    }

    /** Keeps what counted at a cut. Mostly both were reported before the first one, and nothing is to be done. */
    private void keep(PageKey page, Contribution counting, Contribution other) {
        List<Instant> ofPage = cuts.of(page);
        if (counting.reportedAt().isBefore(ofPage.get(0))) {
            return;
        }
        Map<Cell, List<Contribution>> cells = superseded.computeIfAbsent(
                page, key -> new TreeMap<>(stored(key).superseded()));
        List<Contribution> others = new ArrayList<>(cells.getOrDefault(counting.cell(), List.of()));
        others.add(other);
        List<Contribution> kept = Cuts.kept(ofPage, counting, others);
        if (kept.isEmpty()) {
            cells.remove(counting.cell());
        } else {
            cells.put(counting.cell(), List.copyOf(kept));
        }
    }

    /** Returns the pages that updates were for, changed or not, each with the units that they came from. */
    Map<PageKey, Set<String>> touchedUnits() {
        return touchedUnits;
    }

    /** Returns the first update of the batch that was for a page that updates were for. */
    ReceiptId firstUpdate(PageKey page) {
        return Objects.requireNonNull(firstUpdates.get(page));
    }

    /** Returns what changed on a page. */
    List<Revision.Cause> causes(PageKey page) {
        return causes.getOrDefault(page, List.of());
    }

    private Page stored(PageKey key) {
        Page page = stored.get(key);
        return page == null ? Page.blank(key) : page;
    }

    private static Outcome outcome(@Nullable Contribution before, Contribution now) {
        if (now.value() == null) {
            return Outcome.WITHDRAWN;
        }
        if (before == null) {
            return Outcome.CREATED;
        }
        return now.agreesWith(before) ? Outcome.UNCHANGED : Outcome.CORRECTED;
    }
}
