package vn.chitieu.aggregation.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Folds a batch of updates into pages: decides record by record, then recomputes what follows. Pure: the same batch on
 * the same pages gives the same result, and a batch folded again changes nothing but says again what is to be
 * published. Thread-safe.
 */
public final class Fold {

    private final Catalog catalog;
    private final Neighbourhood neighbourhood;
    private final PageScopes pageScopes;
    private final KnownToTheCatalog policy;

    /** Makes a fold for one city. */
    public Fold(Catalog catalog) {
        this.catalog = catalog;
        this.neighbourhood = new Neighbourhood(catalog);
        this.pageScopes = new PageScopes(catalog, neighbourhood);
        this.policy = new KnownToTheCatalog(catalog);
    }

    /** Returns the pages that have to be read before this batch can be folded. */
    public Set<PageKey> reads(Collection<Update> batch) {
        return neighbourhood.around(batch.stream()
                .filter(Update.Reported.class::isInstance)
                .map(Update.Reported.class::cast)
                .filter(update -> policy.rejects(update).isEmpty())
                .map(Update.Reported::page)
                .collect(Collectors.toSet()));
    }

    /**
     * Folds a batch.
     *
     * @param batch in the order of the log
     * @param stored those of the pages that {@link #reads} names which are stored
     * @param now the time, to tell whether deadlines have passed
     */
    public Folded fold(List<Update> batch, Map<PageKey, Page> stored, Instant now) {
        Ledger ledger = new Ledger(stored);
        Map<Update, Outcome> outcomes = new LinkedHashMap<>();
        Map<Update, Rejection> rejections = new LinkedHashMap<>();
        for (Update update : batch) {
            Optional<Rejection> rejection = rejection(update);
            rejection.ifPresent(why -> rejections.put(update, why));
            if (rejection.isEmpty() && update instanceof Update.Reported reported) {
                outcomes.put(update, ledger.put(reported.page(), reported.contribution()));
            }
        }
        SortedMap<PageKey, Affected> affected = affected(ledger, receiptIds(batch));
        Map<PageKey, Page> recomputed = recompute(ledger, affected, now);
        return new Folded(
                receipts(batch, outcomes, rejections, recomputed),
                changed(ledger, recomputed, stored, now),
                published(affected, recomputed));
    }

    private Optional<Rejection> rejection(Update update) {
        return update instanceof Update.Unreadable unreadable
                ? Optional.of(unreadable.rejection())
                : policy.rejects((Update.Reported) update);
    }

    private Map<PageKey, Page> recompute(Ledger ledger, SortedMap<PageKey, Affected> affected, Instant now) {
        Assessment assessment = new Assessment(catalog, ledger::page, TargetsInForce.of(catalog), now);
        Map<PageKey, Page> recomputed = new TreeMap<>();
        affected.forEach((key, what) -> {
            Page page = ledger.page(key);
            List<Total> totals = what.scopes().stream()
                    .map(scope ->
                            assessment.total(key, scope).after(page.totals().get(scope)))
                    .toList();
            Page with = page.withTotals(totals);
            recomputed.put(key, page.isStored() ? with : with.openedBy(what.firstUpdate()));
        });
        return recomputed;
    }

    /**
     * What is recomputed and published follows from what the batch touches, not from what it changes: a repeated batch
     * changes nothing. A page that the batch opens, or opened when it was folded before, is touched in all its scopes.
     */
    private SortedMap<PageKey, Affected> affected(Ledger ledger, Set<ReceiptId> batch) {
        SortedMap<PageKey, Affected> affected = new TreeMap<>();
        ledger.touchedUnits().forEach((touched, units) -> {
            for (PageKey key : neighbourhood.following(touched)) {
                Page page = ledger.page(key);
                // A page of another quarter that nobody wrote on yet is opened by its own first update.
                if (key.quarter().equals(touched.quarter()) || page.isStored()) {
                    boolean opened = !page.isStored() || batch.contains(page.openedBy());
                    Set<Scope> scopes = opened ? pageScopes.of(key) : scopes(key, units);
                    affected.merge(key, new Affected(scopes, ledger.firstUpdate(touched)), Affected::and);
                }
            }
        });
        return affected;
    }

