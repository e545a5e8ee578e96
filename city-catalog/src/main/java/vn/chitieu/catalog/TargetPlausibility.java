package vn.chitieu.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Plausibility check of a catalog's targets: finds those that break no rule but are far from another one that they can
 * be compared with, see {@link TargetMagnitude}. Most of these are amounts in another unit of measure, such as tỷ where
 * triệu is meant; as targets they would be reached at once, or never. Pure, thread-safe.
 */
public final class TargetPlausibility {

    private static final BigDecimal ABOUT = BigDecimal.valueOf(3);
    private static final List<BigDecimal> UNITS_APART =
            List.of(BigDecimal.valueOf(1_000_000_000), BigDecimal.valueOf(1_000_000), BigDecimal.valueOf(1_000));

    private TargetPlausibility() {}

    /** Returns one sentence for each target that is far from those above it in the file, in the order of the file. */
    public static List<String> of(Catalog catalog) {
        Set<String> owners =
                catalog.targets().stream().map(Target::owner).collect(Collectors.toCollection(TreeSet::new));
        List<String> doubts = new ArrayList<>();
        List<Target> before = new ArrayList<>();
        for (Target target : catalog.targets()) {
            TargetMagnitude.nearest(
                            target.year(),
                            target.owner(),
                            owners,
                            (year, owner) ->
                                    TargetMagnitude.last(before, target.scope(), target.indicator(), year, owner))
                    .flatMap(nearest -> doubt(target, nearest))
                    .ifPresent(doubts::add);
            before.add(target);
        }
        return doubts;
    }

    private static Optional<String> doubt(Target target, TargetMagnitude.Nearest nearest) {
        BigDecimal value = target.value();
        BigDecimal other = nearest.amount();
        if (!TargetMagnitude.isFar(value, other)) {
            return Optional.empty();
        }
        boolean more = TargetMagnitude.isTenTimes(value, other);
        return Optional.of("the target " + value.toPlainString() + " of " + target.owner() + " for "
                + target.indicator() + " of " + target.scope() + " in " + target.year() + " is "
                + (more ? "ten times or more" : "a tenth or less") + " of "
                + other.toPlainString()
                + ", which " + nearest.owner() + " assigned for " + nearest.year()
                + unit(more ? ratio(value, other) : ratio(other, value), more));
    }

    private static BigDecimal ratio(BigDecimal large, BigDecimal small) {
        return small.signum() == 0 ? BigDecimal.ZERO : large.divide(small, MathContext.DECIMAL32);
    }

    private static String unit(BigDecimal ratio, boolean more) {
        return UNITS_APART.stream()
                .filter(factor -> isAbout(ratio, factor))
                .findFirst()
                .map(factor -> "; perhaps it is in a unit of measure " + factor.toPlainString() + " times "
                        + (more ? "smaller" : "larger"))
                .orElse("");
    }

    private static boolean isAbout(BigDecimal ratio, BigDecimal factor) {
        return ratio.multiply(ABOUT).compareTo(factor) >= 0 && ratio.compareTo(factor.multiply(ABOUT)) <= 0;
    }
}
