package vn.chitieu.support.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.chitieu.support.restore.StoreHistory.Gap;

class StoreCheckTest {

    private static final Instant MORNING = Instant.parse("2022-04-08T02:00:00Z");
    private static final Instant NOON = Instant.parse("2022-04-08T05:00:00Z");
    private static final Instant EVENING = Instant.parse("2022-04-08T11:00:00Z");

    private final Database database = new Database();
    private final Outside outside = new Outside();
    private final List<StoreHistory> noticed = new ArrayList<>();

    @Test
    void aFirstStartBeginsTheHistory() {
        witness().look(MORNING);

        assertThat(database.find()).contains(new StoreHistory(new StoreMark(1, MORNING), MORNING, null));
        assertThat(outside.latest()).contains(new StoreMark(1, MORNING));
        assertThat(noticed).isEmpty();
    }

    @Test
    void anotherStartOfTheSameDatabaseIsNoRestore() {
        StoreCheck before = witness();
        before.look(MORNING);
        before.advance(NOON);
        before.look(NOON);

        witness().look(EVENING);

        assertThat(noticed).isEmpty();
        assertThat(database.find()).contains(new StoreHistory(new StoreMark(2, NOON), MORNING, null));
    }

    @Test
    void anOlderCopyIsNoticedAtTheStartAndOnce() {
        witness().look(MORNING);
        StoreHistory dump = database.find().orElseThrow();
        StoreCheck before = witness();
        before.look(NOON);
        before.advance(NOON);
        before.advance(NOON);
        before.look(NOON);

        database.history = dump;
        witness().look(EVENING);
        witness().look(EVENING);

        assertThat(noticed)
                .containsExactly(new StoreHistory(new StoreMark(4, MORNING), EVENING, new Gap(2, MORNING, NOON)));
        assertThat(database.find()).contains(noticed.get(0));
        assertThat(outside.latest()).map(StoreMark::number).contains(4L);
    }

    @Test
    void aDatabaseThatIsEmptyIsNoticedToo() {
        witness().look(MORNING);

        database.history = null;
        witness().look(NOON);

        assertThat(noticed).containsExactly(new StoreHistory(new StoreMark(2, NOON), NOON, new Gap(1, null, MORNING)));
    }

    @Test
    void anOlderCopyUnderARunningServiceIsNoticedByEachInstance() {
        StoreCheck one = witness();
        StoreCheck two = witness();
        one.look(MORNING);
        two.look(MORNING);
        StoreHistory dump = database.find().orElseThrow();
        one.advance(NOON);

        database.history = dump;
        one.look(EVENING);
        two.look(EVENING);

        assertThat(noticed).hasSize(2);
        two.look(EVENING);
        assertThat(noticed).hasSize(2);
    }

    @Test
    void whatIsNotComparedYetCountsNothingThatCouldHideAGap() {
        witness().look(MORNING);
        StoreHistory dump = database.find().orElseThrow();
        StoreCheck before = witness();
        before.look(NOON);
        before.advance(NOON);
        before.look(NOON);

        database.history = dump;
        outside.away = true;
        StoreCheck after = witness();
        assertThatThrownBy(() -> after.look(EVENING)).hasMessage("away");
        assertThat(after.advance(EVENING)).isFalse();
        assertThat(after.hasCompared()).isFalse();
        outside.away = false;
        after.look(EVENING);

        assertThat(noticed).hasSize(1);
        assertThat(after.advance(EVENING)).isTrue();
    }

    @Test
    void aMarkThatCouldNotBeKeptIsKeptTheNextTime() {
        StoreCheck storeCheck = witness();
        storeCheck.look(MORNING);
        storeCheck.advance(NOON);
        outside.away = true;
        assertThatThrownBy(() -> storeCheck.look(NOON)).hasMessage("away");
        outside.away = false;
        storeCheck.look(NOON);

        assertThat(outside.latest()).contains(new StoreMark(2, NOON));
    }

    private StoreCheck witness() {
        return new StoreCheck(database, outside, (history, now) -> noticed.add(history));
    }

    private static final class Database implements StoreHistories {

        private @Nullable StoreHistory history;

        @Override
        public Optional<StoreHistory> find() {
            return Optional.ofNullable(history);
        }

        @Override
        public StoreHistory advance(Instant now) {
            StoreHistory before = history;
            StoreHistory next = before == null
                    ? new StoreHistory(new StoreMark(1, now), now, null)
                    : new StoreHistory(new StoreMark(before.mark().number() + 1, now), before.since(), before.gap());
            history = next;
            return next;
        }

        @Override
        public boolean replace(@Nullable StoreHistory from, StoreHistory to) {
            history = to;
            return true;
        }
    }

    private static final class Outside implements StoreMarks {

        private @Nullable StoreMark mark;
        private boolean away;

        @Override
        public Optional<StoreMark> latest() {
            answer();
            return Optional.ofNullable(mark);
        }

        @Override
        public void keep(StoreMark next) {
            answer();
            mark = next;
        }

        private void answer() {
            if (away) {
                throw new IllegalStateException("away");
            }
        }
    }
}
