package vn.chitieu.aggregation.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ARandomCity;
import vn.chitieu.aggregation.AnUpdate;
import vn.chitieu.aggregation.calculation.assessment.AssessmentContext;
import vn.chitieu.aggregation.fold.LoggedFingerprints;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.Faults;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.aggregation.rebuild.Difference;
import vn.chitieu.aggregation.rebuild.ReconcileService;
import vn.chitieu.aggregation.rebuild.Replay;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.testing.TestDatabase;

/** Whatever field of a total is wrong in the database, reconcile says so, and of nothing else. */
@Tag("slow")
class ReconcileFaultsIT {

    /** Without the share of missing units, which windows do not have: it is computed for whole quarters alone. */
    private static final Set<String> FIELDS = Faults.fields().stream()
            .filter(field -> !field.equals("windows.trust.missingSharePercent"))
            .collect(Collectors.toUnmodifiableSet());

    @Test
    void findsAFaultInEachFieldThatTheDatabaseKeeps() {
        Set<String> planted = new TreeSet<>();
        for (long seed = 1; seed <= 20 && !planted.equals(FIELDS); seed++) {
            planted.addAll(plantAndFind(seed, planted));
        }

        assertThat(planted).isEqualTo(FIELDS);
    }

    private Set<String> plantAndFind(long seed, Set<String> planted) {
        PageRepository database = new MongoPages(TestDatabase.fresh());
        ARandomCity city = new ARandomCity(seed);
        Instant now = city.moment();
        ALog log = new ALog(city.updates().stream().map(AnUpdate::build).toList());
        Replay replay = new Replay(city.catalog(), 1, new LoggedFingerprints(log));
        log.updates().forEach(replay::take);
        List<Page> right = replay
                .mend(replay.pages(), Map.of(), AssessmentContext.at(now, TargetsInForce.of(city.catalog())))
                .changes()
                .stream()
                .map(change -> change.page())
                .toList();
        database.store(right);
        ReconcileService reconcile = new ReconcileService(
                city.catalog(),
                log,
                database,
                List::of,
                new InMemoryStores.InMemoryMilestones(),
                Clock.fixed(now, ZoneOffset.UTC),
                1,
                () -> {});
        assertThat(reconcile.run().differences()).as("city %d", seed).isEmpty();

        Map<String, String> places = new HashMap<>();
        for (Page page : right) {
            Map<Scope, Total> totals = new HashMap<>(page.totals());
            page.totals()
                    .forEach((scope, total) -> Faults.of(total).entrySet().stream()
                            .filter(fault -> FIELDS.contains(fault.getKey())
                                    && !places.containsKey(fault.getKey())
                                    && !planted.contains(fault.getKey()))
                            .min(Comparator.comparing(
                                    fault -> !fault.getKey().startsWith("windows."))) // the rare first
                            .ifPresent(fault -> {
                                places.put(fault.getKey(), page.key() + " " + scope);
                                totals.put(scope, fault.getValue());
                            }));
            database.store(List.of(with(page, totals)));
        }
        List<Difference> found = reconcile.run().differences();
        assertThat(found.stream()
                        .filter(one -> one.place().contains(" by plain sums"))
                        .map(one -> one.page() + " " + one.place().replaceAll(" by plain sums.*", ""))
                        .collect(Collectors.toSet()))
                .as("city %d, faults by field %s", seed, places)
                .isEqualTo(new HashSet<>(places.values()));
        return places.keySet();
    }

    private static Page with(Page page, Map<Scope, Total> totals) {
        return new Page(
                page.key(), page.version() + 1, page.openedBy(), page.contributions(), page.superseded(), totals);
    }

    /** A log in a list. */
    private record ALog(List<LoggedUpdate> updates) implements UpdateLog {
        @Override
        public SortedMap<Integer, Long> ends() {
            return new TreeMap<>(Map.of(0, (long) updates.size()));
        }

        @Override
        public void read(int partition, long from, long to, Consumer<LoggedUpdate> each) {
            updates.subList((int) from, (int) to).forEach(each);
        }
    }
}
