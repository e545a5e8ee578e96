package vn.chitieu.aggregation.fold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.AsOfDeadlines;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.UpdateOutcome;

/**
 * The contributions of pages while a batch is put into them. Updates go in one by one; what counts in a cell afterwards
 * does not depend on their order. Every update of a backlog passes here, so a page is looked up once for each. Not
 * thread-safe.
 */
public final class ContributionSet {

    private final Map<PageKey, Page> stored;
    private final AsOfDeadlines cuts;
    private final Map<PageKey, Sheet> sheets = new LinkedHashMap<>();
    private final Map<PageKey, Page> pages = new HashMap<>();

    public ContributionSet(Map<PageKey, Page> stored, AsOfDeadlines cuts) {
        this.stored = stored;
        this.cuts = cuts;
    }

    /** Puts one update in and returns its outcome. */
    public UpdateOutcome put(PageKey page, Contribution update) {
        if (!pages.isEmpty()) {
            pages.clear();
        }
        Sheet sheet = sheets.get(page);
        if (sheet == null) {
            sheet = new Sheet(stored(page), cuts.of(page), update.receipt());
            sheets.put(page, sheet);
        }
        return sheet.put(update);
    }

    /** Returns the page as it is now, with the totals that are stored. */
    Page page(PageKey key) {
        return pages.computeIfAbsent(key, page -> {
            Sheet sheet = sheets.get(page);
            return sheet == null ? stored(page) : sheet.page();
        });
    }

    /** Returns the pages that updates were for, changed or not, in the order of their first updates. */
    Set<PageKey> touched() {
        return sheets.keySet();
    }

    /** Returns the units that updates of a touched page came from. */
    Set<String> touchedUnits(PageKey page) {
        return sheet(page).units;
    }

    /** Returns the first update of the batch that was for a touched page. */
    ReceiptId firstUpdate(PageKey page) {
        return sheet(page).firstUpdate;
    }

    /** Returns what changed on a page. */
    List<Revision.Cause> causes(PageKey page) {
        Sheet sheet = sheets.get(page);
        return sheet == null ? List.of() : sheet.causes;
    }

    private Sheet sheet(PageKey page) {
        return Objects.requireNonNull(sheets.get(page));
    }

    private Page stored(PageKey key) {
        Page page = stored.get(key);
        return page == null ? Page.blank(key) : page;
    }

    /** One page while it is written on. */
    private static final class Sheet {

        private final Page before;
        private final AsOfDeadlines.OfPage cuts;
        private final ReceiptId firstUpdate;
        private final Map<Cell, Contribution> cells;
        private final Set<String> units = new HashSet<>();
        private final List<Revision.Cause> causes = new ArrayList<>();
        private final SortedMap<Cell, List<Contribution>> superseded;

        Sheet(Page before, AsOfDeadlines.OfPage cuts, ReceiptId firstUpdate) {
            this.before = before;
            this.cuts = cuts;
            this.firstUpdate = firstUpdate;
            this.cells = new HashMap<>(before.contributions());
            this.superseded = new TreeMap<>(before.superseded());
        }

        UpdateOutcome put(Contribution update) {
            units.add(update.cell().unit());
            Contribution counting = cells.get(update.cell());
            int precedence = counting == null ? 1 : Contribution.PRECEDENCE.compare(update, counting);
            if (precedence == 0) {
                return UpdateOutcome.UNCHANGED;
            }
            if (counting != null) {
                keep(precedence > 0 ? update : counting, precedence > 0 ? counting : update);
            }
            if (precedence < 0) {
                return UpdateOutcome.STALE;
            }
            cells.put(update.cell(), update);
            causes.add(new Revision.Cause(before.key().indicator(), counting, update));
            return outcome(counting, update);
        }

        Page page() {
            return before.with(cells, superseded);
        }

        /**
         * Keeps what counted at a deadline. Mostly both were reported before the first one, and nothing is to be done.
         */
        private void keep(Contribution counting, Contribution other) {
            if (counting.reportedAt().isBefore(cuts.earliest())) {
                return;
            }
            List<Instant> moments = cuts.of(counting.cell());
            if (counting.reportedAt().isBefore(moments.get(0))) {
                return;
            }
            List<Contribution> others = new ArrayList<>(superseded.getOrDefault(counting.cell(), List.of()));
            others.add(other);
            List<Contribution> atCuts = AsOfDeadlines.kept(moments, counting, others);
            if (atCuts.isEmpty()) {
                superseded.remove(counting.cell());
            } else {
                superseded.put(counting.cell(), List.copyOf(atCuts));
            }
        }

        private static UpdateOutcome outcome(@Nullable Contribution before, Contribution now) {
            if (now.value() == null) {
                return UpdateOutcome.WITHDRAWN;
            }
            if (before == null) {
                return UpdateOutcome.CREATED;
            }
            return now.agreesWith(before) ? UpdateOutcome.UNCHANGED : UpdateOutcome.CORRECTED;
        }
    }
}
