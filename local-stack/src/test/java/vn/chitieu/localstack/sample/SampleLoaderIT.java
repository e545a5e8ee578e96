package vn.chitieu.localstack.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.localstack.StackException;
import vn.chitieu.localstack.data.KeyRing;
import vn.chitieu.localstack.data.SentBatches;
import vn.chitieu.localstack.services.IngestionApi;

class SampleLoaderIT {

    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final Sample sample = new Sample(List.of(
            SampleTest.update("a", "nam-ngan", "2021-03", "1.50", "2021-04-05T16:21:00+07:00"),
            SampleTest.update("b", "nam-ngan", "2022-03", "3", "2022-04-05T16:53:00+07:00")));
    private int unavailable;
    private String outcome = "ACCEPTED";

    @TempDir
    private Path dir;

    private final HttpServer server = newServer();

    @BeforeEach
    void listen() {
        server.createContext("/api/v1/credentials", this::issue);
        server.createContext("/api/v1/updates", this::accept);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsEachBatchWithTheKeyOfItsUnitAndNothingAgain() {
        List<Integer> reached = new ArrayList<>();
        assertThat(loader().load(sample.batches(), (done, total) -> reached.add(done)))
                .isEqualTo(2);
        assertThat(loader().load(sample.batches(), (done, total) -> reached.add(done)))
                .isZero();

        assertThat(reached).containsExactly(1, 2);
        assertThat(requests)
                .containsExactly(
                        "/api/v1/credentials Bearer admin-key",
                        "/api/v1/updates Bearer unit-key",
                        "/api/v1/updates Bearer unit-key");
        assertThat(bodies.get(0)).contains("\"rights\":[\"REPORT\"]", "\"units\":[\"nam-ngan\"]");
        assertThat(bodies.get(1))
                .contains("\"id\":\"a\"", "\"period\":\"2021-03\"", "\"value\":\"1.5\"", "\"unitOfMeasure\":\"ha\"")
                .contains("\"reportedAt\":\"2021-04-05T16:21:00+07:00\"");
    }

    @Test
    void waitsWhileTheServiceAsksItTo() {
        unavailable = 1;
        assertThat(loader().load(sample.batches(), (done, total) -> {})).isEqualTo(2);
        assertThat(requests).hasSize(4);
    }

    @Test
    void stopsAtARefusalAndSendsThatBatchAgainNextTime() {
        outcome = "REJECTED";
        assertThatThrownBy(() -> loader().load(sample.batches(), (done, total) -> {}))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("nam-ngan for 2021-Q1")
                .hasMessageContaining("UNKNOWN_UNIT");

        outcome = "ACCEPTED";
        assertThat(loader().load(sample.batches(), (done, total) -> {})).isEqualTo(2);
    }

    private SampleLoader loader() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new SampleLoader(
                new IngestionApi(address, "admin-key"),
                KeyRing.open(dir.resolve("credentials.csv")),
                SentBatches.open(dir.resolve("sample-sent.csv")));
    }

    private void issue(HttpExchange exchange) throws IOException {
        answer(exchange, 201, "{\"id\":\"1\",\"key\":\"unit-key\"}");
    }

    private void accept(HttpExchange exchange) throws IOException {
        if (unavailable-- > 0) {
            exchange.getResponseHeaders().add("Retry-After", "1");
            answer(exchange, 503, "{}");
            return;
        }
        boolean accepted = outcome.equals("ACCEPTED");
        answer(
                exchange,
                202,
                "{\"accepted\":" + (accepted ? 1 : 0) + ",\"results\":[{\"id\":\"a\",\"outcome\":\"" + outcome
                        + "\",\"errors\":[{\"code\":\"UNKNOWN_UNIT\",\"message\":\"expected a unit\"}]}]}");
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        requests.add(
                exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
