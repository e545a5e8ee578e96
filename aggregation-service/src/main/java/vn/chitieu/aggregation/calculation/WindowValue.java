package vn.chitieu.aggregation.calculation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Comparison;
import vn.chitieu.aggregation.model.Percent;
import vn.chitieu.aggregation.model.Trust;
import vn.chitieu.catalog.Formula;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * Figure of a scope for one indicator within a window, before it is compared with anything.
 *
 * @param value over the periods that lie wholly inside; null where there is none
 * @param lastYear the same of the days of the year before
 * @param whole the reporting periods that count, earliest first
 * @param ended those of them that are over
 * @param cut those that lie partly inside and do not count
 * @param expected ids of the units that have to report
 * @param missing ids of those that lack a period that has ended
 * @param size the sum of the sizes of the figures in it
 * @param estimated how much of that are estimates
 * @param status the softest status; null where there is no figure
 * @param asOf when the newest figure in it was reported; null where there is none
 * @param due the first instant at which all that has ended is overdue; null where nothing has ended
 */
public record WindowValue(
        @Nullable BigDecimal value,
        Base lastYear,
        SortedSet<ReportingPeriod> whole,
        SortedSet<ReportingPeriod> ended,
        SortedSet<ReportingPeriod> cut,
        SortedSet<String> expected,
        SortedSet<String> missing,
        BigDecimal size,
        BigDecimal estimated,
        @Nullable FigureStatus status,
        @Nullable Instant asOf,
        @Nullable Instant due) {

    /** Returns whether every period has ended and been reported by every unit, so that the value is complete. */
    public boolean isWhole() {
        return missing.isEmpty() && ended.size() == whole.size();
    }

    public Trust trust() {
        return new Trust(expected.size(), List.copyOf(missing), null, Percent.share(estimated, size));
    }

    /** Returns what follows by a formula from its inputs, in their order. */
    public static WindowValue derived(Formula formula, List<WindowValue> inputs) {
        List<Base> bases = inputs.stream().map(WindowValue::lastYear).toList();
        Comparison ground = Base.ground(bases);
        return new WindowValue(
                Derivation.of(formula, inputs.stream().map(WindowValue::value)),
                ground.isComparable()
                        ? Base.of(
                                Derivation.of(formula, bases.stream().map(Base::amount)), ground, Base.areWhole(bases))
                        : Base.notComparable(ground),
                union(inputs, WindowValue::whole),
                endedInAll(inputs),
                union(inputs, WindowValue::cut),
                union(inputs, WindowValue::expected),
                union(inputs, WindowValue::missing),
                Operators.sum(inputs.stream().map(WindowValue::size).toList()),
                Operators.sum(inputs.stream().map(WindowValue::estimated).toList()),
                last(inputs.stream().map(WindowValue::status), Comparator.reverseOrder()),
                last(inputs.stream().map(WindowValue::asOf), Comparator.naturalOrder()),
                last(inputs.stream().map(WindowValue::due), Comparator.naturalOrder()));
    }

    private static SortedSet<ReportingPeriod> endedInAll(List<WindowValue> inputs) {
        return inputs.stream()
                .flatMap(input -> input.ended.stream())
                .filter(period -> inputs.stream()
                        .allMatch(other -> !other.whole.contains(period) || other.ended.contains(period)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T extends Comparable<? super T>> SortedSet<T> union(
            List<WindowValue> inputs, Function<WindowValue, SortedSet<T>> which) {
        return inputs.stream().flatMap(one -> which.apply(one).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static <T> @Nullable T last(Stream<@Nullable T> some, Comparator<? super T> order) {
        return some.filter(Objects::nonNull).max(order).orElse(null);
    }
}
