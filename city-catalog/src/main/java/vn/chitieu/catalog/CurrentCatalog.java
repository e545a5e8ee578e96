package vn.chitieu.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holder of the catalog in force. A caller reads it once per decision and passes it on, so that one decision never
 * mixes two editions. Thread-safe; a change is visible to all threads at once.
 */
public final class CurrentCatalog implements Supplier<Catalog> {

    private final List<Consumer<Catalog>> listeners = new CopyOnWriteArrayList<>();
    private volatile State state;

    /**
     * Begins with a catalog.
     *
     * @param since when it was read
     */
    public CurrentCatalog(Catalog first, Instant since) {
        this.state = new State(Objects.requireNonNull(first), Objects.requireNonNull(since), List.of(), null, 0, 0);
    }

    /** Returns the catalog that holds now. */
    @Override
    public Catalog get() {
        return state.catalog;
    }

    /** Returns since when it holds. */
    public Instant since() {
        return state.since;
    }

    /** Returns why the files as they are now were refused; empty where they are the catalog in force. */
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(state.refusal);
    }

    /** Returns what breaks no rule in it but is implausible, as far as it was checked. */
    public List<String> doubts() {
        return state.doubts;
    }

    /** Returns how often another catalog has taken its place since the start. */
    public long replacements() {
        return state.replacements;
    }

    /** Returns how often changed files were refused since the start. */
    public long refusals() {
        return state.refusals;
    }

    /**
     * Adds a listener that is called with each new catalog after it is in force, on the thread that brought it. A
     * listener that throws does not keep the others from being called.
     */
    public void onChange(Consumer<Catalog> listener) {
        listeners.add(Objects.requireNonNull(listener));
    }

    /**
     * Puts another edition in force and then calls the listeners.
     *
     * @throws IllegalArgumentException if it is of another city; nothing is changed then
     */
    public void replace(Catalog next, Instant at) {
        synchronized (this) {
            if (!next.id().equals(state.catalog.id())) {
                throw new IllegalArgumentException(
                        "expected the city " + state.catalog.id() + ", got " + next.id() + ": it never changes");
            }
            state = new State(
                    next, Objects.requireNonNull(at), List.of(), null, state.replacements + 1, state.refusals);
        }
        notifyListeners(next);
    }

    /**
     * Keeps the edition in force, and records why the files were refused.
     *
     * @param errors what is wrong with them, at least one, each with its file, line and code
     */
    public synchronized void refuse(List<String> errors, Instant at) {
        state = new State(
                state.catalog,
                state.since,
                state.doubts,
                new Refusal(errors, at),
                state.replacements,
                state.refusals + 1);
    }

    /** Records that the files are again those of the catalog in force. */
    public synchronized void mend() {
        state = new State(state.catalog, state.since, state.doubts, null, state.replacements, state.refusals);
    }

    /** Records what is implausible in the catalog in force, until another one is. */
    public synchronized void doubt(List<String> doubts) {
        state = new State(
                state.catalog, state.since, List.copyOf(doubts), state.refusal, state.replacements, state.refusals);
    }

    private void notifyListeners(Catalog next) {
        RuntimeException fault = null;
        for (Consumer<Catalog> listener : listeners) {
            try {
                listener.accept(next);
            } catch (RuntimeException failed) {
                if (fault == null) {
                    fault = failed;
                } else {
                    fault.addSuppressed(failed);
                }
            }
        }
        if (fault != null) {
            throw fault;
        }
    }

    private record State(
            Catalog catalog,
            Instant since,
            List<String> doubts,
            @Nullable Refusal refusal,
            long replacements,
            long refusals) {}

    /**
     * Files that were refused.
     *
     * @param errors what is wrong with them, at least one
     * @param at when they were looked at
     */
    public record Refusal(List<String> errors, Instant at) {
        public Refusal {
            errors = List.copyOf(errors);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("expected at least one error, got none");
            }
            Objects.requireNonNull(at);
        }
    }
}
