package vn.chitieu.notification.application;

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
import vn.chitieu.notification.domain.cases.AlertCase;
import vn.chitieu.notification.domain.cases.Cases;
import vn.chitieu.notification.domain.notice.NoticeKind;
import vn.chitieu.notification.domain.outbox.DeliveryState;
import vn.chitieu.notification.domain.outbox.Outbox;
import vn.chitieu.notification.domain.outbox.OutboxRow;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.Mortal;

/** Killed anywhere, the service goes on where it was: every notice is sent or it is said why not, none is lost. */
class CrashLawsTest {

    private static final Set<String> WRITES =
            Set.of("store", "add", "archive", "freeze", "settled", "passedOn", "amend");

    private InMemoryCases cases = new InMemoryCases();
    private InMemoryOutbox outbox = new InMemoryOutbox();
    private CrashStory story = new CrashStory();

    /** Where a process dies, in the order of the way of a notice. */
    enum KillPoint {
        BEFORE_THE_CASE_IS_KEPT("store", true) {
            @Override
            boolean is(Object first) {
                return first instanceof AlertCase one && !one.pending().isEmpty();
            }
        },
        AFTER_THE_CASE_IS_KEPT("store", false) {
            @Override
            boolean is(Object first) {
                return first instanceof AlertCase one && !one.pending().isEmpty();
            }
        },
        BEFORE_A_NOTICE_IS_POSTED("add", true),
        AFTER_A_NOTICE_IS_POSTED("add", false),
        AFTER_THE_RECOVERY_IS_POSTED("add", false) {
            @Override
            boolean is(Object first) {
                return first instanceof OutboxRow row && row.notice().kind() == NoticeKind.RECOVERED;
            }
        },
        AFTER_AN_EVENT_IS_POSTED("add", false) {
            @Override
            boolean is(Object first) {
                return first instanceof OutboxRow row && row.notice().kind() == NoticeKind.EVENT;
            }
        },
        BEFORE_THE_CASE_FORGETS_ITS_NOTICES("store", true) {
            @Override
            boolean is(Object first) {
                return first instanceof AlertCase one
                        && one.pending().isEmpty()
                        && !one.told().isEmpty();
            }
        },
        AFTER_THE_CASE_FORGOT_ITS_NOTICES("store", false) {
            @Override
            boolean is(Object first) {
                return first instanceof AlertCase one
                        && one.pending().isEmpty()
                        && !one.told().isEmpty();
            }
        },
        BEFORE_THE_HINT_IS_SETTLED("settled", true),
        BEFORE_THE_CASE_FORGETS_ITS_TRANSITIONS("store", true) {
            @Override
            boolean is(Object first) {
                return first instanceof AlertCase one && one.transitions().isEmpty();
            }
        },
        BEFORE_THE_HINT_OF_TRANSITIONS_IS_SETTLED("passedOn", true),
        BEFORE_THE_BYTES_ARE_FROZEN("freeze", true),
        AFTER_THE_BYTES_ARE_FROZEN("freeze", false),
        AFTER_RENDERED(DeliveryState.RENDERED, false),
        AFTER_CLAIMED(DeliveryState.CLAIMED, false),
        BEFORE_SENDING_IS_KEPT(DeliveryState.SENDING, true),
        AFTER_SENDING_IS_KEPT(DeliveryState.SENDING, false),
        BEFORE_THE_HAND_OVER("before the hand-over"),
        AFTER_THE_HAND_OVER("after the hand-over"),
        BEFORE_SENT_IS_KEPT(DeliveryState.SENT, true),
        AFTER_SENT_IS_KEPT(DeliveryState.SENT, false),
        BEFORE_THE_ARCHIVE("archive", true),
        AFTER_THE_ARCHIVE("archive", false);

        private final String call;
        private final boolean before;

        KillPoint(String call, boolean before) {
            this.call = call;
            this.before = before;
        }

        KillPoint(DeliveryState state, boolean before) {
            this("store " + state, before);
        }

        KillPoint(String whileSending) {
            this(whileSending, true);
        }

        boolean is(Object first) {
            return true;
        }

        boolean isHere(String name, Object first, boolean isBefore) {
            String named =
                    call.startsWith("store ") && first instanceof OutboxRow row ? name + " " + row.state() : name;
            return isBefore == before && named.equals(call) && is(first);
        }
    }

    @ParameterizedTest
    @EnumSource
    void killedAtAnyNamedPointNothingIsLost(KillPoint point) {
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
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 70) Integer> calls, @ForAll boolean before) {
        cases = new InMemoryCases(); // all tries of a property share this object
        outbox = new InMemoryOutbox();
        story = new CrashStory();
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

    private CrashStory.Stores mortal(Mortal.Reaper reaper) {
        return new CrashStory.Stores(
                Mortal.store(Cases.class, cases, reaper), Mortal.store(Outbox.class, outbox, reaper));
    }

    private CrashStory.Stores immortal() {
        return new CrashStory.Stores(cases, outbox);
    }
}
