package vn.chitieu.ingestion.plausibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Table of units of measure that people mistake for each other: tỷ đồng and triệu đồng, ha and m². */
final class ConfusableUnits {

    /** A figure in another unit of measure lies within this factor of the last one in that unit of measure. */
    private static final BigDecimal NEAR = BigDecimal.valueOf(3);

    private static final int DIGITS = 20;

    private static final List<Scale> SCALES = List.of(
            new Scale("nghìn ", new BigDecimal("1000")),
            new Scale("ngàn ", new BigDecimal("1000")),
            new Scale("triệu ", new BigDecimal("1000000")),
            new Scale("tỷ ", new BigDecimal("1000000000")),
            new Scale("tỉ ", new BigDecimal("1000000000")));

    /** What is counted in thousands, millions and milliards even where the catalog has single ones. */
    private static final List<String> SCALED = List.of("đồng", "USD");

    private static final List<Map<String, BigDecimal>> FAMILIES = List.of(
            Map.of(
                    "m²", BigDecimal.ONE,
                    "m2", BigDecimal.ONE,
                    "ha", new BigDecimal("10000"),
                    "km²", new BigDecimal("1000000"),
                    "km2", new BigDecimal("1000000")),
            Map.of("kg", BigDecimal.ONE, "tạ", new BigDecimal("100"), "tấn", new BigDecimal("1000")),
            Map.of("m", BigDecimal.ONE, "km", new BigDecimal("1000")));

    private ConfusableUnits() {}

    /**
     * Returns the unit of measure in which a figure would be of the size of the last one; empty where there is none.
     *
     * @param measure the catalog's unit of measure, in which both figures should be
     * @param value the figure, not zero
     * @param last the last one, not zero
     */
    static Optional<String> confusedWith(String measure, BigDecimal value, BigDecimal last) {
        return others(measure)
                .filter(other -> isNear(value.abs(), last.abs().multiply(other.factor())))
                .map(Scale::name)
                .findFirst();
    }

    private static boolean isNear(BigDecimal value, BigDecimal expected) {
        return value.multiply(NEAR).compareTo(expected) >= 0 && value.compareTo(expected.multiply(NEAR)) <= 0;
    }

    /** Returns the other units of measure, and how many of each make one of this. */
    private static Stream<Scale> others(String measure) {
        Scale own = SCALES.stream()
                .filter(scale -> measure.startsWith(scale.name()))
                .findFirst()
                .orElse(new Scale("", BigDecimal.ONE));
        String counted = measure.substring(own.name().length());
        Stream<Scale> scaled = own.name().isEmpty() && !SCALED.contains(counted)
                ? Stream.empty()
                : Stream.concat(Stream.of(new Scale("", BigDecimal.ONE)), SCALES.stream())
                        .filter(scale -> scale.factor().compareTo(own.factor()) != 0)
                        .map(scale -> new Scale(scale.name() + counted, over(own.factor(), scale.factor())));
        Stream<Scale> related = FAMILIES.stream()
                .filter(family -> family.containsKey(measure))
                .flatMap(family -> family.entrySet().stream()
                        .filter(other -> other.getValue().compareTo(family.get(measure)) != 0)
                        .sorted(Map.Entry.comparingByKey())
                        .map(other -> new Scale(other.getKey(), over(family.get(measure), other.getValue()))));
        return Stream.concat(scaled, related);
    }

    private static BigDecimal over(BigDecimal own, BigDecimal other) {
        return own.divide(other, DIGITS, RoundingMode.HALF_EVEN);
    }

    /** A word, and how many it stands for. */
    private record Scale(String name, BigDecimal factor) {}
}
