package vn.chitieu.catalog;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells which targets break no rule and are strange all the same: ten times as much as another one that they can be
 * held against, or a tenth of it. Most of these are amounts in another unit of measure, such as tỷ where triệu is
 * meant; as targets they would be reached at once, or never. Pure, thread-safe.
 */
public final class TargetDoubts {

    private static final BigDecimal MOST = BigDecimal.TEN;
    private static final BigDecimal ABOUT = BigDecimal.valueOf(3);
    private static final List<BigDecimal> UNITS_APART =
            List.of(BigDecimal.valueOf(1_000_000_000), BigDecimal.valueOf(1_000_000), BigDecimal.valueOf(1_000));

    private TargetDoubts() {}

    /** Returns one sentence for each target of a catalogue that is doubted, in the order of the file. */
    public static List<String> of(Catalog catalog) {
        List<String> doubts = new ArrayList<>();
        List<Target> before = new ArrayList<>();
        for (Target target : catalog.targets()) {
            about(target, before).ifPresent(doubts::add);
            before.add(target);
        }
        return doubts;
    }

    /**
     * Returns why a target is strange beside others; empty where it is not, or where there is none to hold it against:
     * the same owner's last one before, else another owner's of the same year.
     *
     * @param others in any order; those of other scopes and indicators are passed over
     */
    public static Optional<String> about(Target target, List<Target> others) {
        return reference(target, others).flatMap(other -> doubt(target, other));
    }

    private static Optional<Target> reference(Target target, List<Target> others) {
        List<Target> comparable = others.stream()
                .filter(other -> other.scope().equals(target.scope())
                        && other.indicator().equals(target.indicator())
                        && !(other.owner().equals(target.owner())
                                && other.validFrom().equals(target.validFrom())
                                && other.year() == target.year()))
                .toList();
        Stream<Target> own = comparable.stream()
                .filter(other -> other.owner().equals(target.owner()))
                .filter(other -> other.year() < target.year()
                        || (other.year() == target.year() && other.validFrom().isBefore(target.validFrom())));
        return own.max(Comparator.comparingInt(Target::year).thenComparing(Target::validFrom))
                .or(() -> comparable.stream()
                        .filter(other -> !other.owner().equals(target.owner()) && other.year() == target.year())
                        .max(Comparator.comparing(Target::validFrom).thenComparing(Target::owner)));
    }

    private static Optional<String> doubt(Target target, Target other) {
        boolean more = target.value().compareTo(other.value()) >= 0;
        BigDecimal ratio = more
                ? target.value().divide(other.value(), MathContext.DECIMAL32)
                : other.value().divide(target.value(), MathContext.DECIMAL32);
        if (ratio.compareTo(MOST) < 0) {
            return Optional.empty();
        }
        String unit = UNITS_APART.stream()
                .filter(factor -> isAbout(ratio, factor))
                .findFirst()
                .map(factor -> "; perhaps it is in a unit of measure " + factor.toPlainString() + " times "
                        + (more ? "smaller" : "larger"))
                .orElse("");
        return Optional.of("the target " + target.value().toPlainString() + " of " + target.owner() + " for "
                + target.indicator() + " of " + target.scope() + " in " + target.year() + " is "
                + (more ? "ten times or more" : "a tenth or less") + " of "
                + other.value().toPlainString()
                + ", which " + other.owner() + " assigned for " + other.year() + unit);
    }

    private static boolean isAbout(BigDecimal ratio, BigDecimal factor) {
        return ratio.multiply(ABOUT).compareTo(factor) >= 0 && ratio.compareTo(factor.multiply(ABOUT)) <= 0;
    }
}
