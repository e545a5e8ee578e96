package vn.chitieu.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedInboxIT {

    private static final String LEADER = "leader@example.org";
    private static final String ARCHIVE = "archive@example.org";
    private static final String SUBJECT = "Chậm tiến độ: doanh nghiệp thành lập mới, quý I-2022";
    private static final String TEXT = "Kính gửi đồng chí, còn thiếu 12,5 để đạt tiến độ.";

    @TempDir
    private Path dir;

    @Test
    void showsADeliveredMessageOverImapToItsRecipientAlone() throws Exception {
        try (EmbeddedInbox inbox = EmbeddedInbox.start(dir, 0, 0)) {
            send(inbox.smtpPort(), LEADER, SUBJECT);

            assertThat(subjectsOverImap(inbox.imapPort(), LEADER)).containsExactly(SUBJECT);
            assertThat(subjectsOverImap(inbox.imapPort(), "another@example.org"))
                    .isEmpty();
            MimeMessage message = inbox.messagesTo("Leader@Example.org").get(0);
            assertThat(message.getContent()).asString().isEqualToIgnoringNewLines(TEXT);
            assertThat(message.getMessageID()).isEqualTo("<case-1@example.org>");
        }
    }

    @Test
    void keepsMessagesAndTheirOrderAfterKill9() throws Exception {
        Path kept = dir.resolve("mail");
        try (ChildProcess child = ChildProcess.of(InboxInAChild.class, kept)) {
            int port = Integer.parseInt(child.lineAfter("smtp="));
            send(port, LEADER, "một");
            send(port, LEADER, "hai");
            child.kill();
        }
        Files.writeString(kept.resolve("000000003_x.part"), "a message cut short");

        try (EmbeddedInbox again = EmbeddedInbox.start(kept, 0, 0)) {
            send(again.smtpPort(), LEADER, "ba");
            assertThat(subjectsOverImap(again.imapPort(), LEADER)).containsExactly("một", "hai", "ba");
            assertThat(again.all()).extracting(DeliveredMail::recipient).containsOnly(LEADER);
        }
    }

    @Test
    void theArchiveHasEachMessageOnceAndNoFileAlsoAfterARestart() throws Exception {
        Path kept = dir.resolve("mail");
        try (EmbeddedInbox inbox = EmbeddedInbox.start(kept, 0, 0, ARCHIVE)) {
            send(inbox.smtpPort(), LEADER + "," + ARCHIVE, "một");

            assertThat(subjectsOverImap(inbox.imapPort(), ARCHIVE)).containsExactly("một");
            assertThat(subjectsOverImap(inbox.imapPort(), LEADER)).containsExactly("một");
            assertThat(inbox.all()).extracting(DeliveredMail::recipient).containsExactly(LEADER);
        }
        assertThat(kept).isDirectoryNotContaining("glob:**archive**");

        try (EmbeddedInbox again = EmbeddedInbox.start(kept, 0, 0, ARCHIVE)) {
            assertThat(subjectsOverImap(again.imapPort(), ARCHIVE)).containsExactly("một");
        }
    }

    @Test
    void keepsAMessageToAnAddressThatIsNoFileNameInItsDirectory() throws Exception {
        Path kept = dir.resolve("mail");
        String hostile = "/tmp/up@example.org";
        try (EmbeddedInbox inbox = EmbeddedInbox.start(kept, 0, 0)) {
            send(inbox.smtpPort(), hostile, SUBJECT);
            assertThat(inbox.messagesTo(hostile)).hasSize(1);
        }
        assertThat(dir).isDirectoryContaining(path -> path.equals(kept)).isDirectoryNotContaining("glob:**.eml");
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> EmbeddedInbox.start(dir, 0, port))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessage("Port " + port + " for the IMAP server is taken by another program");
        }
    }

    private static void send(int port, String recipient, String subject) throws Exception {
        Properties settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(port));
        MimeMessage message = new MimeMessage(Session.getInstance(settings)) {
            @Override
            protected void updateMessageID() throws jakarta.mail.MessagingException {
                setHeader("Message-ID", "<case-1@example.org>");
            }
        };
        message.setFrom(new InternetAddress("chitieu@example.org"));
        message.setRecipients(Message.RecipientType.TO, InternetAddress.parse(recipient, false));
        message.setSubject(subject, "UTF-8");
        message.setText(TEXT, "UTF-8");
        Transport.send(message);
    }

    private static List<String> subjectsOverImap(int port, String user) throws Exception {
        Session session = Session.getInstance(new Properties());
        try (Store store = session.getStore("imap")) {
            store.connect("127.0.0.1", port, user, "any password");
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                List<String> subjects = new ArrayList<>();
                for (Message message : inbox.getMessages()) {
                    subjects.add(message.getSubject());
                }
                return subjects;
            }
        }
    }

    /** Runs in the child: serves until it is killed. */
    static final class InboxInAChild {
        private InboxInAChild() {}

        public static void main(String[] args) throws InterruptedException {
            EmbeddedInbox inbox = EmbeddedInbox.start(Path.of(args[0]), 0, 0);
            System.out.println("smtp=" + inbox.smtpPort());
            new CountDownLatch(1).await();
        }
    }
}
