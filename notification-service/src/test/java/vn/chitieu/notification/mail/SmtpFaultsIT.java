package vn.chitieu.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.Urgency;
import vn.chitieu.notification.documents.DamagedDocuments;
import vn.chitieu.notification.fixtures.CaseNoticeFixture;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.ArchiveProbe;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.NoticeRouter;
import vn.chitieu.notification.outbox.OutboxPublisher;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.delivery.CircuitBreaker;
import vn.chitieu.notification.outbox.delivery.OutboxAudit;
import vn.chitieu.notification.outbox.delivery.OutboxDelivery;

/** What becomes of a notice for each way in which a mail server can fail, over a real connection. */
class SmtpFaultsIT {

    private static final DeliveryPolicy POLICY = new DeliveryPolicy(
            Duration.ofMinutes(2),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofMinutes(5));

    private final TurnableClock clock = new TurnableClock();
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private final RecordingTally tally = new RecordingTally();
    private final CircuitBreaker circuitBreaker = new CircuitBreaker(clock, Duration.ofMinutes(1));
    private final OutboxPublisher outboxPublisher =
            new OutboxPublisher(outbox, NoticeRouter.atOnce(), POLICY, tally, clock);
    private final CaseNotice fired = SomeNotices.fired("uv-dn");
    private ScriptedSmtpServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedSmtpServer();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "greeting; 421 too busy; RETRY; 0; 1",
                "MAIL; 451 later; RETRY; 1; 1",
                "RCPT; 450 mailbox busy; RETRY; 1; 1",
                "RCPT; 550 no such user; FAILED; 1; 0",
                "DATA; drop; RETRY; 1; 1",
                "dot; 451 later; RETRY; 1; 2",
                "dot; 554 spam; FAILED; 1; 1",
                "dot; drop; UNKNOWN; 1; 2",
                "dot; 250-wait; UNKNOWN; 1; 2",
                "AUTH; 535 wrong password; RETRY; 0; 1"
            })
    void eachFaultHasItsStateAndEndsWellWhenItPasses(
            String verb, String answer, DeliveryState state, int attempts, int timesTheServerGotIt) {
        server.on(verb, answer);
        outboxPublisher.post(fired);
        run(server.port());
        assertThat(row(fired).state()).isEqualTo(state);
        assertThat(row(fired).attempts()).isEqualTo(attempts);
        assertThat(row(fired).answer()).isNotBlank();
        assertThat(outbox.ledger().missing()).isZero();

        server.behave();
        clock.turn(Duration.ofMinutes(6));
        run(server.port());
        boolean forGood = state == DeliveryState.FAILED;
        assertThat(row(fired).state()).isEqualTo(forGood ? DeliveryState.FAILED : DeliveryState.SENT);
        assertThat(server.mails()).hasSize(timesTheServerGotIt);
        assertThat(server.mails().stream().distinct()).hasSizeLessThanOrEqualTo(1);
        assertThat(new OutboxAudit(outbox, DamagedDocuments.none(), clock, Duration.ofMinutes(5))
                        .audit()
                        .isClean())
                .isTrue();
    }

    @Test
    void aServerThatIsNotThereCostsNoAttempt() throws IOException {
        int port = server.port();
        server.close();
        outboxPublisher.post(fired);
        run(port);
        assertThat(row(fired).state()).isEqualTo(DeliveryState.RETRY);
        assertThat(row(fired).attempts()).isZero();
        assertThat(circuitBreaker.permits(4)).isZero();
        assertThat(circuitBreaker.state().orElseThrow().refused()).isFalse();
    }

    @Test
    void aRefusedSignInPausesAllMail() {
        server.on("AUTH", "535 wrong password");
        outboxPublisher.post(fired);
        outboxPublisher.post(SomeNotices.fired("co-van"));
        run(server.port());
        assertThat(circuitBreaker.state().orElseThrow().refused()).isTrue();
        assertThat(outbox.live()).isEqualTo(Map.of(DeliveryState.RETRY, 1L, DeliveryState.QUEUED, 1L));
    }

    @Test
    void whatIsMendedBeforeItLeftNeverLeaves() {
        server.on("MAIL", "451 later");
        outboxPublisher.post(fired);
        run(server.port());
        CaseNotice recovered = SomeNotices.of(SomeNotices.recovered(), NoticeKind.RECOVERED, "uv-dn");
        outboxPublisher.post(recovered);
        server.behave();
        clock.turn(Duration.ofMinutes(6));
        run(server.port());
        assertThat(row(fired).state()).isEqualTo(DeliveryState.SUPERSEDED);
        assertThat(row(recovered).state()).isEqualTo(DeliveryState.SUPERSEDED);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void afterAnOutageUrgentMailLeavesFirstAndThenTheOneWantedFirst() throws Exception {
        List<CaseNotice> calm = List.of(calm(3), calm(1), calm(2));
        calm.forEach(outboxPublisher::post);
        outboxPublisher.post(fired);
        server.on(ScriptedSmtpServer.GREETING, "421 closing");
        run(server.port());
        assertThat(server.mails()).isEmpty();
        server.behave();
        clock.turn(Duration.ofMinutes(1));
        run(server.port());
        assertThat(server.mails())
                .extracting(SmtpFaultsIT::messageId)
                .containsExactly(
                        messageId(fired), messageId(calm.get(1)), messageId(calm.get(2)), messageId(calm.get(0)));
    }

    /** Delivers what is due, as far as the gate lets it. */
    private void run(int port) {
        AtomicInteger steps = new AtomicInteger();
        OutboxDelivery delivery = new OutboxDelivery(
                outbox,
                SomeMails.letters(SmallCity.catalog()),
                new SmtpChannel(smtp(port), ""),
                ArchiveProbe.none(),
                circuitBreaker,
                POLICY,
                tally,
                clock,
                below -> 0);
        while (circuitBreaker.permits(1) > 0 && steps.incrementAndGet() < 20) {
            List<OutboxRow> due = outbox.due(clock.instant(), 1);
            if (due.isEmpty()) {
                return;
            }
            delivery.deliver(due);
        }
    }

    private OutboxRow row(CaseNotice notice) {
        return outbox.find(notice.id()).orElseThrow();
    }

    /** Returns a notice without haste, wanted that many seconds ago, to a recipient of the small city. */
    private CaseNotice calm(int secondsLater) {
        return CaseNoticeFixture.like(fired)
                .says(NoticeKind.FIRED, 1 + secondsLater)
                .to("co-van")
                .wantedAt(fired.wantedAt().minusSeconds(100).plusSeconds(secondsLater))
                .first()
                .urgency(Urgency.NORMAL)
                .build();
    }

    private static String messageId(CaseNotice notice) {
        return SomeMails.IDENTITY.messageId(notice.id());
    }

    private static String messageId(String mail) {
        try {
            byte[] bytes = mail.getBytes(StandardCharsets.UTF_8);
            return SomeMails.parse(new FrozenMail("<x@example.org>", "x@example.org", bytes))
                    .getMessageID();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static JavaMailSenderImpl smtp(int port) {
        JavaMailSenderImpl settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        settings.setUsername("chitieu");
        settings.setPassword("secret");
        Properties properties = settings.getJavaMailProperties();
        properties.setProperty("mail.smtp.localhost", "test.example.org");
        properties.setProperty("mail.smtp.connectiontimeout", "2000");
        properties.setProperty("mail.smtp.timeout", "1000");
        properties.setProperty("mail.smtp.writetimeout", "2000");
        properties.setProperty("mail.smtp.quitwait", "false");
        return settings;
    }
}
