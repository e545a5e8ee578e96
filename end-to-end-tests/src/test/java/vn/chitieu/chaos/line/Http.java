package vn.chitieu.chaos.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests to one instance, each with a bound. */
public final class Http {

    /** Reads and writes what the harness itself needs. */
    public static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int CONNECT_MILLIS = 300;
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private Http() {}

    /** Returns the answer to a GET with a key; an empty key sends none. */
    public static HttpResponse<String> get(int port, String path, String key, Duration timeout)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(port, path, key, timeout);
        return CLIENT.send(request.GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Returns the answer to a POST. */
    public static HttpResponse<String> post(
            int port, String path, String key, String type, byte[] body, Duration timeout)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(port, path, key, timeout).header("Content-Type", type);
        return CLIENT.send(
                request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Returns JSON; a missing node where it is none. */
    public static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    /** Returns whether anything takes connections on a port. */
    public static boolean connects(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static HttpRequest.Builder request(int port, String path, String key, Duration timeout) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(timeout)
                .header("Accept", "application/json, application/problem+json");
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }
}
