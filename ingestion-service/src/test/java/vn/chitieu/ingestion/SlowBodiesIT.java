package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;
import vn.chitieu.support.testing.MalformedRequestsContract;
import vn.chitieu.support.testing.RawSocket;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** Who sends slowly, badly or too much, on a service with few threads. */
class SlowBodiesIT extends MalformedRequestsContract {

    private static final int THREADS = 10;

    private static ServiceUnderTest service;

    @BeforeAll
    static void start() {
        service = ServiceUnderTest.start(
                TestBroker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.ingestion.access.body-deadline=500ms",
                "server.tomcat.connection-timeout=1s",
                "server.tomcat.threads.max=" + THREADS,
                "server.tomcat.threads.min-spare=1");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Override
    protected int port() {
        return service.port();
    }

    @Test
    void aBodyThatDripsIsRefusedAndItsThreadSetFree() {
        try (RawSocket ward = post(service.keyOf("nam-ngan"), 100_000)) {
            ward.drip(" ");

            assertThat(ward.answer())
                    .startsWith("HTTP/1.1 408")
                    .contains("\"code\":\"BODY_TOO_SLOW\"", "application/problem+json")
                    .doesNotContain("HTTP/1.1 400");
        }
    }

    @Test
    void aBodyInChunksThatDripsIsRefused() {
        try (RawSocket ward = new RawSocket(service.port())) {
            ward.send(head(service.keyOf("nam-ngan")) + "Transfer-Encoding: chunked\r\n\r\n");
            ward.drip("1\r\n \r\n");

            assertThat(ward.answer()).startsWith("HTTP/1.1 408").contains("BODY_TOO_SLOW");
        }
    }

    @Test
    void moreStrangersThatDripThanThereAreThreadsShutNoSenderOut() {
        String key = service.keyOf("nam-ngan");
        List<RawSocket> strangers = IntStream.range(0, 2 * THREADS)
                .mapToObj(i -> post("ct_aaaaaaaaaaaaaaaa_" + "A".repeat(43), 100_000))
                .toList();
        try {
            strangers.forEach(stranger -> stranger.send(" "));

            assertThat(service.submit(key, "{}").status()).isEqualTo(422);
            strangers.forEach(stranger -> stranger.drip(" "));
            assertThat(strangers)
                    .allSatisfy(stranger -> assertThat(stranger.answer()).startsWith("HTTP/1.1 401"));
        } finally {
            strangers.forEach(RawSocket::close);
        }
    }

    @Test
    void whoSendsTooMuchReadsTheAnswer() {
        byte[] tooMuch = new byte[40 << 20];

        Answer answer = service.send(service.request("/api/v1/updates")
                .header("Authorization", "Bearer " + service.keyOf("nam-ngan"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(tooMuch))
                .build());

        assertThat(answer.code()).isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    void theConnectionOfAWholeBodyIsKept() {
        try (RawSocket ward = new RawSocket(service.port())) {
            String whole = head("ct_nobody") + "Content-Length: 2\r\n\r\n{}";
            ward.send(whole + whole);
            ward.send(head("ct_nobody") + "Connection: close\r\nContent-Length: 2\r\n\r\n{}");

            assertThat(ward.answer().split("HTTP/1.1 401", -1)).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "POST"})
    void aFormIsNotReadBeforeTheKey(String method) {
        try (RawSocket stranger = new RawSocket(service.port())) {
            stranger.send(method + " /api/v1/credentials/x?a=b HTTP/1.1\r\nHost: x\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000000\r\n\r\na=b");

            assertThat(stranger.answer()).containsPattern("HTTP/1.1 40[15]").contains("\"code\"");
        }
    }

    @Test
    void headersThatAreTooLongAreAnsweredWithAProblem() {
        try (RawSocket stranger = new RawSocket(service.port())) {
            stranger.send("GET / HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(9_000) + "\r\n\r\n");

            assertThat(stranger.answer())
                    .startsWith("HTTP/1.1 4")
                    .contains("application/problem+json")
                    .doesNotContain("<html");
        }
    }

    private static RawSocket post(String key, int length) {
        RawSocket socket = new RawSocket(service.port());
        socket.send(head(key) + "Content-Length: " + length + "\r\n\r\n");
        return socket;
    }

    private static String head(String key) {
        return "POST /api/v1/updates HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + key + "\r\n";
    }
}
