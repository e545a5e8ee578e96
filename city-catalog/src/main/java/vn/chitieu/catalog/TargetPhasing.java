package vn.chitieu.catalog;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;

/** Phasing of a year's target: the share that is expected by the end of each quarter. */
public sealed interface TargetPhasing permits TargetPhasing.Given, TargetPhasing.Seasonal {

    /** Returns the pace of a quarter of the target in each quarter: 25, 50, 75, 100 percent. */
    static TargetPhasing even() {
        return new Given(
                LongStream.of(25, 50, 75, 100).mapToObj(BigDecimal::valueOf).toList());
    }

    /**
     * Returns whether figures can follow it: a path can fall only where less is better, and where a figure stands for
     * itself instead of adding to those before.
     *
     * @param accrual how figures of the indicator become more over the year
     */
    default boolean suits(Indicator indicator, Accrual accrual) {
        return !(this instanceof Given given)
                || !given.falls()
                || (indicator.judging().direction() == Direction.LOWER && accrual != Accrual.FLOW);
    }

    /**
     * Four shares in percent.
     *
     * @param shares expected at the end of each quarter, in percent, none below zero; they never fall, or never rise
     *     where a level or a stock has to come down to its target, such as 130/120/110/100
     */
    record Given(List<BigDecimal> shares) implements TargetPhasing {
        public Given {
            shares = List.copyOf(shares);
            if (shares.size() != 4) {
                throw new IllegalArgumentException("expected four shares, got " + shares);
            }
            boolean rises = false;
            boolean falls = false;
            for (int i = 1; i < 4; i++) {
                int step = shares.get(i).compareTo(shares.get(i - 1));
                rises |= step > 0;
                falls |= step < 0;
            }
            if (rises && falls) {
                throw new IllegalArgumentException("expected shares that never fall, or never rise, got " + shares);
            }
            if (shares.stream().anyMatch(share -> share.signum() < 0)) {
                throw new IllegalArgumentException("expected shares of zero or more, got " + shares);
            }
        }

        /** Returns whether less is expected from quarter to quarter. */
        public boolean falls() {
            return shares.get(3).compareTo(shares.get(0)) < 0;
        }
    }

    /** The shares of the year before; EVEN where that year is not known. */
    record Seasonal() implements TargetPhasing {}
}
