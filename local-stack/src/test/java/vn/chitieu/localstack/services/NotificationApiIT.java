package vn.chitieu.localstack.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationApiIT {

    private static final Map<String, String> ANSWERS = Map.of(
            "/api/v1/cases", "{\"cases\":[{\"pendingNotices\":1},{\"pendingNotices\":0}],\"next\":\"a/b\"}",
            "/api/v1/cases?after=a%2Fb", "{\"cases\":[{\"pendingNotices\":2}],\"next\":null}",
            "/api/v1/mails?state=live", "{\"mails\":[{\"id\":\"1\"}]}");

    private final HttpServer server = newServer();

    @BeforeEach
    void listen() {
        server.createContext("/", exchange -> {
            byte[] answer = ANSWERS.getOrDefault(exchange.getRequestURI().toString(), "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void countsTheNoticesOfAllPagesThatAreNotInTheOutboxYet() {
        assertThat(api().pendingNotices()).isEqualTo(3);
    }

    @Test
    void seesThatMailsAreUnderWay() {
        assertThat(api().hasLiveMails()).isTrue();
    }

    private NotificationApi api() {
        return new NotificationApi(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "key");
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
