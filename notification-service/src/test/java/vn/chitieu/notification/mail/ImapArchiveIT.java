package vn.chitieu.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.chitieu.embedded.EmbeddedInbox;
import vn.chitieu.notification.fixtures.InMemoryOutbox;
import vn.chitieu.notification.fixtures.RecordingTally;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.outbox.ArchiveAwayException;
import vn.chitieu.notification.outbox.DeliveryPolicy;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.notification.outbox.SendOutcome;
import vn.chitieu.notification.outbox.delivery.CircuitBreaker;
import vn.chitieu.notification.outbox.delivery.OutboxDelivery;

/** What the archive mailbox says of mails whose outcome is unknown, on a real IMAP server. */
class ImapArchiveIT {

    private static final String ARCHIVE = "luu@example.org";
    private static final DeliveryPolicy POLICY = new DeliveryPolicy(
            Duration.ofMinutes(2),
            Duration.ofSeconds(10),
            Duration.ofMinutes(5),
            Duration.ofHours(1),
            Duration.ofMinutes(5));

    private final TurnableClock clock = new TurnableClock();
    private final Outbox outbox = new InMemoryOutbox();
    private ScriptedSmtpServer server;
    private EmbeddedInbox inbox;

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        server = new ScriptedSmtpServer();
        inbox = EmbeddedInbox.start(data, 0, 0);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        inbox.close();
    }

    @Test
    void everyMailArrivesInTheArchiveAndIsFoundThere() throws Exception {
        FrozenMail mail = SomeMails.fired();
        SendOutcome outcome = new SmtpChannel(smtp(inbox.smtpPort()), ARCHIVE).send(mail);
        assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(inbox.messagesTo(mail.to())).hasSize(1);
        assertThat(inbox.messagesTo(ARCHIVE))
                .hasSize(1)
                .allSatisfy(copy -> assertThat(copy.getHeader("Bcc")).isNull());
        assertThat(archive(inbox.imapPort()).has(mail.messageId())).isTrue();
        assertThat(archive(inbox.imapPort()).has("<0@chitieu.example.org>")).isFalse();
    }

    @Test
    void aMailThatTheArchiveHasCountsAsSent() throws Exception {
        OutboxRow row = brokenOffAfterTheDot();
        arriveInTheArchive();
        clock.turn(Duration.ofMinutes(6));
        deliver(row);
        assertThat(state(row)).isEqualTo(DeliveryState.SENT);
        assertThat(outbox.find(row.id()).orElseThrow().answer()).isEqualTo("found in the archive mailbox");
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void aMailThatTheArchiveDoesNotHaveIsSentAgainWithTheSameBytes() throws Exception {
        OutboxRow row = brokenOffAfterTheDot();
        clock.turn(Duration.ofMinutes(6));
        openTheMailbox();
        deliver(row);
        assertThat(state(row)).isEqualTo(DeliveryState.SENT);
        assertThat(server.mails()).hasSize(2);
        assertThat(server.mails().get(1)).isEqualTo(server.mails().get(0));
    }

    @Test
    void anArchiveThatIsAwayIsNotAnArchiveThatDoesNotHaveIt() throws Exception {
        OutboxRow row = brokenOffAfterTheDot();
        int port = inbox.imapPort();
        inbox.close();
        assertThatThrownBy(() -> archive(port).has("<a@example.org>")).isInstanceOf(ArchiveAwayException.class);
        clock.turn(Duration.ofMinutes(6));
        deliver(row, port);
        assertThat(state(row)).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(server.mails()).hasSize(1);
    }

    @Test
    void anArchiveThatSaysNothingIsWaitedForNoLongerThanTheTimeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> archive(silent.getLocalPort()).has("<a@example.org>"))
                    .isInstanceOf(ArchiveAwayException.class);
        }
    }

    /** Sends a mail whose connection breaks when all of it has left. */
    private OutboxRow brokenOffAfterTheDot() {
        server.on(ScriptedSmtpServer.DOT, ScriptedSmtpServer.DROP);
        OutboxRow row = OutboxRow.queued(SomeNotices.fired("uv-dn"), clock.instant(), POLICY);
        outbox.add(row);
        deliver(row);
        assertThat(state(row)).isEqualTo(DeliveryState.UNKNOWN);
        assertThat(server.recipients()).contains(ARCHIVE);
        server.behave();
        return outbox.find(row.id()).orElseThrow();
    }

    /** The server had accepted it: what it got arrives. */
    private void arriveInTheArchive() throws Exception {
        MimeMessage copy = SomeMails.parse(
                new FrozenMail("<x@example.org>", ARCHIVE, server.mails().get(0).getBytes(StandardCharsets.UTF_8)));
        post(copy);
    }

    private void openTheMailbox() throws Exception {
        MimeMessage other = new MimeMessage(smtp(inbox.smtpPort()).getSession());
        other.setText("something else");
        post(other);
    }

    private void post(MimeMessage message) throws Exception {
        try (Transport transport = smtp(inbox.smtpPort()).getSession().getTransport("smtp")) {
            transport.connect("127.0.0.1", inbox.smtpPort(), null, null);
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress(ARCHIVE)});
        }
        assertThat(inbox.messagesTo(ARCHIVE)).hasSize(1);
        assertThat(message.getRecipients(Message.RecipientType.BCC)).isNull();
    }

    private void deliver(OutboxRow row) {
        deliver(row, inbox.imapPort());
    }

    private void deliver(OutboxRow row, int imapPort) {
        new OutboxDelivery(
                        outbox,
                        SomeMails.letters(SmallCity.catalog()),
                        new SmtpChannel(smtp(server.port()), ARCHIVE),
                        archive(imapPort),
                        new CircuitBreaker(clock, Duration.ofMinutes(1)),
                        POLICY,
                        new RecordingTally(),
                        clock,
                        below -> 0)
                .deliver(List.of(row));
    }

    private DeliveryState state(OutboxRow row) {
        return outbox.find(row.id()).orElseThrow().state();
    }

    private static ImapArchive archive(int port) {
        return new ImapArchive(new ArchiveProperties(
                ARCHIVE, "127.0.0.1", port, ARCHIVE, "secret", "INBOX", false, Duration.ofMillis(1500)));
    }

    private static JavaMailSenderImpl smtp(int port) {
        JavaMailSenderImpl settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");
        settings.setPort(port);
        Properties properties = settings.getJavaMailProperties();
        properties.setProperty("mail.smtp.localhost", "test.example.org");
        properties.setProperty("mail.smtp.connectiontimeout", "5000");
        properties.setProperty("mail.smtp.timeout", "5000");
        properties.setProperty("mail.smtp.quitwait", "false");
        return settings;
    }
}
