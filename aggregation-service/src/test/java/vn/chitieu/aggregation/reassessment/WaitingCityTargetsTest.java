package vn.chitieu.aggregation.reassessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ATarget.aTarget;

import com.mongodb.MongoTimeoutException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.log.WaitingCity;
import vn.chitieu.aggregation.model.ForwardingPositions;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.aggregation.target.AssignedTarget;
import vn.chitieu.aggregation.target.CityTargets;
import vn.chitieu.aggregation.target.TargetRepository;
import vn.chitieu.catalog.Catalogs;

/**
 * Two cities whose targets lie on one partition, one of which cannot be written for a while: it waits alone, and none
 * of its targets is lost, refused wrongly or taken out of order.
 */
class WaitingCityTargetsTest {

    private static final List<String> CITIES = List.of("hue", "small");

    private final World world = new World();

    @Test
    void theOtherGoesOnAndTheOneThatFailedCatchesUpInOrder() {
        world.assign("hue", "t-1", "1");
        world.assign("small", "t-1", "2");
        world.assign("hue", "t-2", "3");
        world.assign("hue", "t-1", "4");
        world.assign("small", "t-2", "5");
        TargetService process = world.process();
        world.failing.add("hue");

        world.take(process, 0, 3);
        world.take(process, 3, 5);

        assertThat(world.positions.next(0)).hasValue(5);
        assertThat(world.values("small")).containsExactly("2", "5");
        assertThat(world.judged).containsOnly("small");
        assertThat(process.waiting(0)).singleElement().satisfies(waits -> {
            assertThat(waits.city()).isEqualTo("hue");
            assertThat(waits.next()).isZero();
            assertThat(waits.why()).contains("a fault of hue");
        });
        assertThat(process.isWaiting("hue")).isTrue();
        assertThat(process.isWaiting("small")).isFalse();
        assertThatThrownBy(() -> world.catchUp(process, 100)).hasMessage("a fault of hue");

        world.failing.clear();
        world.catchUp(process, 2);
        assertThat(process.waiting(0)).extracting(WaitingCity::next).containsExactly(2L);
        world.catchUp(process, 100);

        assertThat(process.waiting(0)).isEmpty();
        assertThat(world.positions.waitingCities()).isEmpty();
        assertThat(world.values("hue")).containsExactly("1", "3");
        assertThat(world.refused).containsExactly("hue t-1 4");
        assertThat(world.judged).contains("hue");
    }

    /** What it waits for was refused by the totals, not by the store of targets. */
    @Test
    void aCityWhoseTotalsCannotBeJudgedWaitsAsWell() {
        world.assign("hue", "t-1", "1");
        world.assign("small", "t-1", "2");
        world.unjudged.add("hue");
        TargetService process = world.process();

        world.take(process, 0, 2);

        assertThat(process.waiting(0)).extracting(WaitingCity::city).containsExactly("hue");
        assertThat(world.judged).containsExactly("small");
        world.unjudged.clear();
        world.catchUp(process, 100);
        assertThat(world.judged).containsExactly("small", "hue");
        assertThat(world.refused).isEmpty();
    }

    @Test
    void aFaultOfAllLetsNoCityWait() {
        world.assign("hue", "t-1", "1");
        world.assign("small", "t-1", "2");
        TargetService process = world.process();
        world.step = () -> {
            throw new MongoTimeoutException("away");
        };

        assertThatThrownBy(() -> world.take(process, 0, 2)).isInstanceOf(MongoTimeoutException.class);

        assertThat(world.positions.next(0)).isEmpty();
        assertThat(process.waiting(0)).isEmpty();
    }

    @Test
    void aProcessThatTakesThePartitionOverCatchesUpAndTheOldOneStops() {
        world.assign("hue", "t-1", "1");
        world.assign("small", "t-1", "2");
        TargetService old = world.process();
        world.failing.add("hue");
        world.take(old, 0, 2);
        world.failing.clear();
        world.assign("small", "t-2", "3");

        TargetService next = world.process();
        assertThat(next.waiting(0)).extracting(WaitingCity::city).containsExactly("hue");
        world.take(next, 2, 3);
        assertThatThrownBy(() -> world.catchUp(old, 100)).isInstanceOf(StalePageException.class);
        world.catchUp(next, 100);

        assertThat(world.values("hue")).containsExactly("1");
        assertThat(world.values("small")).containsExactly("2", "3");
    }

    /**
     * Whatever fails, dies, waits or comes again: in the end each city has the targets that it would have undisturbed.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 2000})
    void anyInterleavingEndsWithTheSame(int seed) {
        for (int run = seed; run < seed + 25; run++) {
            Random random = new Random(run);
            World disturbed = new World();
            World undisturbed = new World();
            int end = 10 + random.nextInt(20);
            for (int i = 0; i < end; i++) {
                String city = CITIES.get(random.nextInt(2));
                String id = "t-" + random.nextInt(6);
                String value = String.valueOf(1 + random.nextInt(3));
                disturbed.assign(city, id, value);
                undisturbed.assign(city, id, value);
            }
            undisturbed.take(undisturbed.process(), 0, end);
            new Disturbance(disturbed, random, end).run();

            assertThat(disturbed.positions.next(0)).as("run " + run).hasValue(end);
            for (String city : CITIES) {
                assertThat(disturbed.values(city)).as("run " + run).isEqualTo(undisturbed.values(city));
            }
            assertThat(disturbed.refused).as("run " + run).isEqualTo(undisturbed.refused);
        }
    }

    /** The log of both cities and the stores, of which those of a city can be made to fail. */
    private static final class World {

