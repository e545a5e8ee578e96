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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.localstack.services.NotificationApi.SentMail;

class NotificationApiIT {

    private static final String PUT_OFF =
            "{\"state\":\"QUEUED\",\"changedAt\":\"2022-04-16T01:00:00Z\",\"dueAt\":\"2022-04-18T00:30:00Z\"}";
    private static final String UNDER_WAY =
            "{\"state\":\"QUEUED\",\"changedAt\":\"2022-04-16T01:00:00Z\",\"dueAt\":\"2022-04-16T01:00:00Z\"}";
    private static final String TRIED_AGAIN =
            "{\"state\":\"RETRY\",\"changedAt\":\"2022-04-16T01:00:00Z\",\"dueAt\":\"2022-04-16T01:05:00Z\"}";

    private static final Map<String, String> ANSWERS = Map.of(
            "/api/v1/cases", "{\"cases\":[{\"pendingNotices\":1},{\"pendingNotices\":0}],\"next\":\"a/b\"}",
            "/api/v1/cases?after=a%2Fb", "{\"cases\":[{\"pendingNotices\":2}],\"next\":null}",
            "/api/v1/mails?state=live", "{\"mails\":[" + PUT_OFF + "],\"next\":\"1\"}",
            "/api/v1/mails?state=SENT",
                    "{\"mails\":[{\"recipient\":\"a@example.org\",\"subject\":\"one\"}],\"next\":\"a/b\"}",
            "/api/v1/mails?state=SENT&after=a%2Fb",
                    "{\"mails\":[{\"recipient\":\"b@example.org\",\"subject\":\"two\"}],\"next\":null}");

    private final HttpServer server = newServer();
    private String lastPage = "{\"mails\":[],\"next\":null}";

    @BeforeEach
    void listen() {
        server.createContext("/", exchange -> {
            byte[] answer = ANSWERS.getOrDefault(exchange.getRequestURI().toString(), lastPage)
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

    @ParameterizedTest
    @ValueSource(strings = {UNDER_WAY, TRIED_AGAIN})
    void seesThatMailsAreUnderWay(String mail) {
        lastPage = "{\"mails\":[" + PUT_OFF + "," + mail + "],\"next\":null}";

        assertThat(api().hasLiveMails()).isTrue();
    }

    @Test
    void mailsThatWaitForTheMorningAreNotUnderWay() {
        assertThat(api().hasLiveMails()).isFalse();
    }

    @Test
    void listsTheMailsOfAllPagesThatAMailServerHasTaken() {
        assertThat(api().sentMails())
                .containsExactly(new SentMail("a@example.org", "one"), new SentMail("b@example.org", "two"));
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
