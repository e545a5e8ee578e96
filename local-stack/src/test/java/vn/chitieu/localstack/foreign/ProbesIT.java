package vn.chitieu.localstack.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.embedded.EmbeddedBroker;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.embedded.EmbeddedInbox;
import vn.chitieu.localstack.StackException;

class ProbesIT {

    private static final Duration SHORT = Duration.ofMillis(700);
    private static final int NOTHING_LISTENS = 1;
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path data;

    @Test
    void whatIsThereAnswers() {
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"), 0);
                EmbeddedDatabase database = EmbeddedDatabase.inMemory();
                EmbeddedInbox inbox = EmbeddedInbox.start(data.resolve("mail"), 0, 0)) {
            assertThat(new KafkaProbe(LONG).cluster(kafka(HostAndPort.parse(broker.bootstrapServers()))))
                    .isNotEmpty();
            assertThatCode(() -> new MongoProbe(LONG).require(MongoAddress.parse(database.uri())))
                    .doesNotThrowAnyException();
            assertThatCode(() -> new SmtpProbe(LONG).require(new HostAndPort("127.0.0.1", inbox.smtpPort())))
                    .doesNotThrowAnyException();
        }
    }

    /** The second takes connections, as a frozen server does, and says nothing. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatDoesNotAnswerIsNamedWithItsOptionAndWhatWasExpected(boolean listens) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            HostAndPort server = new HostAndPort("127.0.0.1", listens ? silent.getLocalPort() : NOTHING_LISTENS);
            assertThatThrownBy(() -> new KafkaProbe(SHORT).cluster(kafka(server)))
                    .isInstanceOf(StackException.class)
                    .hasMessageStartingWith("--kafka " + server + ": expected Kafka without sign-in and TLS");
            assertThatThrownBy(() -> new MongoProbe(SHORT)
                            .require(MongoAddress.parse("mongodb://user:secret@" + server + "/?authSource=admin")))
                    .isInstanceOf(StackException.class)
                    .hasMessageStartingWith("--mongodb mongodb://" + server + ": expected the primary of a MongoDB")
                    .hasMessageContaining("no answer")
                    .message()
                    .doesNotContain("user:", "secret");
            assertThatThrownBy(() -> new SmtpProbe(SHORT).require(server))
                    .isInstanceOf(StackException.class)
                    .hasMessageStartingWith("--smtp " + server + ": expected a mail server that greets with 220")
                    .hasMessageContaining("no greeting");
        }
    }

    @Test
    void aNameThatNoServerHasIsSaidLikewise() {
        HostAndPort nowhere = new HostAndPort("nowhere.invalid", 9092);
        assertThatThrownBy(() -> new KafkaProbe(SHORT).cluster(kafka(nowhere)))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("--kafka nowhere.invalid:9092: expected");
        assertThatThrownBy(() -> new MongoProbe(SHORT).require(MongoAddress.parse("mongodb://nowhere.invalid")))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("--mongodb mongodb://nowhere.invalid: expected");
        assertThatThrownBy(() -> new SmtpProbe(SHORT).require(nowhere))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith("--smtp nowhere.invalid:9092: expected");
    }

    @Test
    void aServerThatIsNoneForMailIsShownByItsFirstWords() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread other = new Thread(() -> greet(server, "554 \u001b[2Jgo away\r\n"));
            other.setDaemon(true);
            other.start();
            assertThatThrownBy(() -> new SmtpProbe(LONG).require(new HostAndPort("127.0.0.1", server.getLocalPort())))
                    .isInstanceOf(StackException.class)
                    .hasMessageEndingWith("got \"554 ?[2Jgo away\"");
        }
    }

    private static void greet(ServerSocket server, String line) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ForeignParts kafka(HostAndPort broker) {
        return new ForeignParts(null, List.of(broker), null);
    }
}
