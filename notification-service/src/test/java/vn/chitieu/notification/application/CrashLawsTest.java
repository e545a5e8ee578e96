package vn.chitieu.notification.application;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.contracts.vocabulary.Verdict.AHEAD;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import vn.chitieu.notification.domain.cases.Cases;
import vn.chitieu.notification.domain.cases.JudgedTotal;
import vn.chitieu.notification.domain.outbox.DeliveryState;
import vn.chitieu.notification.domain.outbox.FrozenMail;
import vn.chitieu.notification.domain.outbox.Outbox;
import vn.chitieu.notification.domain.outbox.OutboxRow;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryOutbox;

/** Cut off before or after any call of a store, the service goes on where it was, and nobody gets a mail too many. */
class CrashLawsTest {

    private static final Set<String> WRITES = Set.of("store", "add", "archive", "freeze", "settled");

    private InMemoryCases cases = new InMemoryCases();
    private InMemoryOutbox outbox = new InMemoryOutbox();
    private final List<FrozenMail> left = new ArrayList<>();
    private int callsToLive;
    private boolean afterTheWrite;

    @Property(tries = 1000)
    void everyNoticeIsSentOnceUnlessItsOutcomeIsUnknown(
            @ForAll @Size(max = 6) List<@IntRange(min = 1, max = 40) Integer> crashes, @ForAll boolean after) {
        cases = new InMemoryCases();
        outbox = new InMemoryOutbox();
        left.clear();
        Duration late = Duration.ZERO;
        for (int crash : crashes) {
            callsToLive = crash;
            afterTheWrite = after;
            late = late.plusMinutes(8);
            assertThat(live(late)).isTrue();
        }
        callsToLive = Integer.MAX_VALUE;
        for (int i = 1; i <= 3; i++) {
            live(late.plusMinutes(8L * i));
        }
        List<OutboxRow> rows = outbox.list(new Outbox.Filter(null, null, null, false), null, 100);
        assertThat(rows)
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.state().isDone()).isTrue());
        assertThat(outbox.live()).isEmpty();
        assertThat(cases.withPendingNotices(10)).isEmpty();
        for (OutboxRow row : rows) {
            List<FrozenMail> same = left.stream()
                    .filter(mail -> mail.messageId().contains(row.id()))
                    .toList();
            assertThat(same.stream().distinct()).hasSizeLessThanOrEqualTo(1);
            assertThat(row.state()).isIn(DeliveryState.SENT, DeliveryState.SUPERSEDED);
            assertThat(same.size())
                    .isBetween(
                            row.state() == DeliveryState.SENT ? 1 : 0,
                            row.state() == DeliveryState.SENT ? row.attempts() : 0);
            assertThat(row.attempts()).isLessThanOrEqualTo(1 + crashes.size());
        }
    }

    /** Lives through the whole story from wherever the stores are, until it dies; returns whether it may go on. */
    private boolean live(Duration late) {
        DeliveryBench bench = new DeliveryBench(mortal(Cases.class, cases), mortal(Outbox.class, outbox));
        bench.clock.turn(late);
        try {
            bench.track.track(List.of(figures().official().total()));
            bench.run();
            List<JudgedTotal> better = List.of(
                    figures().revision(2).worth("300", AHEAD).total(),
                    figures().revision(3).worth("300", AHEAD).total());
            bench.track.track(better);
            bench.run();
        } catch (Death expected) {
            // the process is gone; the stores stay
        } finally {
            left.addAll(bench.left);
        }
        return true;
    }

    private <T> T mortal(Class<T> type, T store) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    boolean write = WRITES.contains(method.getName());
                    if (write && --callsToLive == 0 && !afterTheWrite) {
                        throw new Death();
                    }
                    try {
                        Object result = method.invoke(store, arguments);
                        if (write && callsToLive <= 0 && afterTheWrite) {
                            throw new Death();
                        }
                        return result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
        return type.cast(proxy);
    }

    /** A kill. */
    private static final class Death extends RuntimeException {}
}
