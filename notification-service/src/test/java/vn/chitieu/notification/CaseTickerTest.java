package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.application.CaseCircumstances;
import vn.chitieu.notification.application.KeepCases;
import vn.chitieu.notification.application.MailBell;
import vn.chitieu.notification.application.TrackTotals;
import vn.chitieu.notification.domain.cases.Cases;
import vn.chitieu.notification.fixtures.Faulty;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.TurnableClock;

class CaseTickerTest {

    private final TurnableClock clock = new TurnableClock();
    private final Catalog city = SmallCity.catalog();
    private final InMemoryCases cases = new InMemoryCases();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger looks = new AtomicInteger();
    private final Cases store = Faulty.store(Cases.class, cases, (method, first) -> {
        looks.incrementAndGet();
        return away.get();
    });
    private final CaseCircumstances circumstances = new CaseCircumstances(() -> city, SomeFigures.POLICY, clock);
    private final MailBell bell = new MailBell();
    private final CaseTicker ticker =
            new CaseTicker(new KeepCases(store, circumstances, new RecordingTally()), bell, clock);

    @Test
    void ringsWhereTimeMovedACaseThatWantsAMail() throws InterruptedException {
        new TrackTotals(cases, circumstances, new RecordingTally())
                .track(List.of(figures().official().total()));
        clock.turn(Duration.ofDays(20));
        ticker.tick();
        bell.await(Duration.ofDays(1)); // returns at once, since it was rung
        assertThat(cases.withPendingNotices(1)).isNotEmpty();
    }

    @Test
    void aFaultEndsNoTicking() {
        away.set(true);
        ticker.tick();
        ticker.tick();
        away.set(false);
        int before = looks.get();
        ticker.tick();
        assertThat(looks.get()).isGreaterThan(before);
    }
}
