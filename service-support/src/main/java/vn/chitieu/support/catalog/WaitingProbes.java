package vn.chitieu.support.catalog;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a service answers at its ports while it has no catalog and so is not made yet: it lives, and everything else is
 * away (503), with the reason. Ports that are to be any free ones are not opened.
 */
final class WaitingProbes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingProbes.class);
    private static final String LIVENESS = "/actuator/health/liveness";
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Supplier<String> reason;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread one = new Thread(work, "waiting-probes");
        one.setDaemon(true);
        return one;
    });
    private final List<HttpServer> servers = new ArrayList<>();

    private WaitingProbes(Supplier<String> reason) {
        this.reason = reason;
    }

    /**
     * Opens the ports of the service.
     *
     * @param reason why there is no catalog
     */
    static WaitingProbes open(Environment settings, Supplier<String> reason) {
        WaitingProbes probes = new WaitingProbes(reason);
        for (String server : List.of("server", "management.server")) {
            int port = settings.getProperty(server + ".port", Integer.class, 0);
            if (port > 0) {
                probes.listen(settings.getProperty(server + ".address", "0.0.0.0"), port);
            }
        }
        return probes;
    }

    /** A port that cannot be opened is found by the service itself later. */
    private void listen(String address, int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
            server.setExecutor(thread);
            server.createContext("/", this::answer);
            server.start();
            servers.add(server);
        } catch (IOException taken) {
            LOG.warn("Port {} is not opened while there is no catalog: {}", port, taken.toString());
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean lives = exchange.getRequestURI().getPath().equals(LIVENESS);
            byte[] body = JsonMapper.shared().writeValueAsBytes(lives ? Map.of("status", "UP") : down());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Retry-After", "5");
            exchange.sendResponseHeaders(lives ? OK : UNAVAILABLE, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Map<String, Object> down() {
        Map<String, Object> catalog = Map.of("status", "DOWN", "details", Map.of("reason", reason.get()));
        return Map.of("status", "DOWN", "components", Map.of("catalog", catalog));
    }

    /** Returns the ports that are open. */
    Stream<Integer> ports() {
        return servers.stream().map(server -> server.getAddress().getPort());
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        thread.shutdownNow();
    }
}
