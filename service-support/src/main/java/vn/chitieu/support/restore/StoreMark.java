package vn.chitieu.support.restore;

import java.time.Instant;
import java.util.Objects;

/**
 * Watermark of a database: how many changes it has had.
 *
 * @param number how many changes it has had, 1 or more
 * @param at when the last of them was
 */
public record StoreMark(long number, Instant at) {

    public StoreMark {
        Objects.requireNonNull(at);
        if (number < 1) {
            throw new IllegalArgumentException("expected a number from 1, got " + number);
        }
    }
}
