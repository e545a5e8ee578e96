package vn.chitieu.aggregation.model;

import java.util.Collection;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.log.WaitingCity;

/** Positions kept elsewhere, with something that happens before and after each move. */
public class ForwardingPositions implements LogPositions {

    private final Supplier<LogPositions> stored;
    private final Runnable step;

    /** Asks at each call where they are kept now. */
    public ForwardingPositions(Supplier<LogPositions> stored) {
        this(stored, () -> {});
    }

    /** Does a step before and after each move. */
    public ForwardingPositions(Supplier<LogPositions> stored, Runnable step) {
        this.stored = stored;
        this.step = step;
    }

    @Override
    public OptionalLong next(int partition) {
        return stored.get().next(partition);
    }

    @Override
    public SortedMap<String, WaitingCity> waiting(int partition) {
        return stored.get().waiting(partition);
    }

    @Override
    public Set<String> waitingCities() {
        return stored.get().waitingCities();
    }

    @Override
    public void advance(int partition, OptionalLong from, long to, Collection<WaitingCity> waiting) {
        step.run();
        stored.get().advance(partition, from, to, waiting);
        step.run();
    }
}
