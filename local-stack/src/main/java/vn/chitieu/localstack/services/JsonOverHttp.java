package vn.chitieu.localstack.services;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalLong;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.localstack.StackException;

/** Asks one service; waits and asks again while the service says that it cannot answer yet. */
final class JsonOverHttp {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(60);
    private static final int SHOWN_CHARACTERS = 600;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String city;

    /**
     * Takes where it is.
     *
     * @param city id of the city that is asked about; empty for the one that the service takes for meant
     */
    JsonOverHttp(URI base, String city) {
        this.base = base;
        this.city = city;
    }

    /** Returns the answer to a GET. */
    <T> T get(String path, String key, Class<T> type) {
        return read(send(request(path, key).GET().build(), 200), type);
    }

    /** Returns the answer to a POST that has to have this status. */
    <T> T post(String path, String key, Object body, int expectedStatus, Class<T> type) {
        HttpRequest request = request(path, key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(EventJson.write(body)))
                .build();
        return read(send(request, expectedStatus), type);
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(base.resolve(aboutTheCity(path)))
                .timeout(ANSWER_WITHIN)
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", "Bearer " + key);
    }

    private String aboutTheCity(String path) {
        return city.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + "city=" + city;
    }

    private HttpResponse<byte[]> send(HttpRequest request, int expectedStatus) {
        long deadline = System.nanoTime() + GIVE_UP_AFTER.toNanos();
        try {
            while (true) {
                HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == expectedStatus) {
                    return answer;
                }
                OptionalLong seconds = answer.headers().firstValueAsLong("Retry-After");
                if (seconds.isEmpty() || System.nanoTime() > deadline) {
                    throw new StackException(request.method() + " " + request.uri() + ": expected status "
                            + expectedStatus + ", got " + answer.statusCode() + " " + shown(answer.body()));
                }
                Thread.sleep(
                        Duration.ofSeconds(Math.min(seconds.getAsLong(), 5)).toMillis());
            }
        } catch (IOException e) {
            throw new StackException(request.method() + " " + request.uri() + " got no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for " + request.uri(), e);
        }
    }

    private static <T> T read(HttpResponse<byte[]> answer, Class<T> type) {
        try {
            return EventJson.read(answer.body(), type);
        } catch (UnreadableEventException e) {
            throw new StackException(answer.uri() + " answered " + shown(answer.body()) + ": " + e.getMessage(), e);
        }
    }

    private static String shown(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
