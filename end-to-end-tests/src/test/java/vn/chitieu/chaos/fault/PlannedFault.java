package vn.chitieu.chaos.fault;

import java.time.Duration;

/**
 * One fault of a history.
 *
 * @param number its place among the faults, from 1
 * @param at when it begins, after the begin of the run
 * @param kind what is done
 * @param target to what, such as {@code aggregation-2}; a wire is written {@code aggregation-2>database}
 * @param lasts how long it lasts
 * @param detail what else there is to know, such as how far a clock is ahead
 */
public record PlannedFault(int number, Duration at, FaultKind kind, String target, Duration lasts, String detail) {

    /** Returns one line for the history. */
    public String describe() {
        return "%4d  %6.1f s  %-14s %-28s %5.1f s  %s"
                .formatted(number, at.toMillis() / 1e3, kind, target, lasts.toMillis() / 1e3, detail)
                .stripTrailing();
    }
}
