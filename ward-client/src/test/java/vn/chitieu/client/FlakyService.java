package vn.chitieu.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A service that answers by a script: by a status, or by hanging up after it has read all. */
final class FlakyService implements AutoCloseable {

    static final int HANG_UP = -1;
    static final int NEVER_ANSWER = -2;
    /** The page of a proxy in between, which says that all is well. */
    static final int PAGE_OF_A_PROXY = -200;

    static final int SIGN_IN_OF_A_PROXY = -302;
    static final int NOT_FOUND_BY_A_PROXY = -404;
    static final int BROKE_OFF = -400;

    private final HttpServer server;
    private final Deque<Integer> script = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    final List<Seen> seen = new CopyOnWriteArrayList<>();
    final List<String> dates = new CopyOnWriteArrayList<>();
    final List<String> asked = new CopyOnWriteArrayList<>();
    final Map<String, String> receipts = new ConcurrentHashMap<>();

    FlakyService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "flaky-service");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.createContext("/api/v1/receipts/", this::receipt);
        server.start();
    }

    /** Answers so, one after the other; then 202. */
    FlakyService first(Integer... answers) {
        synchronized (script) {
            script.addAll(List.of(answers));
        }
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void receipt(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path.substring(path.lastIndexOf('/') + 1));
        String told = receipts.get(path.substring(path.lastIndexOf('/') + 1));
        byte[] answer = (told == null ? "{\"code\":\"UNDER_WAY\"}" : told).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(told == null ? 404 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        dates.add(String.valueOf(exchange.getRequestHeaders().getFirst("Date")));
        seen.add(new Seen(
                exchange.getRequestURI().toString(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                body));
        int status;
        synchronized (script) {
            status = script.isEmpty() ? 202 : script.removeFirst();
        }
        if (status == NEVER_ANSWER) {
            awaitClosing();
        }
        if (status == HANG_UP || status == NEVER_ANSWER) {
            exchange.close();
            return;
        }
        byte[] answer = body(status).getBytes(StandardCharsets.UTF_8);
        if (status == 503 || status == 429) {
            exchange.getResponseHeaders().set("Retry-After", status == 503 ? "7" : "11");
        }
        exchange.sendResponseHeaders(Math.abs(status), answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static String body(int status) {
        return switch (status) {
            case 202 ->
                "{\"accepted\": 1, \"rejected\": 1, \"results\": [{\"index\": 0, \"receipt\": \"2-632\", \"lateSince\": \"2022-04-08T00:00:00+07:00\"},"
                        + " {\"index\": 1, \"sheet\": \"Số liệu\", \"row\": 7, \"errors\": [{\"code\": \"UNKNOWN_UNIT\","
                        + " \"field\": \"unit\", \"column\": \"đơn vị\", \"message\": \"expected a unit\\u001b[31m\"}]}]}";
            case 201 ->
                "{\"accepted\": 1, \"rejected\": 0, \"needConfirmation\": 1, \"results\": [{\"index\": 0, \"receipt\": \"2-632\"},"
                        + " {\"index\": 1, \"row\": 3, \"outcome\": \"NEEDS_CONFIRMATION\", \"errors\": [], \"warnings\":"
                        + " [{\"code\": \"FAR_FROM_LAST_FIGURE\", \"field\": \"value\", \"column\": \"giá trị\", \"message\":"
                        + " \"expected about 464\", \"messageVi\": \"Gấp 10 lần\"}]}]}";
            case 200 -> "{\"accepted\": 1, \"rejected\": 0, \"results\": []}";
            case BROKE_OFF -> "{\"title\": \"The body broke off\", \"code\": \"BODY_UNREADABLE\"}";
            case 401 ->
                "{\"title\": \"The key is not valid\", \"code\": \"UNKNOWN_KEY\", \"detail\": \"expected a key\","
                        + " \"messageVi\": \"Khóa không đúng. Hãy kiểm tra lại.\"}";
            case 400 ->
                "{\"title\": \"The body is not CSV\", \"code\": \"MALFORMED_CSV\", \"detail\": \"row 3\","
                        + " \"messageVi\": \"Dấu nháy đặt sai ở dòng 3. Hãy sửa lại.\"}";
            default -> "<html>a proxy</html>";
        };
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }

    record Seen(String path, String repeatKey, String authorization, String type, String body) {}
}
