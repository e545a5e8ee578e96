package vn.chitieu.notification.entrylink;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.outbox.delivery.CircuitBreaker;

class TemplateClientTest {

    private static final Quarter QUARTER = new Quarter(2022, 1);
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final TurnableClock clock = new TurnableClock();
    private HttpServer server;
    private TemplateClient client;
    private int status = 200;
    private String type = XLSX;
    private byte[] body = {1, 2, 3};

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            if (status == 0) {
                await();
            }
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status == 0 ? 200 : status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        client = new TemplateClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ingestion/"),
                Duration.ofSeconds(3),
                new CircuitBreaker(clock, Duration.ofMinutes(1)));
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void fetchesTheWorkbookWithTheLinkOfTheMail() {
        assertThat(client.template("a.b", "nam-ngan", QUARTER).orElseThrow()).isEqualTo(body);
        assertThat(asked).containsExactly("/ingestion/api/v1/template?unit=nam-ngan&quarter=2022-Q1 Link a.b");
    }

    @ParameterizedTest
    @CsvSource({"401, application/problem+json", "404, text/html", "302, " + XLSX, "500, text/plain", "200, text/html"})
    void whatIsNoWorkbookIsNone(int answered, String ofType) {
        status = answered;
        type = ofType;
        assertThat(client.template("a.b", "nam-ngan", QUARTER)).isEmpty();
    }

    @Test
    void aWorkbookBeyondTheBoundIsNone() {
        body = new byte[TemplateClient.LARGEST_WORKBOOK + 1];
        assertThat(client.template("a.b", "nam-ngan", QUARTER)).isEmpty();
    }

    @Test
    void afterAnAnswerThatDidNotComeTheNextAreNotWaitedFor() {
        status = 0;
        assertThat(client.template("a.b", "nam-ngan", QUARTER)).isEmpty();
        assertThat(client.template("a.b", "dong-ve", QUARTER)).isEmpty();
        assertThat(asked).hasSize(1);

        status = 200;
        clock.turn(Duration.ofSeconds(2));
        assertThat(client.template("a.b", "nam-ngan", QUARTER).orElseThrow()).isEqualTo(body);
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
