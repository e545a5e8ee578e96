package vn.chitieu.ingestion;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tells of receipts what it was told to; the rest is under way. Knows one key of a reader. */
final class AggregationStandIn {

    static final String KEY = "the-key-of-a-reader";

    final Map<String, Told> told = new ConcurrentHashMap<>();
    private final HttpServer server;

    AggregationStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/api/v1/receipts/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String receipt = exchange.getRequestURI().getPath().substring("/api/v1/receipts/".length());
        boolean known = ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        Told answer = known
                ? told.getOrDefault(receipt, new Told(404, "{\"code\": \"UNDER_WAY\"}"))
                : new Told(401, "{\"code\": \"UNKNOWN_KEY\"}");
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    record Told(int status, String body) {}
}
