package vn.chitieu.chaos.fault;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import vn.chitieu.chaos.line.Instance;
import vn.chitieu.chaos.line.Line;
import vn.chitieu.chaos.line.Running;
import vn.chitieu.chaos.line.TcpProxy;
import vn.chitieu.chaos.line.Waiting;
import vn.chitieu.localstack.services.ServiceProcesses.Service;

/** Does faults to a line and mends them, and measures how long everything takes to be well again. Thread-safe. */
public final class Faults {

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration RECOVERY = Duration.ofSeconds(120);
    private static final int SLOW_MILLIS = 120;
    private static final Map<String, String> GROUPS =
            Map.of("aggregation", "aggregation", "notification", "notification");

    private final Line line;
    private final ConcurrentLinkedQueue<Done> done = new ConcurrentLinkedQueue<>();
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /**
     * A fault that was done.
     *
     * @param recovery how long after its end what it hit did its work again; null where it did not in time
     * @param note what went wrong in doing it; empty where nothing did
     */
    public record Done(
            PlannedFault fault,
            @org.jspecify.annotations.Nullable Duration recovery,
            String note) {}

    /** Takes the line. */
    public Faults(Line line) {
        this.line = line;
    }

    /** Does a fault; returns when it is over and what it hit is well again. */
    public void perform(PlannedFault fault) throws InterruptedException {
        String target = fault.target().replaceAll(">.*", "");
        ReentrantLock lock = locks.computeIfAbsent(target, name -> new ReentrantLock());
        lock.lock();
        try {
            begin(fault);
            Thread.sleep(fault.lasts().toMillis());
            end(fault);
            long over = System.nanoTime();
            List<Running> hit = hit(fault);
            Duration recovery = null;
            String note = "";
            try {
                Waiting.until(fault.target(), RECOVERY, () -> hit.stream().allMatch(Running::isReady));
                recovery = Duration.ofNanos(System.nanoTime() - over);
            } catch (IllegalStateException tooLong) {
                note = Objects.toString(tooLong.getMessage());
            }
            done.add(new Done(fault, recovery, note));
        } catch (RuntimeException e) {
            done.add(new Done(fault, null, e.toString()));
        } finally {
            lock.unlock();
        }
    }

    /** Returns what was done so far. */
    public List<Done> done() {
        return new ArrayList<>(done);
    }

    private List<Running> hit(PlannedFault fault) {
        return switch (fault.kind()) {
            case DROP -> List.copyOf(line.instances(Service.AGGREGATION));
            case RESTORE -> List.copyOf(line.instances());
            case FORGET_OFFSETS -> List.copyOf(line.instances(service(fault.target())));
            case SWAP_LEADER -> List.copyOf(line.instances(Service.AGGREGATION));
            default -> List.of(line.named(fault.target().replaceAll(">.*", "")));
        };
    }

    private void begin(PlannedFault fault) {
        switch (fault.kind()) {
            case KILL -> running(fault).process().kill();
            case RESTART -> running(fault).process().stop(STOP);
            case PAUSE -> running(fault).process().pause();
            case CUT -> wire(fault).cut();
            case STALL -> wire(fault).stall();
            case SLOW -> wire(fault).slow(SLOW_MILLIS);
            case SKEW -> startWith((Instance) running(fault), Duration.parse(fault.detail()));
            case RESTORE -> line.restoreDatabase();
            case DROP -> drop("chitieu-aggregation");
            case FORGET_OFFSETS ->
                line.instances(service(fault.target()))
                        .forEach(one -> one.process().stop(STOP));
            case SWAP_LEADER -> leader().process().stop(STOP);
        }
    }

    private void end(PlannedFault fault) {
        switch (fault.kind()) {
            case KILL, RESTART -> running(fault).start();
            case PAUSE -> running(fault).process().resume();
            case CUT, STALL, SLOW -> wire(fault).mend();
            case SKEW -> startWith((Instance) running(fault), Duration.ZERO);
            case RESTORE, DROP -> {
                // What is gone is gone.
            }
            case FORGET_OFFSETS -> {
                forgetOffsets(fault.target());
                line.instances(service(fault.target())).forEach(Instance::start);
            }
            case SWAP_LEADER ->
                line.instances(Service.AGGREGATION).stream()
                        .filter(one -> !one.process().isAlive())
                        .forEach(Instance::start);
        }
    }

    private Running running(PlannedFault fault) {
        return line.named(fault.target());
    }

    private TcpProxy wire(PlannedFault fault) {
        String[] ends = fault.target().split(">");
        Instance.Wires wires = ((Instance) line.named(ends[0])).wires();
        return switch (ends[1]) {
            case "broker" -> wires.kafka();
            case "database" -> wires.database();
            default -> wires.mail();
        };
    }

    private static void startWith(Instance instance, Duration skew) {
        instance.process().stop(STOP);
        instance.skew(skew);
        instance.start();
    }

    private void drop(String database) {
        try (MongoClient client = MongoClients.create(line.mongodb())) {
            client.getDatabase(database).drop();
        }
    }

    private void forgetOffsets(String group) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", line.bootstrapServers(), "client.id", "chaos"))) {
            // A group is empty once the broker has seen its members leave.
            Waiting.until("the group " + group + " to be deleted", Duration.ofSeconds(40), () -> deleted(admin, group));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean deleted(Admin admin, String group) {
        try {
            admin.deleteConsumerGroups(List.of(Objects.requireNonNull(GROUPS.get(group))))
                    .all()
                    .get();
            return true;
        } catch (java.util.concurrent.ExecutionException notEmptyYet) {
            return notEmptyYet.getCause() instanceof org.apache.kafka.common.errors.GroupIdNotFoundException;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns the instance whose consumer reads the city's partition; the first one where nobody does. */
    private Instance leader() {
        List<Instance> both = line.instances(Service.AGGREGATION);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", line.bootstrapServers(), "client.id", "chaos"))) {
            int city = org.apache.kafka.common.utils.Utils.toPositive(org.apache.kafka.common.utils.Utils.murmur2(
                            "thanh-hoa".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    % 4;
            return admin.describeConsumerGroups(List.of("aggregation")).all().get().values().stream()
                    .flatMap(group -> group.members().stream())
                    .filter(member -> member.assignment().topicPartitions().stream()
                            .anyMatch(one -> one.topic().equals("indicator-updates") && one.partition() == city))
                    .flatMap(member ->
                            both.stream().filter(one -> member.clientId().startsWith(one.name())))
                    .findFirst()
                    .orElse(both.get(0));
        } catch (java.util.concurrent.ExecutionException e) {
            return both.get(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return both.get(0);
        }
    }

    private static Service service(String name) {
        return Service.valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }
}
