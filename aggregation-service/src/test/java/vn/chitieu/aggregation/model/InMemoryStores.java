package vn.chitieu.aggregation.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.chitieu.aggregation.history.ReceiptRepository;
import vn.chitieu.aggregation.history.RevisionRepository;
import vn.chitieu.aggregation.log.LogIdentity;
import vn.chitieu.aggregation.log.LogIdentityRepository;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.WaitingCity;
import vn.chitieu.aggregation.page.Milestone;
import vn.chitieu.aggregation.page.MilestoneRepository;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.aggregation.page.PageWriterRegistry;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.aggregation.target.AssignedTarget;
import vn.chitieu.aggregation.target.TargetRepository;
import vn.chitieu.aggregation.target.TargetYear;
import vn.chitieu.contracts.vocabulary.Scope;

/** The twins of the MongoDB stores that tests run on; the same contracts hold for both. */
public final class InMemoryStores {

    private InMemoryStores() {}

    /** Pages in a map. */
    public static final class InMemoryPages implements PageRepository {

        private final Map<PageKey, Page> pages = new HashMap<>();
        private final Map<PageKey, Revision> revisions = new HashMap<>();

        @Override
        public Map<PageKey, Page> find(Collection<PageKey> keys) {
            return keys.stream()
                    .distinct()
                    .filter(pages::containsKey)
                    .collect(Collectors.toMap(Function.identity(), pages::get));
        }

        @Override
        public Map<PageKey, Total> totals(Collection<PageKey> keys, Scope scope) {
            Map<PageKey, Total> totals = new HashMap<>();
            find(keys).forEach((key, page) -> page.total(scope).ifPresent(total -> totals.put(key, total)));
            return totals;
        }

        @Override
        public Map<PageKey, Long> versions(Collection<PageKey> keys) {
            return find(keys).values().stream().collect(Collectors.toMap(Page::key, Page::version));
        }

        @Override
        public Set<PageKey> keys(String city) {
            return pages.keySet().stream()
                    .filter(key -> key.city().equals(city))
                    .collect(Collectors.toSet());
        }

        /** Loses the revisions that are stored with pages. */
        public void loseRevisions() {
            revisions.clear();
        }

        /** Loses a page, as a database with a fault would. */
        public void lose(PageKey key) {
            pages.remove(key);
        }

        @Override
        public void store(Collection<Page> changed) {
            boolean stale = false;
            for (Page page : changed) {
                Page before = pages.getOrDefault(page.key(), Page.blank(page.key()));
                if (before.version() == page.version() - 1) {
                    pages.put(page.key(), page);
                } else {
                    stale = true;
                }
            }
            if (stale) {
                throw new StalePageException("expected the version before");
            }
        }

        @Override
        public void change(Collection<FoldResult.PageChange> changes) {
            List<FoldResult.PageChange> fresh = changes.stream()
                    .filter(change -> pages.getOrDefault(
                                            change.page().key(),
                                            Page.blank(change.page().key()))
                                    .version()
                            == change.page().version() - 1)
                    .toList();
            fresh.forEach(change -> revisions.put(change.page().key(), change.revision()));
            store(changes.stream().map(FoldResult.PageChange::page).toList());
        }

        @Override
        public List<Revision> revisions(Collection<PageKey> keys) {
            return keys.stream()
                    .flatMap(key -> Optional.ofNullable(revisions.get(key)).stream())
                    .filter(revision ->
                            revision.version() == pages.get(revision.page()).version())
                    .toList();
        }
    }

    /** Who writes on pages, in a map. */
    public static final class InMemoryPageWriters implements PageWriterRegistry {

        private final Map<String, State> states = new HashMap<>();

        @Override
        public State find(String city) {
            return states.getOrDefault(city, State.NONE);
        }

        @Override
        public void begin(String city, String writer, Instant now) {
            change(city, atWork -> atWork.put(writer, now));
        }

        @Override
        public void end(String city, String writer) {
            change(city, atWork -> atWork.remove(writer));
        }

        private void change(String city, Consumer<Map<String, Instant>> change) {
            Map<String, Instant> atWork = new HashMap<>(find(city).atWork());
            change.accept(atWork);
            states.put(city, new State(UUID.randomUUID().toString(), atWork));
        }
    }

    /** Receipts in a map. */
    public static final class InMemoryReceipts implements ReceiptRepository {

        private final Map<ReceiptId, Receipt> receipts = new HashMap<>();
        private final Set<ReceiptId> damaged = new TreeSet<>();

        @Override
        public Optional<Receipt> find(ReceiptId id) {
            return Optional.ofNullable(receipts.get(id));
        }

        @Override
        public Set<ReceiptId> known(Collection<ReceiptId> ids) {
            return ids.stream().filter(receipts::containsKey).collect(Collectors.toSet());
        }

        @Override
        public long quietBefore(long offset) {
            return offset;
        }

        @Override
        public void takeOver(int partition) {
            // All in one process: there is no other.
        }

        @Override
        public Map<ReceiptId, Receipt> find(Collection<ReceiptId> ids) {
            return receipts.values().stream()
                    .filter(receipt -> ids.contains(receipt.id()))
                    .collect(Collectors.toMap(Receipt::id, Function.identity()));
        }