        private final InMemoryStores.InMemoryPositions positions = new InMemoryStores.InMemoryPositions();
        private final Map<String, InMemoryStores.InMemoryTargets> targets = new HashMap<>();
        private final List<String> cityOf = new ArrayList<>();
        private final List<AssignedTarget> log = new ArrayList<>();
        private final List<String> judged = new ArrayList<>();
        private final Set<String> refused = new HashSet<>();
        private final Set<String> failing = new HashSet<>();
        private final Set<String> unjudged = new HashSet<>();
        private Runnable step = () -> {};

        void assign(String city, String id, String value) {
            cityOf.add(city);
            log.add(aTarget(LAND).withId(id).of(value).build());
        }

        /** Returns a process that has taken the partition over. */
        TargetService process() {
            TargetService started = SomeTargets.service(
                    Catalogs.of(
                            ASmallCity.withoutTargets().named("hue").catalog(),
                            ASmallCity.withoutTargets().named("small").catalog()),
                    this::repository,
                    pages -> {
                        String city = pages.iterator().next().city();
                        requireNoFault(unjudged, city);
                        step.run();
                        judged.add(city);
                    },
                    new ForwardingPositions(() -> positions, () -> step.run()));
            started.begin(0, 0);
            return started;
        }

        void take(TargetService process, int from, int to) {
            Map<String, CityTargets> batch = new TreeMap<>();
            for (int offset = from; offset < to; offset++) {
                List<AssignedTarget> one = List.of(log.get(offset));
                batch.merge(cityOf.get(offset), new CityTargets(cityOf.get(offset), offset, one), World::joined);
            }
            process.take(0, batch.values(), from, to, this::refuse);
        }

        private static CityTargets joined(CityTargets some, CityTargets more) {
            List<AssignedTarget> all = new ArrayList<>(some.assigned());
            all.addAll(more.assigned());
            return new CityTargets(some.city(), some.first(), all);
        }

        void catchUp(TargetService process, int atATime) {
            for (WaitingCity city : List.copyOf(process.waiting(0))) {
                int to = (int) Math.min(process.position(0).orElse(0), city.next() + atATime);
                List<AssignedTarget> late = new ArrayList<>();
                for (int offset = (int) city.next(); offset < to; offset++) {
                    if (cityOf.get(offset).equals(city.city())) {
                        late.add(log.get(offset));
                    }
                }
                process.catchUp(0, city, late, to, this::refuse);
            }
        }

        private void refuse(List<TargetRepository.Refused> late) {
            late.forEach(one -> {
                int offset = offset(one.target());
                refused.add(cityOf.get(offset) + " " + one.target().id() + " "
                        + one.target().target().value());
            });
        }

        private int offset(AssignedTarget target) {
            int offset = 0;
            while (log.get(offset) != target) {
                offset++;
            }
            return offset;
        }

        List<String> values(String city) {
            return stored(city).all().targets().stream()
                    .map(one -> one.target().value().toPlainString())
                    .toList();
        }

        private InMemoryStores.InMemoryTargets stored(String city) {
            return targets.computeIfAbsent(city, first -> new InMemoryStores.InMemoryTargets());
        }

        private TargetRepository repository(String city) {
            TargetRepository stored = stored(city);
            return new TargetRepository() {
                @Override
                public String edition() {
                    return stored.edition();
                }

                @Override
                public Edition all() {
                    return stored.all();
                }

                @Override
                public List<Refused> add(Collection<AssignedTarget> assigned) {
                    requireNoFault(failing, city);
                    step.run();
                    List<Refused> late = stored.add(assigned);
                    step.run();
                    return late;
                }
            };
        }

        private static void requireNoFault(Set<String> cities, String city) {
            if (cities.contains(city)) {
                throw new IllegalArgumentException("a fault of " + city);
            }
        }
    }

    /** Takes a log while cities fail for a while and processes die before or after any write. */
    private static final class Disturbance {

        private static final int CALM_AFTER = 200;

        private final World world;
        private final Random random;
        private final int end;
        private TargetService process;
        private boolean calm;

        Disturbance(World world, Random random, int end) {
            this.world = world;
            this.random = random;
            this.end = end;
            this.process = world.process();
        }

        void run() {
            world.step = () -> {
                if (!calm && random.nextInt(15) == 0) {
                    throw new MongoTimeoutException("killed");
                }
            };
            for (int action = 0;
                    world.positions.next(0).orElse(0) < end
                            || !world.positions.waiting(0).isEmpty();
                    action++) {
                if (action == CALM_AFTER) {
                    calm = true;
                    world.failing.clear();
                    world.unjudged.clear();
                }
                act();
            }
        }

        private void act() {
            try {
                String city = CITIES.get(random.nextInt(2));
                switch (calm ? 4 + random.nextInt(3) : random.nextInt(7)) {
                    case 0 -> world.failing.add(city);
                    case 1 -> world.failing.remove(city);
                    case 2 -> world.unjudged.add(city);
                    case 3 -> world.unjudged.remove(city);
                    case 4 -> world.catchUp(process, 1 + random.nextInt(5));
                    default -> takeSome();
                }
            } catch (IllegalArgumentException stillFails) {
                assertThat(world.failing.isEmpty() && world.unjudged.isEmpty()).isFalse();
            } catch (MongoTimeoutException | StalePageException killed) {
                process = world.process();
            }
        }

        private void takeSome() {
            int from = (int) process.position(0).orElse(0);
            int to = Math.min(end, from + 1 + random.nextInt(5));
            if (from < to) {
                world.take(process, from, to);
            }
        }
    }
}
