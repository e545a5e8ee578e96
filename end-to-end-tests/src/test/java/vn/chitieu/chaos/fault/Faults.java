package vn.chitieu.chaos.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.chitieu.chaos.line.Instance;
import vn.chitieu.chaos.line.Line;
import vn.chitieu.chaos.line.Running;
import vn.chitieu.chaos.line.TcpProxy;
import vn.chitieu.chaos.line.Waiting;
import vn.chitieu.chaos.oracle.MailFaults;
import vn.chitieu.localstack.services.ServiceProcesses.Service;

/** Does faults to a line and mends them, and measures how long everything takes to be well again. Thread-safe. */
public final class Faults implements MailFaults {

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration RECOVERY = Duration.ofSeconds(120);
    /** A mail that left so long before a fault may not have been written down yet. */
    private static final Duration BEFORE = Duration.ofSeconds(5);
    /** After a fault a sender that was paused may still be about to send. */
    private static final Duration AFTER = Duration.ofSeconds(20);

    private static final int SLOW_MILLIS = 120;
    /** Of a Java process that was killed, and of one that was asked to stop. */
    private static final Set<Integer> STATUS_OF_FAULTS = Set.of(137, 143, 0);

    private final Line line;
    private final Groups groups;
    private final ConcurrentLinkedQueue<Done> done = new ConcurrentLinkedQueue<>();
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /**
     * A fault that was done.
     *
     * @param began when it began
     * @param ended when it was over
     * @param recovery how long after its end what it hit did its work again; null where it did not in time
     * @param note what went wrong in doing it; empty where nothing did
     */
    public record Done(
            PlannedFault fault,
            Instant began,
            Instant ended,
            @Nullable Duration recovery,
            String note) {}

    /** Takes the line. */
    public Faults(Line line) {
        this.line = line;
        this.groups = new Groups(line.bootstrapServers());
    }

    /** Does a fault; returns when it is over and what it hit is well again. */
    public void perform(PlannedFault fault) throws InterruptedException {
        String target = fault.target().replaceAll(">.*", "");
        ReentrantLock lock = locks.computeIfAbsent(target, name -> new ReentrantLock());
        lock.lock();
        Instant began = Instant.now();
        try {
            begin(fault);
            Thread.sleep(fault.lasts().toMillis());
            end(fault);
            long over = System.nanoTime();
            Instant ended = Instant.now();
            List<Running> hit = hit(fault);
            Duration recovery = null;
            String note = "";
            try {
                Waiting.until(fault.target(), RECOVERY, () -> hit.stream().allMatch(Running::isReady));
                recovery = Duration.ofNanos(System.nanoTime() - over);
            } catch (IllegalStateException tooLong) {
                note = Objects.toString(tooLong.getMessage());
            }
            done.add(new Done(fault, began, ended, recovery, note));
        } catch (RuntimeException e) {
            done.add(new Done(fault, began, Instant.now(), null, e.toString()));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Starts again what ended by itself, as the engine of containers does, and returns the names of these instances
     * with what they ended with. What a fault killed or stopped is the fault's to start again.
     */
    public List<String> startWhatEndedByItself() {
        List<String> ended = new ArrayList<>();
        for (Instance one : line.instances()) {
            OptionalInt status = one.process().endedWith();
            if (status.isPresent() && !STATUS_OF_FAULTS.contains(status.getAsInt())) {
                ended.add(one.name() + " ended by itself with status " + status.getAsInt());
                startWhereEnded(one);
            }
        }
        return ended;
    }

    /** Returns what was done so far. */
    public List<Done> done() {
        return new ArrayList<>(done);
    }

    /**
     * Returns whether it could not be known at a moment what became of a mail: the outcome of one that leaves while its
     * sender, the database or the mail server is hit cannot be written down.
     */
    @Override
    public boolean mayBeUnknown(Instant sent) {
        return done.stream()
                .filter(one -> one.fault().target().matches("(notification|database|inbox).*"))
                .anyMatch(one -> sent.isAfter(one.began().minus(BEFORE))
                        && sent.isBefore(one.ended().plus(AFTER)));
    }

    /**
     * Returns whether nothing may be stored of a mail that left at a moment: of one that was put into the outbox after
     * the copy to which the database was restored next.
     */
    @Override
    public boolean mayBeForgotten(Instant sent) {
        return line.restores().stream()
                .anyMatch(one -> sent.isAfter(one.copied())
                        && sent.isBefore(one.restored().plus(AFTER)));
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

    private void begin(PlannedFault fault) throws InterruptedException {
        switch (fault.kind()) {
            case KILL -> running(fault).process().kill();
            case RESTART -> running(fault).process().stop(STOP);
            case PAUSE -> running(fault).process().pause();
            case CUT -> wire(fault).cut();
            case STALL -> wire(fault).stall();
            case SLOW -> wire(fault).slow(SLOW_MILLIS);
            case SKEW -> startWith((Instance) running(fault), Duration.parse(fault.detail()));
            case RESTORE -> line.restoreDatabase();
            case DROP -> line.dropDatabase();
            case FORGET_OFFSETS ->
                line.instances(service(fault.target()))
                        .forEach(one -> one.process().stop(STOP));
            case SWAP_LEADER ->
                groups.leader(line.instances(Service.AGGREGATION)).process().stop(STOP);
        }
    }

    private void end(PlannedFault fault) throws InterruptedException {
        switch (fault.kind()) {
            case KILL, RESTART -> startWhereEnded(running(fault));
            case PAUSE -> running(fault).process().resume();
            case CUT, STALL, SLOW -> wire(fault).mend();
            case SKEW -> startWith((Instance) running(fault), Duration.ZERO);
            case RESTORE, DROP -> {
                // What is gone is gone.
            }
            case FORGET_OFFSETS -> {
                groups.forget(fault.target());
                line.instances(service(fault.target())).forEach(Faults::startWhereEnded);
            }
            case SWAP_LEADER -> line.instances(Service.AGGREGATION).forEach(Faults::startWhereEnded);
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

    /** Another fault may have started it already. */
    private static synchronized void startWhereEnded(Running one) {
        if (!one.process().isAlive()) {
            one.start();
        }
    }

    /** Returns when it does its work: a clock that is looked at by none does no harm. */
    private static void startWith(Instance instance, Duration skew) throws InterruptedException {
        instance.process().stop(STOP);
        instance.skew(skew);
        startWhereEnded(instance);
        Waiting.until(instance.name() + " with another clock", RECOVERY, instance::isReady);
    }

    private static Service service(String name) {
        return Service.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
