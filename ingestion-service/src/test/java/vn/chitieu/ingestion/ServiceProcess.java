package vn.chitieu.ingestion;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import vn.chitieu.ingestion.credential.SecretHash;

/** The real service in a process of its own, on the sample city, on 8 April 2022. */
final class ServiceProcess implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();

    private ServiceProcess(Process process, Path log, URI base) {
        this.process = process;
        this.log = log;
        this.base = base;
    }

    /** Starts it with those options of Java and settings, and returns when it takes requests. */
    static ServiceProcess start(Path log, List<String> options, List<String> settings) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                IngestionApplication.class.getName(),
                "--server.port=" + port,
                "--chitieu.catalog=../catalog/thanh-hoa",
                "--chitieu.clock.offset=" + Duration.between(Instant.now(), ServiceUnderTest.TODAY),
                "--chitieu.ingestion.admin-key-sha256="
                        + SecretHash.of(ServiceUnderTest.ADMIN_KEY).hex()));
        settings.forEach(setting -> command.add("--" + setting));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        ServiceProcess service = new ServiceProcess(process, log, URI.create("http://localhost:" + port));
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(service::isReady);
        return service;
    }

    HttpResponse<String> post(String path, String key, Map<String, String> headers, byte[] body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofMinutes(2))
                .header("Authorization", "Bearer " + key)
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Returns what it has logged, for the message of a test that failed. */
    Path log() {
        return log;
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service ended with " + process.exitValue() + ", see " + log);
        }
        try {
            HttpRequest ready = HttpRequest.newBuilder(base.resolve("/actuator/health/readiness"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return http.send(ready, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
