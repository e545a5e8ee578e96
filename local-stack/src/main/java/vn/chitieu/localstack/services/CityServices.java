package vn.chitieu.localstack.services;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import vn.chitieu.localstack.StackException;
import vn.chitieu.localstack.services.ServiceProcesses.Service;

/** The three services, each in a process of its own. */
public final class CityServices implements AutoCloseable {

    private static final Map<Service, Integer> HEAP_MEGABYTES =
            Map.of(Service.INGESTION, 160, Service.AGGREGATION, 160, Service.NOTIFICATION, 144);

    private static final Duration START_WITHIN = Duration.ofMinutes(3);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final ServiceProcesses processes;
    /** In the order in which an update passes through them. */
    private final Map<Service, RunningService> services = new EnumMap<>(Service.class);

    private boolean closed;
    private boolean keepsClasses;

    /**
     * Makes services that are not started yet.
     *
     * @param processes what starts them
     * @param logs where each has its log
     * @param ports where each says at which port it listens
     */
    public CityServices(ServiceProcesses processes, Path logs, Path ports) {
        this.processes = processes;
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (Service service : Service.values()) {
            String name = service.name().toLowerCase(Locale.ROOT);
            ManagedProcess process = new ManagedProcess(name, logs.resolve(name + ".log"));
            int heap = Objects.requireNonNull(HEAP_MEGABYTES.get(service));
            services.put(service, new RunningService(service, heap, process, ports.resolve(name + ".port"), http));
        }
    }

    /**
     * Starts all three side by side and returns when all of them take requests.
     *
     * @throws StackException if one does not start
     */
    public void start(ServiceEnvironment around) {
        List<String> passwords = ServiceSettings.hashedPasswords(around);
        start(Service.INGESTION, ServiceSettings.ofIngestion(around, passwords));
        start(Service.AGGREGATION, ServiceSettings.ofAggregation(around));
        start(Service.NOTIFICATION, ServiceSettings.ofNotification(around));
        long deadline = System.nanoTime() + START_WITHIN.toNanos();
        for (RunningService service : services.values()) {
            await(service, deadline);
        }
    }

    /** Returns the address of the ingestion service. */
    public URI ingestion() {
        return of(Service.INGESTION).address();
    }

    /** Returns the address of the aggregation service. */
    public URI aggregation() {
        return of(Service.AGGREGATION).address();
    }

    /** Returns the address of the notification service. */
    public URI notification() {
        return of(Service.NOTIFICATION).address();
    }

    /**
     * Says that they have done all that a start does: what Java made of their classes is written when they are closed,
     * where that was not done since they were built.
     */
    public synchronized void keepClasses() {
        keepsClasses = true;
    }

    /** Stops them in the order in which an update passes through them, so that none loses its reader. */
    @Override
    public synchronized void close() {
        closed = true;
        if (keepsClasses) {
            services.values().parallelStream().forEach(RunningService::keepClasses);
        }
        services.values().forEach(service -> service.process().stop(STOP_WITHIN));
    }

    private synchronized void start(Service service, Map<String, String> settings) {
        requireOpen();
        of(service).start(processes, settings);
    }

    private boolean isReady(RunningService service) {
        try {
            return service.isReady();
        } catch (StackException ended) {
            requireOpen();
            throw ended;
        }
    }

    /** One that is stopped while it starts has no fault for its log to explain. */
    private synchronized void requireOpen() {
        if (closed) {
            throw new StackException("Stopped while starting");
        }
    }

    private void await(RunningService service, long deadline) {
        try {
            while (!isReady(service)) {
                if (System.nanoTime() > deadline) {
                    throw new StackException("The " + service.process().name() + " service is not ready after "
                            + START_WITHIN.toSeconds() + " s. "
                            + service.process().logged());
                }
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while the services started", e);
        }
    }

    private RunningService of(Service service) {
        return Objects.requireNonNull(services.get(service));
    }
}
