package vn.chitieu.aggregation.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.aggregation.ASmallCity.ENTERPRISES;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ATarget.aTarget;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.domain.AssignedTarget;
import vn.chitieu.aggregation.domain.InMemoryStores;
import vn.chitieu.aggregation.domain.Page;
import vn.chitieu.aggregation.domain.PageKey;
import vn.chitieu.aggregation.domain.StalePageException;
import vn.chitieu.contracts.vocabulary.Quarter;

class TakeTargetsTest {

    private final InMemoryStores.InMemoryTargets targets = new InMemoryStores.InMemoryTargets();
    private final InMemoryStores.InMemoryPages pages = new InMemoryStores.InMemoryPages();
    private final InMemoryStores.InMemoryPositions positions = new InMemoryStores.InMemoryPositions();
    private final List<Set<PageKey>> judged = new ArrayList<>();
    private final List<AssignedTarget> refused = new ArrayList<>();
    private final AssignedTarget target = aTarget(LAND).build();

    @BeforeEach
    void someQuartersAreStored() {
        pages.store(Stream.of(
                        page(LAND, "2021-Q4"),
                        page(LAND, "2022-Q1"),
                        page(LAND, "2022-Q2"),
                        page(ENTERPRISES, "2022-Q1"))
                .map(key -> Page.blank(key).at(1))
                .toList());
    }

    @Test
    void judgesTheStoredQuartersOfTheYearAnew() {
        take(0, target);

        assertThat(targets.all().targets()).containsExactly(target);
        assertThat(judged).containsExactly(Set.of(page(LAND, "2022-Q1"), page(LAND, "2022-Q2")));
        assertThat(positions.next(0)).hasValue(1);
    }

    @Test
    void judgesNothingWhereNobodyHasReportedYet() {
        take(0, aTarget(LAND).in(2025).build());

        assertThat(judged).isEmpty();
        assertThat(positions.next(0)).hasValue(1);
    }

    @Test
    void aRedeliveryChangesNothingButJudgesAgain() {
        take(0, target);
        TakeTargets restored = use(judged::add);
        positions.advance(0, OptionalLong.of(1), 0);
        restored.begin(0);
        restored.take(0, List.of(target), 1, refused::addAll);

        assertThat(targets.all().targets()).containsExactly(target);
        assertThat(judged).hasSize(2).containsOnly(Set.of(page(LAND, "2022-Q1"), page(LAND, "2022-Q2")));
        assertThat(refused).isEmpty();
    }

    @Test
    void whoDiesBetweenStoringAndJudgingIsMadeUpForByTheNext() {
        TakeTargets dies = use(pages -> {
            throw new IllegalStateException("killed");
        });
        dies.begin(0);
        assertThatThrownBy(() -> dies.take(0, List.of(target), 1, refused::addAll))
                .hasMessage("killed");
        assertThat(targets.all().targets()).containsExactly(target);
        assertThat(positions.next(0)).isEmpty();

        take(0, target);

        assertThat(judged).containsExactly(Set.of(page(LAND, "2022-Q1"), page(LAND, "2022-Q2")));
        assertThat(positions.next(0)).hasValue(1);
    }

    @Test
    void tellsOfAnIdThatAnotherTargetHasBeforeThePositionMoves() {
        AssignedTarget other = aTarget(LAND).of("1").build();
        TakeTargets take = use(judged::add);
        take.begin(0);
        take.take(0, List.of(target, other), 2, late -> {
            assertThat(positions.next(0)).isEmpty();
            refused.addAll(late);
        });

        assertThat(refused).containsExactly(other);
        assertThat(targets.all().targets()).containsExactly(target);
    }

    @Test
    void movesOnPastRecordsOfWhichNoneIsATarget() {
        take(0);

        assertThat(targets.edition()).isEmpty();
        assertThat(judged).isEmpty();
        assertThat(positions.next(0)).hasValue(1);
    }

    @Test
    void whoeverHasLostThePartitionStops() {
        TakeTargets lost = use(judged::add);
        lost.begin(0);
        take(0, target);

        assertThatThrownBy(() -> lost.take(0, List.of(target), 1, refused::addAll))
                .isInstanceOf(StalePageException.class);
    }

    private void take(int partition, AssignedTarget... batch) {
        TakeTargets take = use(judged::add);
        take.begin(partition);
        take.take(partition, List.of(batch), 1, refused::addAll);
    }

    private TakeTargets use(JudgePages judgePages) {
        return new TakeTargets("small", targets, pages, judgePages, positions);
    }

    private static PageKey page(String indicator, String quarter) {
        return new PageKey("small", indicator, Quarter.parse(quarter));
    }
}
