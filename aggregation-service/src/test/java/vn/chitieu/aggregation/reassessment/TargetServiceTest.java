package vn.chitieu.aggregation.reassessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ATarget.aTarget;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.fold.PartitionTakeover;
import vn.chitieu.aggregation.model.InMemoryStores;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.aggregation.target.AssignedTarget;
import vn.chitieu.aggregation.target.CityTargets;
import vn.chitieu.aggregation.target.TargetRepository;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Quarter;

class TargetServiceTest {

    private static final Catalog CITY = ASmallCity.withoutTargets().catalog();
    private static final Set<PageKey> LAND_IN_2022 = new Quarter(2022, 1)
            .restOfYear()
            .map(quarter -> new PageKey("small", LAND, quarter))
            .collect(Collectors.toSet());

    private final InMemoryStores.InMemoryTargets targets = new InMemoryStores.InMemoryTargets();
    private final InMemoryStores.InMemoryPositions positions = new InMemoryStores.InMemoryPositions();
    private final List<Set<PageKey>> judged = new ArrayList<>();
    private final List<TargetRepository.Refused> refused = new ArrayList<>();
    private final AssignedTarget target = aTarget(LAND).build();

    @Test
    void judgesTheQuartersOfTheYearAgain() {
        take(0, target);

        assertThat(targets.all().targets()).containsExactly(target);
        assertThat(judged).containsExactly(LAND_IN_2022);
        assertThat(positions.next(0)).hasValue(1);
    }

    @Test
    void judgesNothingOfAnIndicatorThatTheCatalogDoesNotHave() {
        take(0, aTarget("OF_TOMORROW").build());

        assertThat(targets.all().targets()).hasSize(1);
        assertThat(judged).isEmpty();
        assertThat(positions.next(0)).hasValue(1);
    }

    @Test
    void aRedeliveryChangesNothingButJudgesAgain() {
        take(0, target);
        TargetService restored = use(judged::add);
        positions.advance(0, OptionalLong.of(1), 0);
        restored.begin(0, 0);
        restored.take(0, batch(target), 0, 1, refused::addAll);

        assertThat(targets.all().targets()).containsExactly(target);
        assertThat(judged).hasSize(2).containsOnly(LAND_IN_2022);
        assertThat(refused).isEmpty();
    }

    @Test
    void aDeathBetweenStoringAndJudgingIsMadeUpForByTheNext() {
        TargetService dies = use(pages -> {
            throw new IllegalStateException("killed");
        });
        dies.begin(0, 0);
        assertThatThrownBy(() -> dies.take(0, batch(target), 0, 1, refused::addAll))
                .hasMessage("killed");
        assertThat(targets.all().targets()).containsExactly(target);
        assertThat(positions.next(0)).isEmpty();

        take(0, target);

        assertThat(judged).containsExactly(LAND_IN_2022);
        assertThat(positions.next(0)).hasValue(1);
    }

    @Test
    void reportsAnIdThatAnotherTargetHasBeforeThePositionMoves() {
        AssignedTarget other = aTarget(LAND).of("1").build();
        TargetService take = use(judged::add);
        take.begin(0, 0);
        take.take(0, batch(target, other), 0, 2, late -> {
            assertThat(positions.next(0)).isEmpty();
            refused.addAll(late);
        });

        assertThat(refused).extracting(TargetRepository.Refused::target).containsExactly(other);
        assertThat(targets.all().targets()).containsExactly(target);
    }

    @Test
    void movesOnPastRecordsOfWhichNoneIsATarget() {
        take(0);

        assertThat(targets.edition()).isEmpty();
        assertThat(judged).isEmpty();
        assertThat(positions.next(0)).hasValue(1);
    }

    /** The stores are older: targets are taken again, from the beginning and not before revisions are safe. */
    @Test
    void positionsThatWereMovedBackAreNoticedAndWaitedWith() {
        boolean[] isSafe = {false};
        TargetService running = new TargetService(
                Catalogs.of(CITY),
                () -> {},
                city -> targets,
                judged::add,
                positions,
                new PartitionTakeover(positions, partition -> 0, new PartitionTakeover.Recovery() {
                    @Override
                    public boolean isOlder(int partition) {
                        return false;
                    }

                    @Override
                    public void recover(int partition, boolean isBehind) {
                        if (!isSafe[0]) {
                            throw new IllegalStateException("not yet");
                        }
                    }
                }),
                Clock.systemUTC());
        running.begin(0, 0);
        running.take(0, batch(target), 0, 1, refused::addAll);
        assertThat(running.haveLostTheirStores()).isEmpty();
        positions.advance(0, OptionalLong.of(1), 0);

        assertThat(running.haveLostTheirStores()).containsExactly(0);
        assertThatThrownBy(() -> running.begin(0, 0)).hasMessage("not yet");
        assertThatThrownBy(() -> running.begin(0, 0)).hasMessage("not yet");
        isSafe[0] = true;
        assertThat(running.begin(0, 0)).hasValue(0);
        running.take(0, batch(target), 0, 1, refused::addAll);

        assertThat(running.haveLostTheirStores()).isEmpty();
        assertThat(judged).hasSize(2);
    }

    @Test
    void aServiceThatHasLostThePartitionStops() {
        TargetService lost = use(judged::add);
        lost.begin(0, 0);
        take(0, target);

        assertThatThrownBy(() -> lost.take(0, batch(target), 0, 1, refused::addAll))
                .isInstanceOf(StalePageException.class);
    }

    private void take(int partition, AssignedTarget... batch) {
        TargetService take = use(judged::add);
        take.begin(partition, 0);
        take.take(partition, batch.length == 0 ? List.of() : batch(batch), 0, 1, refused::addAll);
    }

    private static List<CityTargets> batch(AssignedTarget... assigned) {
        return List.of(new CityTargets(CITY.id(), 0, List.of(assigned)));
    }

    private TargetService use(Consumer<Set<PageKey>> reassess) {
        return SomeTargets.service(Catalogs.of(CITY), city -> targets, reassess, positions);
    }
}
