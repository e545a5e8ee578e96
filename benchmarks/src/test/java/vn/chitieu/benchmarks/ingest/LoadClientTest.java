package vn.chitieu.benchmarks.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.benchmarks.city.BenchmarkCity;

/** Against a server that closes connections after an answer, or in place of one. */
class LoadClientTest {

    private static final String ANSWER = "HTTP/1.1 202 Accepted\r\nContent-Length: 14\r\n\r\n{\"rejected\":0}";

    private final AtomicInteger opened = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    @Test
    void opensAConnectionAgainThatWasClosedWhileItWaited() throws IOException {
        answerRequests(1);

        LoadClient.Result result = run(Duration.ofMillis(900));

        assertThat(result.updates()).isGreaterThan(2);
        assertThat(opened.get()).isGreaterThan(2);
    }

    @Test
    void saysHowFarAnAnswerCameThatWasCutOff() {
        answerRequests(0);

        assertThatThrownBy(() -> run(Duration.ofSeconds(1)))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("expected an answer, the connection was closed after 0 bytes of it");
    }

    private LoadClient.Result run(Duration length) throws IOException {
        Posts posts = new Posts(1, Collections.nCopies(BenchmarkCity.units().size(), "key"));
        return new LoadClient(server.getLocalPort(), 2)
                .run(posts, length, Duration.ofMillis(100).toNanos());
    }

    /**
     * Answers so many requests of each connection, and closes it: right away, or where none is answered at the first.
     */
    private void answerRequests(int answered) {
        threads.execute(() -> {
            try {
                while (true) {
                    Socket socket = server.accept();
                    opened.incrementAndGet();
                    threads.execute(() -> serve(socket, answered));
                }
            } catch (IOException closed) {
                assertThat(closed).isInstanceOf(SocketException.class);
            }
        });
    }

    private static void serve(Socket socket, int answered) {
        try (socket) {
            byte[] request = new byte[10_000];
            InputStream in = socket.getInputStream();
            for (int i = 0; i < answered; i++) {
                in.read(request);
                socket.getOutputStream().write(ANSWER.getBytes(StandardCharsets.US_ASCII));
            }
            if (answered == 0) {
                in.read(request);
            }
        } catch (IOException gone) {
            assertThat(gone).isInstanceOf(SocketException.class);
        }
    }
}