    private Set<Scope> scopes(PageKey page, Set<String> units) {
        return units.stream()
                .flatMap(unit -> catalog.unit(unit).stream())
                .flatMap(unit -> catalog.scopesOf(unit, page.quarter()).stream())
                .filter(pageScopes.of(page)::contains)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The scopes of a page that a batch affects, and the first of its updates that does. */
    private record Affected(Set<Scope> scopes, ReceiptId firstUpdate) {

        Affected and(Affected other) {
            Set<Scope> all = new TreeSet<>(scopes);
            all.addAll(other.scopes);
            return new Affected(all, firstUpdate.compareTo(other.firstUpdate) <= 0 ? firstUpdate : other.firstUpdate);
        }
    }

    private List<Receipt> receipts(
            List<Update> batch,
            Map<Update, Outcome> outcomes,
            Map<Update, Rejection> rejections,
            Map<PageKey, Page> recomputed) {
        List<Receipt> receipts = new ArrayList<>(batch.size());
        for (Update update : batch) {
            Rejection rejection = rejections.get(update);
            Outcome outcome = outcomes.get(update);
            if (rejection != null || outcome == null) {
                receipts.add(Receipt.rejected(update, Objects.requireNonNull(rejection)));
            } else {
                receipts.add(receipt((Update.Reported) update, outcome, recomputed));
            }
        }
        return receipts;
    }

    private Receipt receipt(Update.Reported update, Outcome outcome, Map<PageKey, Page> recomputed) {
        Page page = Objects.requireNonNull(recomputed.get(update.page()));
        List<Receipt.TotalRevision> totals = scopes(
                        update.page(), Set.of(update.contribution().cell().unit()))
                .stream()
                .flatMap(scope -> page.total(scope).stream())
                .map(total -> new Receipt.TotalRevision(total.scope(), total.revision()))
                .toList();
        return new Receipt(
                update.receipt(),
                outcome,
                update.contribution().updateId(),
                update.page(),
                update.contribution().cell(),
                totals,
                null);
    }

    private List<Folded.PageChange> changed(
            Ledger ledger, Map<PageKey, Page> recomputed, Map<PageKey, Page> stored, Instant now) {
        Map<PageKey, List<Revision.Cause>> causes = causes(ledger);
        List<Folded.PageChange> changes = new ArrayList<>();
        recomputed.forEach((key, page) -> {
            Page before = stored.getOrDefault(key, Page.blank(key));
            if (!page.equals(before)) {
                Page after = page.at(before.version() + 1);
                changes.add(new Folded.PageChange(
                        after, revision(before, after, causes.getOrDefault(key, List.of()), now)));
            }
        });
        return changes;
    }

    private Map<PageKey, List<Revision.Cause>> causes(Ledger ledger) {
        Map<PageKey, List<Revision.Cause>> causes = new TreeMap<>();
        ledger.touchedUnits()
                .keySet()
                .forEach(touched -> neighbourhood
                        .following(touched)
                        .forEach(page -> causes.computeIfAbsent(page, key -> new ArrayList<>())
                                .addAll(ledger.causes(touched))));
        return causes;
    }

    private static Revision revision(Page before, Page after, List<Revision.Cause> causes, Instant now) {
        List<Revision.Move> moves = after.totals().values().stream()
                .filter(total -> !total.equals(before.totals().get(total.scope())))
                .map(total -> Revision.Move.between(before.totals().get(total.scope()), total))
                .toList();
        int kept = Math.min(causes.size(), Revision.MOST_CAUSES);
        return new Revision(after.key(), after.version(), now, moves, causes.subList(0, kept), causes.size() - kept);
    }

    private static List<Folded.Published> published(
            SortedMap<PageKey, Affected> affected, Map<PageKey, Page> recomputed) {
        List<Folded.Published> published = new ArrayList<>();
        affected.forEach((key, what) -> {
            Page page = Objects.requireNonNull(recomputed.get(key));
            what.scopes()
                    .forEach(scope ->
                            page.total(scope).ifPresent(total -> published.add(new Folded.Published(key, total))));
        });
        return published;
    }

    private static Set<ReceiptId> receiptIds(List<Update> batch) {
        return batch.stream().map(Update::receipt).collect(Collectors.toSet());
    }
}
