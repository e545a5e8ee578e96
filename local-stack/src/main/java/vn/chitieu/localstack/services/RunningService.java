package vn.chitieu.localstack.services;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.localstack.StackException;
import vn.chitieu.localstack.services.ServiceProcesses.Service;

/** One service of the stack, as a process of its own. Not thread-safe. */
final class RunningService {

    /** What the clients of Kafka say of their settings is no news here; a log of 10 MB is packed, 50 MB are kept. */
    private static final Map<String, String> LOGGING = Map.of(
            "logging.threshold.console", "OFF",
            "logging.level.org.apache.kafka", "WARN",
            "logging.logback.rollingpolicy.max-file-size", "10MB",
            "logging.logback.rollingpolicy.total-size-cap", "50MB");

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);
    private static final int OK = 200;

    private final Service service;
    private final int heapMegabytes;
    private final ManagedProcess process;
    private final Path portFile;
    private final HttpClient http;
    private @Nullable ClassArchive archive;

    /**
     * Takes what it is.
     *
     * @param service which
     * @param heapMegabytes how large its heap may become
     * @param process what runs it
     * @param portFile where it says at which port it listens
     * @param http what asks it
     */
    RunningService(Service service, int heapMegabytes, ManagedProcess process, Path portFile, HttpClient http) {
        this.service = service;
        this.heapMegabytes = heapMegabytes;
        this.process = process;
        this.portFile = portFile;
        this.http = http;
    }

    /** Starts it; returns at once. */
    void start(ServiceProcesses processes, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        setting(all, "chitieu.port-file", portFile.toAbsolutePath().toString());
        // The file takes what is logged and keeps its limits; what Java itself prints is added to it.
        setting(all, "logging.file.name", process.log().toAbsolutePath().toString());
        LOGGING.forEach((name, value) -> setting(all, name, value));
        List<String> options = new ArrayList<>(List.of("-Xmx" + heapMegabytes + "m"));
        ClassArchive classes = ClassArchive.of(processes.jar(service));
        archive = classes;
        options.addAll(classes.options());
        try {
            Files.createDirectories(portFile.toAbsolutePath().getParent());
            Files.deleteIfExists(portFile);
        } catch (IOException e) {
            throw new UncheckedIOException(portFile + " cannot be replaced", e);
        }
        processes.start(service, process, options, all);
    }

    /**
     * Returns whether it takes requests.
     *
     * @throws StackException if it has ended
     */
    boolean isReady() {
        if (!process.isAlive()) {
            throw new StackException("The " + process.name() + " service did not start: it ended with status "
                    + process.endedWith().orElse(-1) + ". Its log says why: " + process.logged());
        }
        return port().map(this::answersReadiness).orElse(false);
    }

    /** Returns its address. */
    URI address() {
        return port().orElseThrow(() -> new StackException("The " + process.name() + " service does not listen yet"));
    }

    /** Returns its process. */
    ManagedProcess process() {
        return process;
    }

    /** Writes what the next start is to find of its classes, where that was not done yet. */
    void keepClasses() {
        ClassArchive classes = archive;
        if (classes != null && !classes.exists() && process.isAlive()) {
            classes.write(process.pid());
        }
    }

    private Optional<URI> port() {
        try {
            String port = Files.exists(portFile) ? Files.readString(portFile).strip() : "";
            return port.isEmpty() ? Optional.empty() : Optional.of(URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(portFile + " cannot be read", e);
        }
    }

    private boolean answersReadiness(URI address) {
        try {
            HttpRequest request = HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"))
                    .timeout(ANSWER_WITHIN)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while the " + process.name() + " service started", e);
        }
    }

    private static void setting(Map<String, String> all, String property, String value) {
        all.put(ServiceSettings.variable(property), value);
    }
}
