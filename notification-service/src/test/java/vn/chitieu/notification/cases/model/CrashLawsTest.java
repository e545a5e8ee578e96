package vn.chitieu.notification.cases.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.Mortal;
import vn.chitieu.notification.outbox.CrashStory;
import vn.chitieu.notification.outbox.KillPoint;
import vn.chitieu.notification.outbox.Outbox;

/** Killed anywhere, the service goes on where it was: every notice is sent or it is said why not, none is lost. */
class CrashLawsTest {

    private static final Set<String> WRITES =
            Set.of("store", "add", "archive", "freeze", "settled", "passedOn", "amend");

    private InMemoryCases cases = new InMemoryCases();
    private InMemoryOutbox outbox = new InMemoryOutbox();
    private CrashStory story = new CrashStory(16);

    @ParameterizedTest
    @EnumSource
    void killedAtAnyNamedPointNothingIsLost(KillPoint point) {
        for (int together : new int[] {16, 1}) {
            beginAgain(together, List.of("PROVINCE"));
            killedThreeTimesAt(point);
        }
    }

    @ParameterizedTest
    @EnumSource
    void killedAtAnyNamedPointAFallIsSaidOnce(KillPoint point) {
        beginAgain(16, List.of("CITY", "PROVINCE"));
        killedThreeTimesAt(point);
    }

    private void killedThreeTimesAt(KillPoint point) {
        AtomicInteger kills = new AtomicInteger();
        for (int nth = 1; nth <= 3; nth++) {
            AtomicInteger toGo = new AtomicInteger(nth);
            Mortal.Reaper reaper =
                    (call, first, before) -> point.isHere(call, first, before) && toGo.decrementAndGet() == 0;
            boolean survived = story.live(() -> mortal(reaper), when -> {
                if (reaper.kills(when, when, true)) {
                    throw new Mortal.Death();
                }
            });
            kills.addAndGet(survived ? 0 : 1);
        }
        assertThat(kills).as("lives that ended at " + point).hasPositiveValue();
        story.endWell(this::immortal);
    }

    @Property(tries = 1000)
    void killedAtAnyCallAnyNumberOfTimesNothingIsLost(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 70) Integer> calls,
            @ForAll boolean before,
            @ForAll @IntRange(min = 1, max = 16) int together,
            @ForAll boolean ofTwoOwners) {
        beginAgain(
                together,
                ofTwoOwners
                        ? List.of("CITY", "PROVINCE")
                        : List.of("PROVINCE")); // all tries of a property share this object
        for (int call : calls) {
            AtomicInteger toGo = new AtomicInteger(call);
            Mortal.Reaper reaper = (name, first, isBefore) ->
                    isBefore == before && WRITES.contains(name) && toGo.decrementAndGet() == 0;
            story.live(() -> mortal(reaper), when -> {
                if (toGo.decrementAndGet() == 0) {
                    throw new Mortal.Death();
                }
            });
        }
        story.endWell(this::immortal);
    }

    private void beginAgain(int together, List<String> owners) {
        cases = new InMemoryCases();
        outbox = new InMemoryOutbox();
        story = new CrashStory(together, 0, owners);
    }

    private CrashStory.Stores mortal(Mortal.Reaper reaper) {
        return new CrashStory.Stores(
                Mortal.store(CaseRepository.class, cases, reaper), Mortal.store(Outbox.class, outbox, reaper));
    }

    private CrashStory.Stores immortal() {
        return new CrashStory.Stores(cases, outbox);
    }
}
