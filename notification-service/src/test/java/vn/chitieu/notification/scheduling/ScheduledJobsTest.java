package vn.chitieu.notification.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.outbox.delivery.WakeUpSignal;

class ScheduledJobsTest {

    private final TurnableClock clock = new TurnableClock();
    private final List<String> done = new ArrayList<>();
    private final WakeUpSignal wakeUp = new WakeUpSignal();
    private boolean faulty;

    private final ScheduledJobs scheduledJobs = new ScheduledJobs(
            List.of(new ScheduledJob("first", this::first), new ScheduledJob("second", now -> {
                done.add("second at " + now);
                return false;
            })),
            wakeUp,
            clock);

    @Test
    void doesEachJobByTheInjectedClock() {
        scheduledJobs.tick();
        clock.turn(Duration.ofHours(1));
        scheduledJobs.tick();
        assertThat(done)
                .containsExactly("first", "second at " + NOW, "first", "second at " + NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void aJobThatFailsKeepsNoOtherFromItsWorkAndIsTriedAgain() {
        faulty = true;
        scheduledJobs.tick();
        assertThat(done).containsExactly("second at " + NOW);
        faulty = false;
        scheduledJobs.tick();
        assertThat(done).containsExactly("second at " + NOW, "first", "second at " + NOW);
    }

    /** A job does its work city by city: where it fails in one, the mails of the others are not to wait for a poll. */
    @Test
    @Timeout(30)
    void wakesTheDispatcherAlsoWhereAJobHasFailed() throws InterruptedException {
        faulty = true;

        scheduledJobs.tick();

        wakeUp.await(Duration.ofHours(1));
    }

    @Test
    void aClockThatWasAheadHidesNoJobThatFails() {
        clock.turn(Duration.ofDays(3));
        scheduledJobs.tick();
        clock.turn(Duration.ofDays(-3));
        faulty = true;
        scheduledJobs.tick();
        clock.turn(Duration.ofMinutes(6));
        scheduledJobs.tick();
        assertThat(scheduledJobs.failing(Duration.ofMinutes(5))).containsKey("first");
    }

    @Test
    void tellsWhichJobHasFailedForLongAndWhyUntilItWorksAgain() {
        faulty = true;
        clock.turn(Duration.ofMinutes(4));
        scheduledJobs.tick();
        assertThat(scheduledJobs.failing(Duration.ofMinutes(5))).isEmpty();
        clock.turn(Duration.ofMinutes(2));
        scheduledJobs.tick();
        assertThat(scheduledJobs.failing(Duration.ofMinutes(5)))
                .containsExactly(Map.entry("first", "java.lang.IllegalStateException: away"));
        faulty = false;
        scheduledJobs.tick();
        assertThat(scheduledJobs.failing(Duration.ofMinutes(5))).isEmpty();
    }

    @Test
    void tellsThatNothingHasTicked() {
        clock.turn(Duration.ofMinutes(6));
        assertThat(scheduledJobs.failing(Duration.ofMinutes(5))).hasSize(2).containsValue("has not run");
    }

    private boolean first(Instant now) {
        if (faulty) {
            throw new IllegalStateException("away");
        }
        done.add("first");
        return false;
    }
}
