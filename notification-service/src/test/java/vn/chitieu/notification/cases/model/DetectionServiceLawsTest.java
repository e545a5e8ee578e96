package vn.chitieu.notification.cases.model;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.delivery.DeliveryBench;

/** However totals are mixed, cut into batches and delivered again: the outbox gets the same notices. */
class DetectionServiceLawsTest {

    private static final List<TotalKey> TOTALS = List.of(
            key("city", 1), key("city", 2), key("unit:nam-ngan", 1), key("unit:dong-ve", 1), key("cluster:cum-2", 1));

    @Property(tries = 300)
    void theSameTotalsGiveTheSameNoticesInAnyMixture(@ForAll Random random) {
        Map<TotalKey, List<JudgedTotal>> lives = new HashMap<>();
        TOTALS.forEach(key -> lives.put(key, life(key, random)));
        Set<String> oneAfterTheOther = notices(TOTALS.stream()
                .flatMap(key -> lives.get(key).stream())
                .map(List::of)
                .toList());

        Set<String> mixed = notices(batches(redelivered(mixed(lives, random), random), random));

        assertThat(mixed).isEqualTo(oneAfterTheOther);
    }

    private static TotalKey key(String scope, int quarter) {
        return new TotalKey(Scope.parse(scope), "NEW_ENTERPRISES", new Quarter(2022, quarter));
    }

    private static List<JudgedTotal> life(TotalKey key, Random random) {
        List<JudgedTotal> life = new ArrayList<>();
        for (int revision = 1; revision <= 1 + random.nextInt(12); revision++) {
            Verdict verdict = Verdict.values()[random.nextInt(Verdict.values().length)];
            SomeFigures some = figures().revision(revision).worth(String.valueOf(random.nextInt(400) - 20), verdict);
            if (random.nextInt(3) == 0) {
                some.official();
            }
            if (random.nextInt(5) == 0) {
                some.movedBy("9", random.nextBoolean());
            }
            if (random.nextInt(4) == 0) {
                some.forecasting(String.valueOf(900 + random.nextInt(200)));
            }
            Map<String, JudgedFigures> byOwner = new HashMap<>();
            if (random.nextInt(8) != 0) {
                byOwner.put("PROVINCE", some.build());
            }
            if (random.nextInt(3) != 0) {
                byOwner.put("CITY", some.against("800").build());
            }
            life.add(some.total(key, byOwner));
        }
        return life;
    }

    /** Each total's revisions stay in their order, as one partition keeps them. */
    private static List<JudgedTotal> mixed(Map<TotalKey, List<JudgedTotal>> lives, Random random) {
        Map<TotalKey, Integer> next = new HashMap<>();
        List<TotalKey> open = new ArrayList<>(TOTALS);
        List<JudgedTotal> mixed = new ArrayList<>();
        while (!open.isEmpty()) {
            TotalKey key = open.get(random.nextInt(open.size()));
            int at = next.merge(key, 1, Integer::sum) - 1;
            mixed.add(lives.get(key).get(at));
            if (at + 1 == lives.get(key).size()) {
                open.remove(key);
            }
        }
        return mixed;
    }

    /** From any point on what went before is delivered once more, as after a crash. */
    private static List<JudgedTotal> redelivered(List<JudgedTotal> all, Random random) {
        List<JudgedTotal> often = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            often.add(all.get(i));
            if (random.nextInt(5) == 0) {
                often.addAll(all.subList(random.nextInt(i + 1), i + 1));
            }
        }
        return often;
    }

    private static List<List<JudgedTotal>> batches(List<JudgedTotal> all, Random random) {
        List<List<JudgedTotal>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); ) {
            int to = Math.min(all.size(), from + 1 + random.nextInt(7));
            batches.add(all.subList(from, to));
            from = to;
        }
        return batches;
    }

    private static Set<String> notices(List<List<JudgedTotal>> batches) {
        DeliveryBench bench = new DeliveryBench();
        batches.forEach(batch -> {
            bench.track.track(batch);
            bench.relay.relay();
        });
        Set<String> ids = new TreeSet<>();
        bench.outbox.list(new Outbox.Filter(null, null, null, false), null, 10_000).stream()
                .map(OutboxRow::id)
                .forEach(ids::add);
        return ids;
    }
}
