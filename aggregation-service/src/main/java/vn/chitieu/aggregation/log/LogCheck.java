package vn.chitieu.aggregation.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        return look(false);
    }

    private Result look(boolean remembers) {
        SortedMap<Integer, LogIdentity> known = marks.all();
        // Asked before the end of the log, which grows meanwhile: asked after it, a sound log looks too short.
        Map<Integer, OptionalLong> read = new HashMap<>();
        known.keySet().forEach(partition -> read.put(partition, positions.next(partition)));
        LogState state = broker.look();
        List<String> losses = new ArrayList<>();
        if (!state.exists()) {
            losses.add(topic + " does not exist");
        }
        TreeSet<Integer> partitions = new TreeSet<>(state.partitions().keySet());
        partitions.addAll(known.keySet());
        for (int partition : partitions) {
            LogIdentity mark = known.get(partition);
            OptionalLong next = read.computeIfAbsent(partition, positions::next);
            compare(partition, state, mark, next, losses);
            if (remembers && mark != null) {
                rememberShortened(partition, state, mark, next);
            }
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
        Result found = look(true);
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

    /** Otherwise a log that has grown again would pass for whole, and what it has grown by would never be read. */
    private void rememberShortened(int partition, LogState state, LogIdentity mark, OptionalLong next) {
        LogState.Offsets offsets = state.partitions().get(partition);
        if (offsets != null
                && mark.topicId().equals(state.topicId())
                && mark.endedAt() == null
                && next.orElse(0) > offsets.end()) {
            marks.put(partition, new LogIdentity(mark.topicId(), mark.beginning(), offsets.end()));
        }
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
            OptionalLong next = positions.next(partition);
            compare(partition, found.state(), known.get(partition), next, losses);
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

    private void compare(
            int partition, LogState state, @Nullable LogIdentity mark, OptionalLong next, List<String> losses) {
        String name = topic + "-" + partition;
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
        } else if (mark != null && mark.endedAt() != null) {
            losses.add(name + " was shorter than what was read of it: it ended at " + mark.endedAt()
                    + ", so records from there on are others than those that were read");
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