        @Override
        public long read(int partition, long from, long before, Consumer<Receipt> each) {
            long end = damaged.stream()
                    .filter(id -> id.partition() == partition && id.offset() >= from)
                    .mapToLong(ReceiptId::offset)
                    .reduce(before, Math::min);
            receipts.values().stream()
                    .filter(receipt -> receipt.id().partition() == partition
                            && receipt.id().offset() >= from
                            && receipt.id().offset() < end)
                    .sorted(Comparator.comparing(Receipt::id))
                    .forEach(each);
            return end;
        }

        /** Makes one unreadable; what is stored in its place later is no proof that nothing is missing. */
        public void damage(ReceiptId id) {
            lose(id);
            damaged.add(id);
        }

        /** Loses one, as a damaged store does. */
        public void lose(ReceiptId id) {
            receipts.remove(id);
        }

        @Override
        public void add(Collection<Receipt> added) {
            added.forEach(
                    receipt -> receipts.merge(receipt.id(), receipt, (first, repeat) -> first.with(repeat.totals())));
        }
    }

    /** Revisions in a map. */
    public static final class InMemoryRevisions implements RevisionRepository {

        private final Map<String, Revision> revisions = new HashMap<>();

        /** Loses all, as a damaged store does. */
        public void lose() {
            revisions.clear();
        }

        @Override
        public void put(Collection<Revision> added) {
            added.forEach(revision -> revisions.put(revision.page() + "@" + revision.version(), revision));
        }

        @Override
        public List<Revision> find(Collection<Revision.Id> wanted) {
            return revisions.values().stream()
                    .filter(revision -> wanted.contains(revision.id()))
                    .toList();
        }

        @Override
        public List<Revision> find(PageKey page, long newest, int limit) {
            return revisions.values().stream()
                    .filter(revision -> revision.page().equals(page)
                            && revision.version() <= newest
                            && revision.version() > newest - limit)
                    .sorted(Comparator.comparingLong(Revision::version).reversed())
                    .toList();
        }
    }

    /** Targets in a map. */
    public static final class InMemoryTargets implements TargetRepository {

        private final Map<String, TargetYear> targets = new HashMap<>();
        private int edition;

        @Override
        public String edition() {
            return edition == 0 ? "" : "edition-" + edition;
        }

        @Override
        public Edition all() {
            return new Edition(
                    edition(),
                    targets.values().stream()
                            .flatMap(year -> year.kept().stream())
                            .toList());
        }

        @Override
        public List<Refused> add(Collection<AssignedTarget> assigned) {
            edition++;
            return assigned.stream()
                    .flatMap(one -> targets
                            .computeIfAbsent(
                                    one.target().indicator() + one.target().year(), key -> new TargetYear())
                            .add(one)
                            .map(why -> new Refused(one, why))
                            .stream())
                    .toList();
        }
    }

    /** Positions in a map. */
    public static final class InMemoryPositions implements LogPositions {

        private final Map<Integer, Long> positions = new HashMap<>();
        private final Map<Integer, SortedMap<String, WaitingCity>> waiting = new HashMap<>();

        @Override
        public OptionalLong next(int partition) {
            Long next = positions.get(partition);
            return next == null ? OptionalLong.empty() : OptionalLong.of(next);
        }

        @Override
        public SortedMap<String, WaitingCity> waiting(int partition) {
            return waiting.getOrDefault(partition, new TreeMap<>());
        }

        @Override
        public Set<String> waitingCities() {
            Set<String> cities = new TreeSet<>();
            waiting.values().forEach(ofPartition -> cities.addAll(ofPartition.keySet()));
            return cities;
        }

        @Override
        public void advance(int partition, OptionalLong from, long to, Collection<WaitingCity> cities) {
            if (!next(partition).equals(from)) {
                throw new StalePageException("expected " + from + ", but it is " + next(partition));
            }
            positions.put(partition, to);
            SortedMap<String, WaitingCity> waits = new TreeMap<>();
            cities.forEach(city -> waits.put(city.city(), city));
            waiting.put(partition, waits);
        }
    }

    /** Marks of a log in a map. */
    public static final class InMemoryLogMarks implements LogIdentityRepository {

        private final SortedMap<Integer, LogIdentity> marks = new TreeMap<>();

        @Override
        public SortedMap<Integer, LogIdentity> all() {
            return new TreeMap<>(marks);
        }

        @Override
        public void put(int partition, LogIdentity mark) {
            marks.put(partition, mark);
        }
    }

    /** Milestones in a map, to the millisecond as documents have times. */
    public static final class InMemoryMilestones implements MilestoneRepository {

        private final Map<String, Milestone> milestones = new HashMap<>();

        @Override
        public Milestone find(String city) {
            return milestones.getOrDefault(city, Milestone.NONE);
        }

        @Override
        public void store(String city, Milestone milestone) {
            if (find(city).version() != milestone.version() - 1) {
                throw new StalePageException("expected the version before");
            }
            Instant until = milestone.judgedUntil();
            milestones.put(
                    city,
                    new Milestone(
                            milestone.version(),
                            until == null ? null : until.truncatedTo(ChronoUnit.MILLIS),
                            milestone.edition(),
                            milestone.revisionFloor(),
                            milestone.unjudged(),
                            milestone.publishing()));
        }
    }
}
