package vn.chitieu.aggregation.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.ATarget;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.calculation.PageDependencies;
import vn.chitieu.aggregation.calculation.PageScopes;
import vn.chitieu.aggregation.calculation.assessment.Assessment;
import vn.chitieu.aggregation.calculation.assessment.AssessmentContext;
import vn.chitieu.aggregation.fold.Fold;
import vn.chitieu.aggregation.target.AssignedTarget;
import vn.chitieu.aggregation.target.TargetRepository;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Folds batches one after the other into pages held in memory, as the service does into MongoDB. */
public final class ARunOfTheFold {

    private final Catalog catalog;
    private final Fold fold;
    private final Map<PageKey, Page> pages = new HashMap<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private final List<Revision> revisions = new ArrayList<>();
    private TargetRepository.Edition assigned = new TargetRepository.Edition("", List.of());
    private Instant now = ASmallCity.BEFORE_THE_DEADLINE;

    public ARunOfTheFold(Catalog catalog) {
        this.catalog = catalog;
        this.fold = new Fold(catalog);
    }

    public ARunOfTheFold at(Instant instant) {
        now = instant;
        return this;
    }

    Instant now() {
        return now;
    }

    /** Assigns targets and reassesses the pages of their indicators. */
    FoldResult assign(ATarget... targets) {
        List<AssignedTarget> all = new ArrayList<>(assigned.targets());
        Arrays.stream(targets).map(ATarget::build).forEach(all::add);
        assigned = new TargetRepository.Edition("edition-" + all.size(), all);
        List<PageKey> judged = pages.keySet().stream()
                .filter(key -> Arrays.stream(targets)
                        .anyMatch(target -> target.indicator().equals(key.indicator())))
                .toList();
        FoldResult folded = fold.reassess(judged, pages, context(), Revision.Occasion.TARGETS);
        folded.changes().forEach(change -> pages.put(change.page().key(), change.page()));
        return folded;
    }

    private AssessmentContext context() {
        return AssessmentContext.at(now, TargetsInForce.of(catalog, assigned));
    }

    /** Returns another run that goes on from the same pages. */
    ARunOfTheFold copy() {
        ARunOfTheFold copy = new ARunOfTheFold(catalog);
        copy.pages.putAll(pages);
        copy.assigned = assigned;
        return copy;
    }

    public FoldResult fold(AnUpdate... updates) {
        return fold(Arrays.stream(updates).map(AnUpdate::build).toList());
    }

    public FoldResult fold(List<LoggedUpdate> batch) {
        Map<PageKey, Page> read =
                fold.reads(batch).stream().filter(pages::containsKey).collect(Collectors.toMap(key -> key, pages::get));
        FoldResult folded = fold.fold(batch, read, context());
        folded.changes().forEach(change -> pages.put(change.page().key(), change.page()));
        receipts.addAll(folded.receipts());
        folded.changes().forEach(change -> revisions.add(change.revision()));
        return folded;
    }

    public Map<PageKey, Page> pages() {
        return pages;
    }

    public List<Revision> revisions() {
        return revisions;
    }

    public Page page(String indicator, String quarter) {
        return pages.get(new PageKey(catalog.id(), indicator, Quarter.parse(quarter)));
    }

    Optional<Total> total(String scope, String indicator, String quarter) {
        return Optional.ofNullable(page(indicator, quarter)).flatMap(page -> page.total(Scope.parse(scope)));
    }

    public Total totalOf(String scope, String indicator, String quarter) {
        return total(scope, indicator, quarter).orElseThrow();
    }

    public UpdateOutcome lastOutcome() {
        return receipts.get(receipts.size() - 1).outcome();
    }

    /** Every total that is stored, by page and scope, without its revision. */
    Map<String, Total> totals() {
        Map<String, Total> totals = new TreeMap<>();
        pages.forEach((key, page) ->
                page.totals().values().forEach(total -> totals.put(key + " " + total.scope(), total.withRevision(0))));
        return totals;
    }

    /** Every total that the stored pages should have, computed from their contributions and from nothing else. */
    Map<String, Total> assessedAnew() {
        Assessment assessment = new Assessment(
                catalog,
                key -> pages.getOrDefault(key, Page.blank(key)),
                context().targets(),
                now);
        PageScopes scopes = new PageScopes(catalog, new PageDependencies(catalog));
        Map<String, Total> totals = new TreeMap<>();
        pages.keySet()
                .forEach(key ->
                        scopes.of(key).forEach(scope -> totals.put(key + " " + scope, assessment.total(key, scope))));
        return totals;
    }

    /** Everything but revisions and versions, which count the batches that it took. */
    Map<String, Object> whatItSays() {
        Map<String, Object> says = new HashMap<>();
        pages.forEach((key, page) -> {
            says.put(key + " contributions", withoutReceipts(page));
            page.totals().values().forEach(total -> says.put(key + " " + total.scope(), total.withRevision(0)));
        });
        return says;
    }

    /** A repeat of the same update may lie at another offset; it is the same update all the same. */
    private static Map<Cell, String> withoutReceipts(Page page) {
        return page.contributions().keySet().stream()
                .collect(Collectors.toMap(
                        cell -> cell,
                        cell -> Stream.concat(
                                        Stream.of(page.contributions().get(cell)),
                                        page.superseded().getOrDefault(cell, List.of()).stream())
                                .map(one -> one.updateId() + "|" + one.value() + "|" + one.status() + "|"
                                        + one.reportedAt())
                                .collect(Collectors.joining(" before that "))));
    }
}
