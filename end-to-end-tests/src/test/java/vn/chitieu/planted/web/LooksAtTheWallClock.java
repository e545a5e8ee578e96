package vn.chitieu.planted.web;

import java.time.Instant;
import java.util.function.Supplier;

/** Planted: breaks a rule on purpose. */
public class LooksAtTheWallClock {
    final Supplier<Instant> time = Instant::now;
}
