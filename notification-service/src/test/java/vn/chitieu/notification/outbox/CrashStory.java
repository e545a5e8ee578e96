package vn.chitieu.notification.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.contracts.vocabulary.Verdict.AHEAD;
import static vn.chitieu.notification.fixtures.SomeFigures.figures;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.JudgedTotal;
import vn.chitieu.notification.fixtures.Mortal;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.outbox.delivery.DeliveryBench;

/**
 * A case opens and recovers, two people are notified of both, a webhook of every transition; the process that does it
 * dies and lives again, later, on the same stores.
 */
public class CrashStory {

    private static final int PEOPLE = 2;
    private static final Duration A_LIFE = Duration.ofMinutes(8);
    private static final Outbox.Filter ALL = new Outbox.Filter(null, null, null, false);

    private final List<FrozenMail> left = new ArrayList<>();
    private final Set<String> told = new HashSet<>();
    private final int together;
    private final List<String> owners;
    private Duration late;
    private int deaths;

    /** @param together how many mails a batch has at most */
    public CrashStory(int together) {
        this(together, 0);
    }

    /**
     * Takes up the story.
     *
     * @param together how many mails a batch has at most
     * @param livesBefore how many lives there were before, each of which was cut off
     */
    public CrashStory(int together, int livesBefore) {
        this(together, livesBefore, List.of("PROVINCE"));
    }

    /** Takes up the story of a figure that is behind the targets of several owners, each of which is a case. */
    public CrashStory(int together, int livesBefore, List<String> owners) {
        this.together = together;
        this.owners = owners;
        late = A_LIFE.multipliedBy(livesBefore);
        deaths = livesBefore;
    }

    /** Notes a mail that has left. */
    public void noteLeft(FrozenMail mail) {
        left.add(mail);
    }

    /** Notes a transition that has been passed on. */
    public void notePublished(String transition) {
        told.add(transition);
    }

    /**
     * Lives through the story from wherever the stores are, until it ends or the process dies; a later life begins when
     * every lease of this one is over.
     *
     * @param stores the stores of this life
     * @param whileSending called before and after each hand-over
     * @return whether it lived to the end
     */
    public boolean live(Supplier<Stores> stores, Consumer<String> whileSending) {
        try {
            Stores mine = stores.get();
            DeliveryBench bench = new DeliveryBench(mine.cases(), mine.outbox());
            bench.leaves = this::noteLeft;
            bench.tells = transition -> notePublished(transition.id());
            bench.whileSending = whileSending;
            bench.together = together;
            bench.clock.turn(late);
            bench.track.track(List.of(total(figures().official())));
            bench.run();
            bench.passOn();
            bench.track.track(List.of(
                    total(figures().revision(2).worth("300", AHEAD)),
                    total(figures().revision(3).worth("300", AHEAD))));
            bench.run();
            bench.passOn();
            bench.run();
            return true;
        } catch (Mortal.Death expected) {
            deaths++;
            return false;
        } finally {
            late = late.plus(A_LIFE);
        }
    }

    private JudgedTotal total(SomeFigures figures) {
        return figures.total(
                SomeFigures.TOTAL,
                owners.stream().collect(Collectors.toMap(Function.identity(), owner -> figures.build())));
    }

    /** Goes on without dying until nothing is left to do, and looks whether all is as it has to be. */
    public void endWell(Supplier<Stores> stores) {
        for (int i = 0; i < 3; i++) {
            assertThat(live(stores, when -> {})).isTrue();
        }
        Stores end = stores.get();
        List<OutboxRow> rows = end.outbox().list(ALL, null, 100);
        assertThat(rows).hasSize(2 * PEOPLE * owners.size() + told.size()).allSatisfy(this::isAccountedFor);
        assertThat(end.outbox().live()).isEmpty();
        assertThat(end.outbox().ledger().missing()).isZero();
        assertThat(end.outbox().unaccounted(10)).isEmpty();
        assertThat(end.cases().withPendingNotices(null, 10).items())
                .allSatisfy(one -> assertThat(one.outgoing().pending()).isEmpty());
        assertThat(end.cases().withPendingTransitions(null, 10).items())
                .allSatisfy(one -> assertThat(one.outgoing().transitions()).isEmpty());
    }

    /** It left as often as it was tried, always with the same bytes; or it never left, and it is said why. */
    private void isAccountedFor(OutboxRow row) {
        List<FrozenMail> same = left.stream()
                .filter(mail -> mail.messageId().contains(row.id()))
                .toList();
        assertThat(same.stream().distinct()).hasSizeLessThanOrEqualTo(1);
        assertThat(left.stream()
                        .filter(mail -> new String(mail.bytes(), StandardCharsets.UTF_8).contains(row.id()))
                        .distinct())
                .as("mails that say " + row)
                .hasSize(row.state() == DeliveryState.SUPERSEDED ? 0 : 1);
        if (row.state() == DeliveryState.FOLDED) {
            assertThat(row.into()).isNotNull();
            return;
        }
        assertThat(row.state()).isIn(DeliveryState.SENT, DeliveryState.SUPERSEDED);
        assertThat(row.answer()).isNotBlank();
        assertThat(same)
                .hasSizeBetween(
                        row.state() == DeliveryState.SENT ? 1 : 0,
                        row.state() == DeliveryState.SENT ? row.attempts() : 0);
        assertThat(row.attempts()).isLessThanOrEqualTo(1 + deaths);
    }

    /** The stores of one life. */
    public record Stores(CaseRepository cases, Outbox outbox) {}
}
