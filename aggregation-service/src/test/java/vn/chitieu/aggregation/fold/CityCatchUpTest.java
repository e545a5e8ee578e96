package vn.chitieu.aggregation.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.AnUpdate.anUpdate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.log.WaitingCity;

/** A city that goes on failing is tried again after pauses that grow, with a bounded stretch at a time. */
class CityCatchUpTest {

    private static final int AT_A_TIME = 2;

    private final CitiesOnOnePartition cities = new CitiesOnOnePartition("hue", "small");
    private final FoldService fold = cities.process();
    private final AtomicLong now = new AtomicLong();
    private final List<String> stretches = new ArrayList<>();
    private final CityCatchUp catchUp = new CityCatchUp(
            fold,
            (partition, from, to, each) -> stretches.add(from + "-" + to),
            (partition, city, records, to) -> cities.catchUp(fold, AT_A_TIME),
            AT_A_TIME,
            now::get);

    @BeforeEach
    void letACityWait() {
        for (int i = 0; i < 3; i++) {
            cities.log.append(anUpdate(LAND).withId("u-" + i).ofCity("small"));
            cities.log.append(anUpdate(LAND).withId("u-" + i).ofCity("hue"));
        }
        fold.begin(0, 0);
        cities.failing.add("hue");
        cities.fold(fold, 0, 6);
    }

    @Test
    void pausesGrowWhileItFails() {
        for (int tenths = 0; tenths < 100; tenths++) {
            catchUp.run(List.of(0));
            now.addAndGet(Duration.ofMillis(100).toNanos());
        }

        assertThat(stretches).hasSizeBetween(5, 7).containsOnly("1-3");
        assertThat(fold.waiting(0)).extracting(WaitingCity::next).containsExactly(1L);
        assertThat(catchUp.why(0, fold.waiting(0).iterator().next())).contains("a fault of hue");
    }

    @Test
    void takesOneStretchAtATimeOnceItDoesNotFail() {
        cities.failing.clear();

        catchUp.run(List.of(0));
        assertThat(fold.waiting(0)).extracting(WaitingCity::next).containsExactly(3L);
        catchUp.run(List.of(1));
        assertThat(stretches).containsExactly("1-3");
        catchUp.run(List.of(0));
        catchUp.run(List.of(0));
        catchUp.run(List.of(0));

        assertThat(stretches).containsExactly("1-3", "3-5", "5-6");
        assertThat(fold.waiting(0)).isEmpty();
        assertThat(cities.differences("hue")).isEmpty();
    }
}
