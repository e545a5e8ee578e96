package vn.chitieu.notification.outbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.notification.cases.CaseAnswer;
import vn.chitieu.notification.cases.ExplanationService;
import vn.chitieu.notification.cases.FallExplanationService;
import vn.chitieu.notification.cases.TransitionContextFactory;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.CaseTransition;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.detection.DetectionService;
import vn.chitieu.notification.fixtures.InMemoryCases;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.integration.TransitionPublisher;
import vn.chitieu.notification.mail.NoticeRelay;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.ArchiveAwayException;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.MessageWriter;
import vn.chitieu.notification.outbox.NotYetRenderableException;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.Route;
import vn.chitieu.notification.outbox.SendOutcome;
import vn.chitieu.notification.outbox.UnrenderableNoticeException;

/** The use cases on stores in memory, or others, with a mail server that answers by a script. */
public final class DeliveryBench {

    private static final int MOST_ROUNDS = 100;

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
    final CircuitBreaker gate = new CircuitBreaker(clock, Duration.ofMinutes(1));
    public final CaseRepository cases;
    public final Outbox outbox;

    @Nullable
    String away;

    @Nullable
    public String archiveAway;

    public boolean afterARestore;

    public Consumer<String> whileSending = when -> {};

    /** Called for each mail that was written, before its bytes are frozen. */
    public Consumer<Notice> whileWriting = mail -> {};

    /** Called for each mail that leaves, at that moment. */
    public Consumer<FrozenMail> leaves = mail -> {};

    /** Called for each transition that is published, at that moment. */
    public Consumer<CaseTransition> tells = transition -> {};

    /** How many of those that are due are delivered together; 1: one by one. */
    public int together = 16;

    public NoticeRouter routing = NoticeRouter.atOnce();

    public final DetectionService track;
    private final FallExplanationService explain;
    public final OutboxPublisher post;
    public final NoticeRelay relay;
    final TransitionPublisher passOn;
    final OutboxDelivery delivery;

    public DeliveryBench() {
        this(new InMemoryCases(), new InMemoryOutbox());
    }

    public DeliveryBench(CaseRepository cases, Outbox outbox) {
        this.cases = cases;
        this.outbox = outbox;
        Catalog city = SmallCity.catalog();
        MessageWriter letters = new MessageWriter() {
            @Override
            public FrozenMail write(Notice notice, Instant now) throws UnrenderableNoticeException {
                return write(notice, List.of(notice), now);
            }

            @Override
            public FrozenMail write(Notice mail, List<Notice> said, Instant now) throws UnrenderableNoticeException {
                if (away != null) {
                    throw new NotYetRenderableException(away);
                }
                FrozenMail letter = letter(mail, said);
                whileWriting.accept(mail);
                return letter;
            }
        };
        MessageChannel channel = mail -> {
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
        TransitionContextFactory context =
                new TransitionContextFactory(Catalogs.of(city), CityIds.ofHome(city.id()), SomeFigures.POLICY, clock);
        track = new DetectionService(cases, context, tally);
        explain = new FallExplanationService(cases, new ExplanationService(cases, context, tally));
        post = new OutboxPublisher(
                outbox,
                new NoticeRouter() {
                    @Override
                    public Route route(Notice notice, Instant now) {
                        return routing.route(notice, now);
                    }

                    @Override
                    public boolean mayShareAMail(Notice notice, Instant now) {
                        return routing.mayShareAMail(notice, now);
                    }
                },
                POLICY,
                tally,
                clock);
        relay = new NoticeRelay(cases, post);
        passOn = new TransitionPublisher(
                cases,
                transitions -> {
                    told.addAll(transitions);
                    transitions.forEach(tells);
                },
                post,
                true,
                tally);
        delivery = new OutboxDelivery(
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
    }

    /** Passes on what happened to cases. */
    public void passOn() {
        passOn.passOn();
    }

    /** Delivers what is due now, as long as there is any. */
    public void run() {
        relay.relay();
        int rounds = 0;
        for (List<OutboxRow> due = due(); !due.isEmpty(); due = due()) {
            assertThat(rounds++).as("rounds, so what is due stays due").isLessThan(MOST_ROUNDS);
            for (int from = 0; from < due.size(); from += together) {
                assertThat(delivery.deliver(due.subList(from, Math.min(from + together, due.size()))))
                        .isEmpty();
            }
            if (gate.permits(1) == 0) {
                return;
            }
        }
    }

    /** A recipient of the only case answers, and the notices of that are posted. */
    public void explain() {
        AlertCase one = cases.list(new CaseRepository.Filter(null, null, null), null, 1)
                .items()
                .get(0);
        LocalDate promise = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(3);
        assertThat(explain.explain(
                        one.key(),
                        one.progress().episode(),
                        new ExplanationService.Input("Lý do", "Giải pháp", promise),
                        "co-van"))
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

    private FrozenMail letter(Notice notice, List<Notice> said) {
        String ids = said.stream().map(Notice::id).collect(Collectors.joining(" and "));
        byte[] text = (notice.kind() + " to " + notice.recipient() + " at " + clock.instant() + ": " + ids)
                .getBytes(StandardCharsets.UTF_8);
        return new FrozenMail("<" + notice.id() + "@example.org>", notice.recipient() + "@example.org", text);
    }
}
