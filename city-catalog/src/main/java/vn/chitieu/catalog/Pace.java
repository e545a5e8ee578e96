package vn.chitieu.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;

/** How much of a year's target is expected by the end of each quarter. */
public sealed interface Pace permits Pace.Given, Pace.Seasonal {

    /** Returns the pace of a quarter of the target in each quarter: 25, 50, 75, 100 percent. */
    static Pace even() {
        return new Given(
                LongStream.of(25, 50, 75, 100).mapToObj(BigDecimal::valueOf).toList());
    }

    /**
     * Four shares in percent.
     *
     * @param shares expected at the end of each quarter, in percent, never falling, none below zero
     */
    record Given(List<BigDecimal> shares) implements Pace {
        public Given {
            shares = List.copyOf(shares);
            if (shares.size() != 4) {
                throw new IllegalArgumentException("expected four shares, got " + shares);
            }
            for (int i = 0; i < 4; i++) {
                BigDecimal floor = i == 0 ? BigDecimal.ZERO : shares.get(i - 1);
                if (shares.get(i).compareTo(floor) < 0) {
                    throw new IllegalArgumentException("expected shares that never fall, got " + shares);
                }
            }
        }
    }

    /** The shares of the year before; EVEN where that year is not known. */
    record Seasonal() implements Pace {}
}
