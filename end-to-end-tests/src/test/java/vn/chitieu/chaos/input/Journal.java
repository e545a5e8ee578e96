package vn.chitieu.chaos.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What was sent and how it was answered. Thread-safe. */
public final class Journal {

    private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Row> sent = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> oddities = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> targets = new ConcurrentHashMap<>();

    /**
     * One answer about one row or target.
     *
     * @param receipt where it stands; null unless it was accepted, and of targets
     */
    public record Answer(Row row, String outcome, @Nullable String receipt, String errors) {}

    /** Returns everything that these say. */
    public static Journal of(List<Journal> all) {
        Journal whole = new Journal();
        for (Journal one : all) {
            whole.answers.addAll(one.answers);
            whole.sent.addAll(one.sent);
            whole.oddities.addAll(one.oddities);
            one.attempts.forEach((ending, times) -> whole.attempts
                    .computeIfAbsent(ending, name -> new AtomicInteger())
                    .addAndGet(times.get()));
            // The same ids are other targets in another city.
            one.targets.forEach((id, target) -> whole.targets.put(System.identityHashCode(one) + " " + id, target));
        }
        return whole;
    }

    /** Notes that rows are about to be sent. */
    void sending(List<Row> rows) {
        sent.addAll(rows);
    }

    void answered(Answer answer) {
        answers.add(answer);
    }

    void targetAccepted(Map<String, Object> target) {
        targets.put(String.valueOf(target.get("id")), target);
    }

    /** Counts one way in which an attempt ended, such as {@code 202} or {@code timeout}. */
    void attempt(String ending) {
        attempts.computeIfAbsent(ending, name -> new AtomicInteger()).incrementAndGet();
    }

    /** Notes what should not happen. */
    void odd(String what) {
        oddities.add(what);
    }

    /** Returns all answers over HTTP so far. */
    public List<Answer> answers() {
        return new ArrayList<>(answers);
    }

    /** Returns everything that was sent, over Kafka too. */
    public List<Row> sent() {
        return new ArrayList<>(sent);
    }

    /** Returns the targets that were accepted, by id. */
    public Map<String, Map<String, Object>> targets() {
        return targets;
    }

    /** Returns how attempts ended. */
    public Map<String, AtomicInteger> attempts() {
        return attempts;
    }

    /** Returns what should not have happened. */
    public List<String> oddities() {
        return new ArrayList<>(oddities);
    }
}
