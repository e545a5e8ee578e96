package vn.chitieu.aggregation.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares a log with what was read of it: whether it is the same topic, begins where it began and goes at least as far
 * as the stored position. Everything is made from the log, so one that has lost records is an error and not a smaller
 * truth. Each finding is said in the log once, until it changes. Thread-safe.
 */
public final class LogCheck {

    private static final Logger LOG = LoggerFactory.getLogger(LogCheck.class);

    private final String topic;
    private final LogInspector broker;
    private final LogPositions positions;
    private final LogIdentityRepository marks;
    private volatile @Nullable Result last;

    /** Takes the topic, its inspector, how far it was read, and which topic that was. */
    public LogCheck(String topic, LogInspector broker, LogPositions positions, LogIdentityRepository marks) {
        this.topic = Objects.requireNonNull(topic);
        this.broker = Objects.requireNonNull(broker);
        this.positions = Objects.requireNonNull(positions);
        this.marks = Objects.requireNonNull(marks);
    }

    /** Returns the findings of the last check; null before the first one. */
    public @Nullable Result last() {
        return last;
    }

    /**
     * Looks at the log now.
     *
     * @throws IllegalStateException if the broker does not answer in time
     */
    public synchronized Result look() {
        LogState state = broker.look();
        SortedMap<Integer, LogIdentity> known = marks.all();
        List<String> losses = new ArrayList<>();
        if (!state.exists()) {
            losses.add(topic + " does not exist");
        }
        TreeSet<Integer> partitions = new TreeSet<>(state.partitions().keySet());
        partitions.addAll(known.keySet());
        for (int partition : partitions) {
            compare(partition, state, known.get(partition), losses);
        }
        Result found = new Result(state, losses);
        report(found);
        last = found;
        return found;
    }

    /**
     * Checks the log before a partition is read, and stores which log it is where that is not known yet.
     *
     * @return the first offset that the partition is known to have
     * @throws LogLostException if something of the log is lost
     * @throws IllegalStateException if the broker does not answer in time
     */
    public synchronized long requireWhole(int partition) {
        Result found = look();
        if (!found.losses().isEmpty()) {
            throw new LogLostException(String.join("; ", found.losses()));
        }
        LogIdentity known = marks.all().get(partition);
        if (known == null) {
            marks.put(partition, new LogIdentity(found.state().topicId(), 0));
            return 0;
        }
        return known.beginning();
    }

    /**
     * Takes the log as it is from now on. A partition of which something is lost is read again from its beginning,
     * since processing is idempotent.
     */
    public synchronized void acceptLosses() {
        Result found = look();
        SortedMap<Integer, LogIdentity> known = marks.all();
        found.state().partitions().forEach((partition, offsets) -> {
            List<String> losses = new ArrayList<>();
            compare(partition, found.state(), known.get(partition), losses);
            OptionalLong next = positions.next(partition);
            if (!losses.isEmpty() && next.isPresent()) {
                positions.advance(partition, next, offsets.beginning());
            }
            marks.put(partition, new LogIdentity(found.state().topicId(), offsets.beginning()));
        });
        look();
    }

    /** Lets every partition be read again from its beginning, by whichever instance has it. */
    public synchronized void readAgain() {
        marks.all().forEach((partition, mark) -> {
            OptionalLong next = positions.next(partition);
            if (next.isPresent() && next.getAsLong() != mark.beginning()) {
                positions.advance(partition, next, mark.beginning());
            }
        });
    }

    private void compare(int partition, LogState state, @Nullable LogIdentity mark, List<String> losses) {
        String name = topic + "-" + partition;
        OptionalLong next = positions.next(partition);
        LogState.Offsets offsets = state.partitions().get(partition);
        if (offsets == null) {
            losses.add(name + " does not exist" + included(next));
            return;
        }
        if (mark != null && !mark.topicId().equals(state.topicId())) {
            losses.add(name + " is another topic than the one that was read" + included(next) + ": expected the id "
                    + mark.topicId() + ", got " + state.topicId());
        }
        long beginning = mark == null ? 0 : mark.beginning();
        if (offsets.beginning() > beginning) {
            losses.add(name + " is trimmed: the records from " + beginning + " to " + (offsets.beginning() - 1)
                    + " are gone, it begins at " + offsets.beginning() + unread(next, offsets.beginning()));
        }
        if (next.orElse(0) > offsets.end()) {
            losses.add(name + " is shorter than what was read of it: it ends at " + offsets.end()
                    + ", but was read up to " + next.getAsLong());
        }
    }

    private static String included(OptionalLong next) {
        return next.isPresent() ? " up to " + next.getAsLong() : "";
    }

    private static String unread(OptionalLong next, long beginning) {
        return next.orElse(0) < beginning ? "; those from " + next.orElse(0) + " on were never read" : "";
    }

    private void report(Result found) {
        Result before = last;
        if (!found.losses().isEmpty() && (before == null || !before.losses().equals(found.losses()))) {
            LOG.error(
                    "The log is not whole, so nothing is read from it: {}. Restore the topic from a backup or a mirror;"
                            + " `reconcile` names it, `rebuild --accept-loss` goes on without what is lost",
                    String.join("; ", found.losses()));
        }
        if (before != null && !before.losses().isEmpty() && found.losses().isEmpty()) {
            LOG.info("The log {} is whole again", topic);
        }
        if (!found.risks().isEmpty() && (before == null || !before.risks().equals(found.risks()))) {
            LOG.error("The log {} is to be kept for ever, but may lose records: {}", topic, found.risks());
        }
    }

    /**
     * Findings of a check.
     *
     * @param state the log
     * @param losses what is lost, in plain words; empty where the log is whole
     */
    public record Result(LogState state, List<String> losses) {
        public Result {
            Objects.requireNonNull(state);
            losses = List.copyOf(losses);
        }

        /** Returns settings by which the log may lose records. */
        public List<String> risks() {
            return state.risks();
        }
    }
}
