package vn.chitieu.benchmarks.parts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP client of a service, with the {@link ReaderKey}. */
public final class Api {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    /** Asks the service at this address. */
    public Api(URI base) {
        this.base = base;
    }

    /** Returns the service's address. */
    public URI base() {
        return base;
    }

    /** Returns a request with the reader's key. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT);
        ReaderKey.headers().forEach(request::header);
        return request;
    }

    /** Returns the text of a GET for a connection that is kept. */
    public String plainRequest(String path) {
        return ReaderKey.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining(
                        "", "GET " + path + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n", "\r\n"));
    }

    /** Returns the answer to a GET whatever its status. */
    public HttpResponse<byte[]> get(String path) {
        return send(request(path).GET().build());
    }

    /**
     * Returns the JSON that answers a GET.
     *
     * @throws WrongResultException if the status is not 200
     */
    public JsonNode json(String path) {
        HttpResponse<byte[]> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new WrongResultException("expected 200 for " + path + ", got " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return JSON.readTree(answer.body());
    }

    /** Returns the answer to any request. */
    public HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException("no answer to " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted at " + request.uri(), e);
        }
    }
}
