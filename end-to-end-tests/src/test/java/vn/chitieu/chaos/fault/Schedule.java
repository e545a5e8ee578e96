package vn.chitieu.chaos.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Plans the faults of a run out of its seed: the same seed, length and kinds, the same faults. */
public final class Schedule {

    private static final List<String> INSTANCES =
            List.of("ingestion-1", "ingestion-2", "aggregation-1", "aggregation-2", "notification-1", "notification-2");
    private static final List<String> PARTS = List.of("broker", "database", "inbox");
    private static final Duration CALM_BEFORE = Duration.ofSeconds(5);
    private static final Duration CALM_AFTER = Duration.ofSeconds(10);
    private static final int START_AGAIN_SECONDS = 12;
    private static final int SHORTEST_GAP_MILLIS = 4_000;
    private static final int LONGEST_GAP_MILLIS = 20_000;

    private final Random random;
    private final Set<FaultKind> kinds;
    private final Map<String, Duration> busyUntil = new HashMap<>();

    private Schedule(long seed, Set<FaultKind> kinds) {
        this.random = new Random(seed ^ 0x5EED);
        this.kinds = kinds;
    }

    /**
     * Returns the faults of a run, in the order in which they begin.
     *
     * @param length of the run; the last fault is over before its end
     * @param without kinds that do not come
     */
    public static List<PlannedFault> of(long seed, Duration length, Set<FaultKind> without) {
        Set<FaultKind> kinds = EnumSet.allOf(FaultKind.class);
        kinds.removeAll(without);
        return kinds.isEmpty() ? List.of() : new Schedule(seed, kinds).plan(length);
    }

    private List<PlannedFault> plan(Duration length) {
        List<PlannedFault> faults = new ArrayList<>();
        Duration at = CALM_BEFORE;
        while (at.compareTo(length.minus(CALM_AFTER)) < 0) {
            PlannedFault fault = next(faults.size() + 1, at, length);
            if (fault != null) {
                faults.add(fault);
            }
            at = at.plusMillis(SHORTEST_GAP_MILLIS + random.nextInt(LONGEST_GAP_MILLIS - SHORTEST_GAP_MILLIS));
        }
        return faults;
    }

    private @org.jspecify.annotations.Nullable PlannedFault next(int number, Duration at, Duration length) {
        FaultKind kind = kind();
        String target = target(kind);
        int seconds = kind.shortest() + random.nextInt(kind.longest() - kind.shortest() + 1);
        // Long ones are rare, as they are in life, and a short run has none.
        double shrink = random.nextDouble();
        Duration lasts =
                Duration.ofMillis(Math.round(1_000 * (kind.shortest() + (seconds - kind.shortest()) * shrink)));
        String detail = kind == FaultKind.SKEW ? skew(target).toString() : "";
        String process = target.contains(">") ? target.substring(0, target.indexOf('>')) : target;
        if (at.plus(lasts).plus(CALM_AFTER).compareTo(length) > 0) {
            return null;
        }
        // What is still being mended is left alone.
        if (busyUntil.getOrDefault(process, Duration.ZERO).compareTo(at) > 0) {
            return null;
        }
        busyUntil.put(process, at.plus(lasts).plusSeconds(restarts(kind) ? START_AGAIN_SECONDS : 1));
        return new PlannedFault(number, at, kind, target, lasts, detail);
    }

    private static boolean restarts(FaultKind kind) {
        return kind != FaultKind.CUT && kind != FaultKind.STALL && kind != FaultKind.SLOW && kind != FaultKind.PAUSE;
    }

    private FaultKind kind() {
        int dice = random.nextInt(kinds.stream().mapToInt(FaultKind::weight).sum());
        for (FaultKind kind : kinds) {
            dice -= kind.weight();
            if (dice < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("expected the weights to add up");
    }

    private String target(FaultKind kind) {
        String instance = INSTANCES.get(random.nextInt(INSTANCES.size()));
        String part = PARTS.get(random.nextInt(PARTS.size()));
        return switch (kind) {
            case KILL, PAUSE -> random.nextInt(4) == 0 ? part : instance;
            case RESTART, SKEW -> instance;
            case CUT, STALL, SLOW -> instance + ">" + wire(instance);
            case RESTORE -> "database";
            case DROP -> "aggregation-database";
            case FORGET_OFFSETS -> random.nextBoolean() ? "aggregation" : "notification";
            case SWAP_LEADER -> "leader";
        };
    }

    private String wire(String instance) {
        List<String> wires = instance.startsWith("notification")
                ? List.of("broker", "database", "inbox")
                : List.of("broker", "database");
        return wires.get(random.nextInt(wires.size()));
    }

    /** A day is more than any deadline is away; minutes are what a machine without a time server is off by. */
    private Duration skew(String target) {
        List<Duration> skews = target.startsWith("aggregation")
                ? List.of(Duration.ofMinutes(-1), Duration.ofMinutes(2), Duration.ofDays(3))
                : List.of(Duration.ofMinutes(-1), Duration.ofSeconds(90));
        return skews.get(random.nextInt(skews.size()));
    }

    /** Reads kinds by name, separated by commas. */
    public static Set<FaultKind> kinds(String names) {
        Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
        Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> kinds.add(FaultKind.valueOf(name)));
        return kinds;
    }
}
