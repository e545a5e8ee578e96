package vn.chitieu.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.MessageChannel;
import vn.chitieu.notification.outbox.SendOutcome;

class SmtpChannelIT {

    private ScriptedSmtpServer server;
    private FrozenMail mail;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedSmtpServer();
        mail = SomeMails.fired();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void handsOverExactlyTheFrozenBytes() {
        SendOutcome outcome = channel(server.port()).send(mail);
        assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(outcome.answer()).contains("250 queued as 1");
        assertThat(server.mails()).containsExactly(text(mail));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "greeting; 421 too busy; Unreachable",
                "greeting; 554 go away; Unreachable",
                "greeting; drop; Unreachable",
                "EHLO; drop; Unreachable",
                "MAIL; 451 later; Deferred",
                "MAIL; 550 not you; Refused",
                "MAIL; 530 sign in first; ChannelClosed",
                "RCPT; 450 mailbox busy; Deferred",
                "RCPT; 550 no such user; Refused",
                "RCPT; drop; Deferred",
                "DATA; 451 later; Deferred",
                "DATA; 554 no; Refused",
                "DATA; drop; Deferred",
                "dot; 451 later; Deferred",
                "dot; 421 closing; Deferred",
                "dot; 554 spam; Refused",
                "dot; drop; Unknown",
                "AUTH; 535 wrong password; ChannelClosed"
            })
    void tellsWhatAnAnswerMeans(String verb, String answer, String outcome) {
        server.on(verb, answer);
        SendOutcome actual = channel(server.port()).send(mail);
        assertThat(actual.getClass().getSimpleName()).as(actual.answer()).isEqualTo(outcome);
        if (!answer.equals(ScriptedSmtpServer.DROP)) {
            assertThat(actual.answer()).contains(answer.substring(0, 3));
        }
    }

    @Test
    void aRefusedConnectionCertainlySentNothing() throws IOException {
        assertThat(channel(portWithoutServer()).send(mail)).isInstanceOf(SendOutcome.Unreachable.class);
    }

    @Test
    void aSlowDotIsAnUnknownOutcome() throws IOException {
        server.on(ScriptedSmtpServer.DOT, "250-wait");
        assertThat(channel(server.port()).send(mail)).isInstanceOf(SendOutcome.Unknown.class);
    }

    @Test
    void sendsTheSameBytesAgainAfterAnUnknownOutcome() {
        server.on(ScriptedSmtpServer.DOT, ScriptedSmtpServer.DROP);
        assertThat(channel(server.port()).send(mail)).isInstanceOf(SendOutcome.Unknown.class);
        server.behave();
        assertThat(channel(server.port()).send(mail)).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(server.mails()).hasSize(2).allSatisfy(one -> assertThat(one).isEqualTo(text(mail)));
    }

    @Test
    void aDropAfterGoodbyeChangesNothing() {
        server.on("QUIT", ScriptedSmtpServer.DROP);
        assertThat(channel(server.port()).send(mail)).isInstanceOf(SendOutcome.Accepted.class);
    }

    /**
     * Returns a port at which no server ever listened: one of a server that closes may still take a last connection.
     */
    private static int portWithoutServer() throws IOException {
        try (ServerSocket unserved = new ServerSocket()) {
            unserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return unserved.getLocalPort();
        }
    }

    @Test
    void anArchiveIsASecondRecipientThatNoHeaderNames() {
        SendOutcome outcome = channel(server.port(), "luu@example.org").send(mail);
        assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(server.recipients()).containsExactly(mail.to(), "luu@example.org");
        assertThat(server.mails()).containsExactly(text(mail)).noneMatch(one -> one.contains("luu@example.org"));
    }

    @ParameterizedTest
    @CsvSource({"550 no such user", "450 mailbox busy"})
    void anArchiveThatIsRefusedHoldsBackNoMail(String answer) {
        server.on("RCPT luu@example.org", answer);
        SendOutcome outcome = channel(server.port(), "luu@example.org").send(mail);
        assertThat(outcome).isInstanceOf(SendOutcome.Accepted.class);
        assertThat(outcome.answer()).contains("without a copy").contains(answer.substring(0, 3));
        assertThat(server.mails()).containsExactly(text(mail));
    }

    @ParameterizedTest
    @CsvSource({"550 no such user, Refused", "450 mailbox busy, Deferred"})
    void theArchiveGetsNothingThatTheRecipientDoesNotGet(String answer, String expected) {
        server.on("RCPT " + mail.to(), answer);
        SendOutcome outcome = channel(server.port(), "luu@example.org").send(mail);
        assertThat(outcome.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void severalMailsLeaveOverOneConnection() {
        try (MessageChannel.Line line = channel(server.port()).line()) {
            for (int mails = 0; mails < 3; mails++) {
                assertThat(line.send(mail)).isInstanceOf(SendOutcome.Accepted.class);
            }
        }
        assertThat(server.mails()).hasSize(3);
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"MAIL, 421 enough for now", "MAIL, drop", "RCPT, 421 shutting down", "DATA, drop"})
    void aServerThatHangsUpBetweenTwoMailsIsCalledAgain(String verb, String answer) {
        try (MessageChannel.Line line = channel(server.port()).line()) {
            assertThat(line.send(mail)).isInstanceOf(SendOutcome.Accepted.class);
            server.once(verb, answer);
            assertThat(line.send(mail)).isInstanceOf(SendOutcome.Accepted.class);
        }
        assertThat(server.mails()).hasSize(2);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aMailThatTheServerMayHaveIsNotSentAgainOverANewConnection() {
        try (MessageChannel.Line line = channel(server.port()).line()) {
            line.send(mail);
            server.once(ScriptedSmtpServer.DOT, ScriptedSmtpServer.DROP);
            assertThat(line.send(mail)).isInstanceOf(SendOutcome.Unknown.class);
            assertThat(server.mails()).hasSize(2);
            assertThat(line.send(mail)).isInstanceOf(SendOutcome.Accepted.class);
        }
        assertThat(server.mails()).hasSize(3);
    }

    @Test
    void aRefusedRecipientStopsNoOtherOfTheLine() {
        try (MessageChannel.Line line = channel(server.port()).line()) {
            line.send(mail);
            server.once("RCPT", "550 no such user");
            assertThat(line.send(mail)).isInstanceOf(SendOutcome.Refused.class);
            assertThat(line.send(mail)).isInstanceOf(SendOutcome.Accepted.class);
        }
        assertThat(server.mails()).hasSize(2);
    }

    @Test
    void aServerThatIsGoneWhenItIsCalledAgainIsUnreachable() {
        try (MessageChannel.Line line = channel(server.port()).line()) {
            line.send(mail);
            server.once("MAIL", "421 closing");
            server.on(ScriptedSmtpServer.GREETING, "421 closing");
            assertThat(line.send(mail)).isInstanceOf(SendOutcome.Unreachable.class);
        }
    }

    private static String text(FrozenMail mail) {
        return new String(mail.bytes(), StandardCharsets.UTF_8);
    }

    private static SmtpChannel channel(int port) {
        return channel(port, "");
    }

    private static SmtpChannel channel(int port, String archive) {
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
        return new SmtpChannel(settings, archive);
    }
}
