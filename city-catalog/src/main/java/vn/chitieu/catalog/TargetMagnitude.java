package vn.chitieu.catalog;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * Plausibility rule for the amount of a target, the same for the catalog's files and for targets that are assigned: it
 * is compared with the nearest one that is known, and is far from it at ten times as much or a tenth. Most of these are
 * amounts in another unit of measure. Pure, thread-safe.
 */
public final class TargetMagnitude {

    private static final BigDecimal FAR = BigDecimal.TEN;

    private TargetMagnitude() {}

    /**
     * Returns the target that one is compared with; empty where none is known. The same year comes before the year
     * before, and in each the same owner before the others.
     *
     * @param year of the target that is checked
     * @param owner of the target that is checked
     * @param owners all who assign targets, in the order in which they are tried
     * @param known the targets of the same scope and indicator, without the one that is checked
     */
    public static Optional<Nearest> nearest(int year, String owner, Collection<String> owners, Known known) {
        return Stream.of(year, year - 1)
                .flatMap(one -> Stream.concat(Stream.of(owner), owners.stream().filter(other -> !other.equals(owner)))
                        .flatMap(assigner ->
                                known.last(one, assigner).map(amount -> new Nearest(one, assigner, amount)).stream()))
                .findFirst();
    }

    /** Returns the amount that an owner assigned last, by the day from which it holds; empty where there is none. */
    public static Optional<BigDecimal> last(
            Collection<Target> targets, Scope scope, String indicator, int year, String owner) {
        return targets.stream()
                .filter(one -> one.year() == year
                        && one.owner().equals(owner)
                        && one.indicator().equals(indicator)
                        && one.scope().equals(scope))
                .max(Comparator.comparing(Target::validFrom))
                .map(Target::value);
    }

    /** Returns whether an amount is ten times another or more, or a tenth of it or less, whatever their signs. */
    public static boolean isFar(BigDecimal amount, BigDecimal reference) {
        return isTenTimes(amount, reference) || isTenTimes(reference, amount);
    }

    /** Returns whether the one is ten times the other or more, whatever their signs. */
    public static boolean isTenTimes(BigDecimal one, BigDecimal other) {
        return one.abs().compareTo(other.abs().multiply(FAR)) >= 0;
    }

    /** The targets that are known, of one scope and indicator. */
    @FunctionalInterface
    public interface Known {

        /** Returns the amount that an owner assigned last for a year; empty where there is none. */
        Optional<BigDecimal> last(int year, String owner);
    }

    /**
     * A target that another one is held against.
     *
     * @param year that it is for
     * @param owner who assigned it
     * @param amount its value, in the unit of measure of the indicator
     */
    public record Nearest(int year, String owner, BigDecimal amount) {}
}
