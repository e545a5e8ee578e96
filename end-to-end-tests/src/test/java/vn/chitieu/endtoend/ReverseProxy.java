package vn.chitieu.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The reverse proxy of the compose file, Caddy with {@code docker/proxy/Caddyfile}, in front of a system under test.
 */
final class ReverseProxy implements AutoCloseable {

    private static final Path CONFIGURATION = Path.of("..", "docker", "proxy", "Caddyfile");

    private final Process process;
    private final URI address;

    private ReverseProxy(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Skips the test, and says so, where there is no Caddy. */
    static void assumeThere() {
        if (caddy().isEmpty()) {
            System.out.println("SKIPPED: the tests of the one address need caddy");
        }
        Assumptions.assumeTrue(caddy().isPresent(), "needs caddy");
    }

    /** Starts it; it has its authority and its log in a folder. */
    static ReverseProxy of(SystemUnderTest system, URI address, Path folder) throws IOException {
        ProcessBuilder start = new ProcessBuilder(
                        caddy().orElseThrow().toString(),
                        "run",
                        "--config",
                        CONFIGURATION.toString(),
                        "--adapter",
                        "caddyfile")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("caddy.log").toFile());
        start.environment()
                .putAll(Map.of(
                        "HOME", folder.toString(),
                        "XDG_DATA_HOME", folder.toString(),
                        "XDG_CONFIG_HOME", folder.toString(),
                        "CHITIEU_PORT", String.valueOf(address.getPort()),
                        "CHITIEU_HEALTH_PORT", String.valueOf(freeAddress().getPort()),
                        "CHITIEU_AGGREGATION", system.dashboard().getAuthority(),
                        "CHITIEU_NOTIFICATION", system.alerts().getAuthority(),
                        "CHITIEU_INGESTION", system.ingestion().getAuthority()));
        return new ReverseProxy(start.start(), address);
    }

    /** Returns the one address. */
    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static Optional<Path> caddy() {
        return Stream.of("/usr/bin/caddy", "/usr/local/bin/caddy")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Returns an address at which nothing listens. */
    static URI freeAddress() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("https://localhost:" + free.getLocalPort() + "/");
        }
    }
}
