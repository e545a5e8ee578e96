package vn.chitieu.notification.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.detection.SomeTotals.behind;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Scope;

/** What every store of totals that wait must do. */
abstract class WaitingTotalsContract {

    private static final Scope WARD = new Scope.Unit("nam-ngan");

    private WaitingTotals waiting;

    abstract WaitingTotals empty();

    @BeforeEach
    void start() {
        waiting = empty();
    }

    @Test
    void givesBackTheRevisionsOfEachTotalInTheirOrder() {
        for (long revision : new long[] {10, 9, 100}) {
            waiting.add(behind("hue", WARD, revision), "x", NOW);
            waiting.add(behind("hue", Scope.city(), revision), "x", NOW);
        }
        waiting.add(behind("hue", WARD, 9), "again", NOW);

        List<IncomingTotal> all = List.of(
                behind("hue", Scope.city(), 9),
                behind("hue", Scope.city(), 10),
                behind("hue", Scope.city(), 100),
                behind("hue", WARD, 9),
                behind("hue", WARD, 10),
                behind("hue", WARD, 100));
        assertThat(waiting.list("hue", null, 99)).isEqualTo(all);
        assertThat(waiting.list("hue", all.get(1), 3)).isEqualTo(all.subList(2, 5));
        assertThat(waiting.count("hue")).isEqualTo(6);
        waiting.remove(all.get(0));
        assertThat(waiting.list("hue", null, 1)).containsExactly(all.get(1));
    }

    @Test
    void keepsCitiesApart() {
        for (String city : List.of("hue", "hue-2", "hue0", "thanh-hoa")) {
            waiting.add(behind(city, WARD, 1), "x", NOW);
        }
        assertThat(waiting.list("hue", null, 9)).containsExactly(behind("hue", WARD, 1));
        assertThat(waiting.nextCity(null)).hasValue("hue-2");
        assertThat(waiting.nextCity("hue-2")).hasValue("hue");
        assertThat(waiting.nextCity("hue")).hasValue("hue0");
        assertThat(waiting.nextCity("hue0")).hasValue("thanh-hoa");
        assertThat(waiting.nextCity("thanh-hoa")).isEmpty();
        assertThat(waiting.among(
                        List.of(behind("hue", WARD, 7), behind("hue", Scope.city(), 7), behind("da-nang", WARD, 7))))
                .containsExactly(behind("hue", WARD, 1).total());
        assertThat(waiting.among(List.of())).isEmpty();
    }

    @Test
    void keepsTheNewestOfManyRevisions() {
        waiting.add(behind("hue", Scope.city(), 1), "x", NOW);
        for (long revision = 1; revision <= WaitingTotals.MOST + 2; revision++) {
            waiting.add(behind("hue", WARD, revision), "x", NOW);
        }
        assertThat(waiting.list("hue", null, 99))
                .hasSize(WaitingTotals.MOST + 1)
                .contains(behind("hue", Scope.city(), 1), behind("hue", WARD, WaitingTotals.MOST + 2))
                .doesNotContain(behind("hue", WARD, 1), behind("hue", WARD, 2));
    }
}
