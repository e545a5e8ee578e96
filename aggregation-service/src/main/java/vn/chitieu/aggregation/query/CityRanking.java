package vn.chitieu.aggregation.query;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Attainment;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;

/**
 * Ranks cities by what makes a large and a small one comparable: the share of the year's target where all of them have
 * one of the same owner, else the growth. Only figures in which no unit is missing are ranked; the others follow, by
 * name.
 */
final class CityRanking {

    /** Of owners that several cities have, the first of these, else the first by id. */
    private static final List<String> FIRST_OWNERS = List.of("PROVINCE", "CITY");

    private static final Comparator<CityComparison.Row> BY_NAME = Comparator.comparing(
                    (CityComparison.Row row) -> row.city().catalog().name().vi())
            .thenComparing(row -> row.city().id());

    private CityRanking() {}

    /** Returns an indicator with its rows ranked. */
    static CityComparison.Shared of(Indicator indicator, List<CityComparison.Row> rows) {
        if (indicator.judging().direction() == Direction.NEUTRAL) {
            return unranked(indicator, rows);
        }
        Optional<String> owner = owner(rows);
        if (owner.isPresent()) {
            return new CityComparison.Shared(
                    indicator,
                    CityComparison.Order.SHARE,
                    owner.get(),
                    ranked(
                            indicator,
                            rows,
                            row -> row.against(owner.get())
                                    .map(Attainment::sharePercent)
                                    .orElse(null)));
        }
        if (rows.stream().filter(row -> row.growth(indicator) != null).count() > 1) {
            return new CityComparison.Shared(
                    indicator,
                    CityComparison.Order.GROWTH,
                    null,
                    ranked(indicator, rows, row -> row.growth(indicator)));
        }
        return unranked(indicator, rows);
    }

    private static CityComparison.Shared unranked(Indicator indicator, List<CityComparison.Row> rows) {
        return new CityComparison.Shared(
                indicator,
                CityComparison.Order.NAME,
                null,
                rows.stream().sorted(BY_NAME).toList());
    }

    /** Returns the owner of whom every city with a figure has a target. */
    private static Optional<String> owner(List<CityComparison.Row> rows) {
        List<CityComparison.Row> reported =
                rows.stream().filter(row -> row.amounts().cumulative() != null).toList();
        return reported.stream()
                .flatMap(CityComparison.Row::attainments)
                .map(Attainment::owner)
                .distinct()
                .filter(one ->
                        reported.stream().allMatch(row -> row.against(one).isPresent()))
                .min(Comparator.comparingInt(CityRanking::place).thenComparing(Comparator.naturalOrder()));
    }

    private static int place(String owner) {
        int place = FIRST_OWNERS.indexOf(owner);
        return place < 0 ? FIRST_OWNERS.size() : place;
    }

    private static List<CityComparison.Row> ranked(
            Indicator indicator,
            List<CityComparison.Row> rows,
            Function<CityComparison.Row, @Nullable BigDecimal> measure) {
        Comparator<Measured> upwards = Comparator.comparing(Measured::by);
        List<Measured> measured = rows.stream()
                .filter(CityComparison.Row::isComplete)
                .flatMap(row -> Stream.ofNullable(measure.apply(row)).map(by -> new Measured(row, by)))
                .sorted((indicator.judging().direction() == Direction.LOWER ? upwards : upwards.reversed())
                        .thenComparing(Measured::row, BY_NAME))
                .toList();
        List<CityComparison.Row> all = new ArrayList<>();
        int rank = 0;
        for (int i = 0; i < measured.size(); i++) {
            boolean isEqual =
                    i > 0 && measured.get(i).by().compareTo(measured.get(i - 1).by()) == 0;
            rank = isEqual ? rank : i + 1;
            all.add(measured.get(i).row().ranked(rank));
        }
        List<CityComparison.Row> placed = measured.stream().map(Measured::row).toList();
        rows.stream().filter(row -> !placed.contains(row)).sorted(BY_NAME).forEach(all::add);
        return all;
    }

    private record Measured(CityComparison.Row row, BigDecimal by) {}
}
