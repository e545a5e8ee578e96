package vn.chitieu.chaos.line;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.chitieu.localstack.services.ManagedProcess;
import vn.chitieu.localstack.services.ServiceProcesses;
import vn.chitieu.localstack.services.ServiceProcesses.Service;

/** One of the two instances of a service, with wires of its own to broker, database and mail server. */
public final class Instance implements Running {

    private static final Map<Service, Integer> HEAP_MEGABYTES =
            Map.of(Service.INGESTION, 160, Service.AGGREGATION, 256, Service.NOTIFICATION, 160);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Service service;
    private final ServiceProcesses processes;
    private final ManagedProcess process;
    private final int port;
    private final Map<String, String> settings;
    private final Wires wires;
    private Duration usualOffset;
    private Duration offset;

    /** The wires of an instance; one that an instance has no use for passes nothing. */
    public record Wires(TcpProxy kafka, TcpProxy database, TcpProxy mail) {}

    Instance(
            Service service,
            ServiceProcesses processes,
            ManagedProcess process,
            int port,
            Map<String, String> settings,
            Wires wires,
            Duration offset) {
        this.service = service;
        this.processes = processes;
        this.process = process;
        this.port = port;
        this.settings = Map.copyOf(settings);
        this.wires = wires;
        this.usualOffset = offset;
        this.offset = offset;
    }

    /** Returns which service it is one of. */
    public Service service() {
        return service;
    }

    /** Returns where it answers HTTP. */
    public int port() {
        return port;
    }

    /** Returns its wires. */
    public Wires wires() {
        return wires;
    }

    /** Its clock is so much ahead of the others' from its next start on. */
    public void skew(Duration ahead) {
        offset = usualOffset.plus(ahead);
    }

    /** Its clock is so much further on for good, from its next start on. */
    public void moveClock(Duration further) {
        usualOffset = usualOffset.plus(further);
        offset = usualOffset;
    }

    @Override
    public String name() {
        return process.name();
    }

    @Override
    public ManagedProcess process() {
        return process;
    }

    @Override
    public void start() {
        Map<String, String> all = new HashMap<>(settings);
        all.put("CHITIEU_CLOCK_OFFSET", offset.toString());
        processes.start(service, process, List.of("-Xmx" + HEAP_MEGABYTES.get(service) + "m"), all);
    }

    @Override
    public boolean isReady() {
        return process.isAlive() && health().equals("UP");
    }

    /** Returns the status of its readiness, or why there is none. */
    public String health() {
        try {
            HttpResponse<String> answer = Http.get(port, "/actuator/health/readiness", "", TIMEOUT);
            return Http.json(answer.body()).path("status").asString("status " + answer.statusCode());
        } catch (IOException e) {
            return e.getClass().getSimpleName();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } catch (RuntimeException unreadable) {
            return "unreadable";
        }
    }
}
