package vn.chitieu.benchmarks.parts;

import java.util.List;

/** Medians of runs. */
public final class Medians {

    private Medians() {}

    /** Returns the middle one of the values, the lower of two in the middle. */
    public static double of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }
}
