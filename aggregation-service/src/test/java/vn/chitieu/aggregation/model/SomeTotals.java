package vn.chitieu.aggregation.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Scope;

/** Builds complete totals of the city: {@code SomeTotals.of("1200", "2200").after("1000", "2000").build()}. */
public record SomeTotals(
        String value,
        String cumulative,
        @Nullable String lastYear,
        @Nullable String cumulativeLastYear,
        FigureStatus status) {

    public static SomeTotals of(String value, String cumulative) {
        return new SomeTotals(value, cumulative, null, null, FigureStatus.OFFICIAL);
    }

    public SomeTotals after(String otherLastYear, String otherCumulativeLastYear) {
        return new SomeTotals(value, cumulative, otherLastYear, otherCumulativeLastYear, status);
    }

    public SomeTotals estimated() {
        return new SomeTotals(value, cumulative, lastYear, cumulativeLastYear, FigureStatus.ESTIMATE);
    }

    public Total build() {
        return build(Comparison.SAME_TERRITORY, List.of(), null, null);
    }

    public Total build(
            Comparison comparison,
            List<Attainment> attainments,
            @Nullable ClosingFigures closing,
            @Nullable BigDecimal growthAsPublished) {
        return new Total(
                Scope.city(),
                new Amounts(
                        new BigDecimal(value),
                        new BigDecimal(cumulative),
                        decimal(lastYear),
                        decimal(cumulativeLastYear)),
                comparison,
                comparison,
                attainments,
                new Trust(
                        1,
                        List.of(),
                        BigDecimal.ZERO,
                        status == FigureStatus.ESTIMATE ? new BigDecimal("40") : BigDecimal.ZERO),
                status,
                closing,
                growthAsPublished,
                Instant.parse("2022-04-05T09:53:00Z"),
                1);
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
