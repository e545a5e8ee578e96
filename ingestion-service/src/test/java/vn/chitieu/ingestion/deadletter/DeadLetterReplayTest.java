package vn.chitieu.ingestion.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DeadLetterReplayTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalDate DAY = LocalDate.parse("2022-04-07");

    private final InMemoryDeadLetterRepository rejections = new InMemoryDeadLetterRepository();
    private final List<DeadLetter> log = new ArrayList<>();
    private final List<RecordPosition> sent = new ArrayList<>();
    private final Set<RecordPosition> gone = new HashSet<>();
    private int diesAfter = Integer.MAX_VALUE;

    @Test
    void sendsThoseOfTheUnitAndTheDaysOnce() {
        rejected("nam-ngan", 0, "2022-04-06T17:00:00Z");
        rejected("dien-bien", 1, "2022-04-07T01:00:00Z");
        rejected("nam-ngan", 2, "2022-04-07T16:59:59Z");
        rejected("nam-ngan", 3, "2022-04-07T17:00:00Z");
        rejected("nam-ngan", 4, "2022-04-06T16:59:59Z");

        assertThat(replay(Set.of("nam-ngan"), false)).isEqualTo(new DeadLetterReplay.Result(2, 0, 0));
        assertThat(sent).extracting(RecordPosition::offset).containsExactly(100L, 102L);
        assertThat(replay(Set.of("nam-ngan"), false)).isEqualTo(new DeadLetterReplay.Result(0, 2, 0));
        assertThat(replay(Set.of(), false)).isEqualTo(new DeadLetterReplay.Result(1, 2, 0));
        assertThat(sent).hasSize(3);
    }

    @Test
    void sendsNothingOfAnotherCity() {
        rejected("nam-ngan", 0, "2022-04-07T01:00:00Z");

        assertThat(new DeadLetterReplay(rejections, new TheLog(), Clock.systemUTC(), "hue", ZONE)
                        .replay(Set.of(), DAY, DAY, false, one -> {}))
                .isEqualTo(new DeadLetterReplay.Result(0, 0, 0));
        assertThat(sent).isEmpty();
    }

    @Test
    void sendsThoseOfNoUnitWithAllOthers() {
        rejected(null, 0, "2022-04-07T01:00:00Z");

        assertThat(replay(Set.of("nam-ngan"), false).sent()).isZero();
        assertThat(replay(Set.of(), false).sent()).isEqualTo(1);
        assertThat(replay(Set.of(), false).before()).isEqualTo(1);
    }

    @Test
    void onlyCountsInADryRun() {
        rejected("nam-ngan", 0, "2022-04-07T01:00:00Z");

        assertThat(replay(Set.of(), true)).isEqualTo(new DeadLetterReplay.Result(1, 0, 0));
        assertThat(sent).isEmpty();
        assertThat(replay(Set.of(), false)).isEqualTo(new DeadLetterReplay.Result(1, 0, 0));
    }

    @Test
    void saysWhichAreGone() {
        rejected("nam-ngan", 0, "2022-04-07T01:00:00Z");
        rejected("nam-ngan", 1, "2022-04-07T01:00:00Z");
        gone.add(log.get(0).origin());

        assertThat(replay(Set.of(), false)).isEqualTo(new DeadLetterReplay.Result(1, 0, 1));
    }

    /** Of a run that died, at most one batch is sent again. */
    @Test
    void goesOnWhereItDied() {
        for (int offset = 0; offset < 250; offset++) {
            rejected("nam-ngan", offset, "2022-04-07T01:00:00Z");
        }
        diesAfter = 130;
        assertThatThrownBy(() -> replay(Set.of(), false)).isInstanceOf(IllegalStateException.class);
        diesAfter = Integer.MAX_VALUE;

        assertThat(replay(Set.of(), false)).isEqualTo(new DeadLetterReplay.Result(150, 100, 0));
        assertThat(new HashSet<>(sent)).hasSize(250);
        assertThat(sent).hasSize(280);
    }

    private DeadLetterReplay.Result replay(Set<String> units, boolean dryRun) {
        return new DeadLetterReplay(rejections, new TheLog(), Clock.systemUTC(), "thanh-hoa", ZONE)
                .replay(units, DAY, DAY, dryRun, one -> assertThat(gone).contains(one.origin()));
    }

    private void rejected(String unit, long offset, String when) {
        DeadLetter rejection = new DeadLetter(
                new RecordPosition("ward-updates.thanh-hoa." + unit, 0, 100 + offset),
                new RecordPosition("rejected-updates", 0, offset),
                "thanh-hoa",
                unit,
                null,
                1,
                "{",
                List.of(new DeadLetter.Reason("MALFORMED_JSON", "expected JSON, got {", null)),
                Instant.parse(when));
        log.add(rejection);
        rejections.keep(LocalDate.ofInstant(rejection.rejectedAt(), ZONE), rejection);
    }

    private final class TheLog implements DeadLetterLog {
        @Override
        public void read(Instant from, Instant to, Consumer<DeadLetter> each) {
            log.stream()
                    .filter(one ->
                            !one.rejectedAt().isBefore(from) && one.rejectedAt().isBefore(to))
                    .forEach(each);
        }

        @Override
        public boolean sendAgain(DeadLetter rejection) {
            if (gone.contains(rejection.origin())) {
                return false;
            }
            if (sent.size() == diesAfter) {
                throw new IllegalStateException("dead");
            }
            sent.add(rejection.origin());
            return true;
        }
    }
}
