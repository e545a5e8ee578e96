package vn.chitieu.notification.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.notification.cases.CaseAnswer;
import vn.chitieu.notification.cases.CaseCircumstances;
import vn.chitieu.notification.cases.ExplainCase;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseTransition;
import vn.chitieu.notification.cases.model.Cases;
import vn.chitieu.notification.detection.TrackTotals;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.integration.PassOnTransitions;
import vn.chitieu.notification.mail.RelayNotices;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.ArchiveAwayException;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.Letters;
import vn.chitieu.notification.outbox.MailChannel;
import vn.chitieu.notification.outbox.NotYetWritableException;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.PostNotices;
import vn.chitieu.notification.outbox.Routing;
import vn.chitieu.notification.outbox.SendOutcome;

/** The use cases on stores in memory, or others, with a mail server that answers as it is told. */
public final class DeliveryBench {

    public static final DeliveryPolicy POLICY = new DeliveryPolicy(
            Duration.ofMinutes(2),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofMinutes(5));

    public final TurnableClock clock = new TurnableClock();
    public final RecordingTally tally = new RecordingTally();
    public final Deque<SendOutcome> answers = new ArrayDeque<>();
    public final List<FrozenMail> left = new ArrayList<>();
    public final Set<String> archiveMailbox = new HashSet<>();
    public final Set<String> badAddresses = new HashSet<>();
    public final List<CaseTransition> told = new ArrayList<>();
    final ChannelGate gate = new ChannelGate(clock, Duration.ofMinutes(1));
    public final Cases cases;
    public final Outbox outbox;

    @Nullable
    String away;

    @Nullable
    String archiveAway;

    boolean afterARestore;

    public Consumer<String> whileSending = when -> {};

    /** Told of each mail that leaves, at that moment. */
    public Consumer<FrozenMail> leaves = mail -> {};

    /** Told of each transition that is passed on, at that moment. */
    public Consumer<CaseTransition> tells = transition -> {};

    /** Whether what is due is delivered in batches, as the service does, or one by one. */
    public boolean inBatches = true;

    public Routing routing = Routing.atOnce();

    public final TrackTotals track;
    private final ExplainCase explain;
    public final PostNotices post;
    public final RelayNotices relay;
    final PassOnTransitions passOn;
    final DeliverMail deliver;
    final DeliverBatch batch;

    public DeliveryBench() {
        this(new InMemoryCases(), new InMemoryOutbox());
    }

    public DeliveryBench(Cases cases, Outbox outbox) {
        this.cases = cases;
        this.outbox = outbox;
        Catalog city = SmallCity.catalog();
        Letters letters = (notice, now) -> {
            if (away != null) {
                throw new NotYetWritableException(away);
            }
            return letter(notice);
        };
        MailChannel channel = mail -> {
            whileSending.accept("before the hand-over");
            if (badAddresses.contains(mail.to())) {
                return new SendOutcome.Refused("550 no such user");
            }
            SendOutcome answer = answers.isEmpty() ? new SendOutcome.Accepted("250 ok") : answers.pop();
            if (answer instanceof SendOutcome.Accepted || answer instanceof SendOutcome.Unknown) {
                left.add(mail);
                leaves.accept(mail);
            }
            whileSending.accept("after the hand-over");
            return answer;
        };
        CaseCircumstances circumstances = new CaseCircumstances(() -> city, SomeFigures.POLICY, clock);
        track = new TrackTotals(cases, circumstances, tally);
        explain = new ExplainCase(cases, circumstances, tally);
        post = new PostNotices(outbox, (notice, now) -> routing.route(notice, now), POLICY, tally, clock);
        relay = new RelayNotices(cases, post);
        passOn = new PassOnTransitions(
                cases,
                transitions -> {
                    told.addAll(transitions);
                    transitions.forEach(tells);
                },
                post,
                true,
                tally);
        deliver = new DeliverMail(
                outbox,
                letters,
                channel,
                this::isArchived,
                gate,
                POLICY,
                tally,
                clock,
                below -> 0,
                now -> afterARestore);
        batch = new DeliverBatch(deliver, outbox, channel, gate, POLICY, clock);
    }

    /** Passes on what happened to cases. */
    public void passOn() {
        passOn.passOn();
    }

    /** Delivers what is due now, as long as there is any. */
    public void run() {
        relay.relay();
        for (List<OutboxRow> due = due(); !due.isEmpty(); due = due()) {
            if (inBatches) {
                assertThat(batch.deliver(due)).isEmpty();
            } else {
                due.stream().filter(row -> gate.permits(1) > 0).forEach(deliver::deliver);
            }
            if (gate.permits(1) == 0) {
                return;
            }
        }
    }

    /** Somebody who was told of the only case answers, and what that wants is posted. */
    public void explain() {
        AlertCase one = cases.list(new Cases.Filter(null, null, null), null, 1).get(0);
        LocalDate promise = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(3);
        assertThat(explain.explain(
                        one.key(), one.episode(), new ExplainCase.Input("Lý do", "Giải pháp", promise), "co-van"))
                .isInstanceOf(CaseAnswer.Taken.class);
        run();
    }

    private boolean isArchived(String messageId) throws ArchiveAwayException {
        if (archiveAway != null) {
            throw new ArchiveAwayException(archiveAway, new IllegalStateException());
        }
        return archiveMailbox.contains(messageId);
    }

    private List<OutboxRow> due() {
        return outbox.due(clock.instant(), 100);
    }

    public OutboxRow row(Notice notice) {
        return outbox.find(notice.id()).orElseThrow();
    }

    private FrozenMail letter(Notice notice) {
        byte[] text = (notice.kind() + " to " + notice.recipient() + " at " + clock.instant())
                .getBytes(StandardCharsets.UTF_8);
        return new FrozenMail("<" + notice.id() + "@example.org>", notice.recipient() + "@example.org", text);
    }
}
