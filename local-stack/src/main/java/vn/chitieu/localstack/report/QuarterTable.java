package vn.chitieu.localstack.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.QuarterlyTotal.Attainment;
import vn.chitieu.contracts.vocabulary.Quarter;

/** The city's totals of one quarter against last year and against the targets of province and city. */
public final class QuarterTable {

    private static final String PROVINCE = "PROVINCE";
    private static final String CITY = "CITY";
    private static final List<String> NAMES = List.of("STT", "Chỉ tiêu", "ĐVT");
    private static final List<String> OF_THE_QUARTER = List.of("Thực hiện quý", "Cùng kỳ", "% cùng kỳ");
    private static final List<String> SINCE_JANUARY = List.of("Lũy kế", "Lũy kế cùng kỳ", "% cùng kỳ");
    private static final List<String> TARGETS = List.of("Tỉnh giao", "TP giao", "% tỉnh", "% TP");
    private static final String VERDICTS = "Đánh giá";

    private final Catalog catalog;

    /** Takes the city whose indicators are shown, in the order of its report. */
    public QuarterTable(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Returns the lines of the table; an indicator without a total has a row of dashes. */
    public List<String> lines(Quarter quarter, List<QuarterlyTotal> totals) {
        Map<String, QuarterlyTotal> byIndicator =
                totals.stream().collect(Collectors.toMap(QuarterlyTotal::indicator, Function.identity()));
        List<String> headings = row(quarter, NAMES, OF_THE_QUARTER, SINCE_JANUARY, TARGETS, VERDICTS);
        TextGrid grid = new TextGrid(
                headings,
                IntStream.range(NAMES.size(), headings.size() - 1).boxed().toArray(Integer[]::new));
        String group = "";
        int groups = 0;
        int number = 0;
        for (Indicator indicator : catalog.indicators()) {
            if (!indicator.display().group().vi().equals(group)) {
                group = indicator.display().group().vi();
                number = 0;
                grid.heading(VietnameseText.roman(++groups), group);
            }
            String place = indicator.display().partOf() == null ? String.valueOf(++number) : "";
            grid.row(row(quarter, place, indented(indicator), indicator, byIndicator.get(indicator.code())));
        }
        List<String> lines = new ArrayList<>();
        lines.add(catalog.name().vi() + ": tình hình thực hiện các chỉ tiêu " + VietnameseText.quarter(quarter));
        lines.addAll(grid.lines());
        return lines;
    }

    /** Returns the name, further in for each indicator that it is a part of. */
    private String indented(Indicator indicator) {
        int depth = 0;
        for (String whole = indicator.display().partOf(); whole != null; depth++) {
            whole = catalog.indicator(whole).map(one -> one.display().partOf()).orElse(null);
        }
        return depth == 0
                ? indicator.display().name().vi()
                : "  ".repeat(depth - 1) + "- " + indicator.display().name().vi();
    }

    private List<String> row(
            Quarter quarter, String place, String name, Indicator indicator, @Nullable QuarterlyTotal total) {
        QuarterlyTotal.Amounts amounts = total == null ? QuarterlyTotal.Amounts.NONE : total.amounts();
        QuarterlyTotal.YearAgo yearAgo = total == null ? QuarterlyTotal.YearAgo.NONE : total.yearAgo();
        boolean isPercentage = indicator.figures().percentage();
        return row(
                quarter,
                List.of(place, name, indicator.display().unitOfMeasure().vi()),
                List.of(
                        VietnameseText.amount(amounts.value()),
                        VietnameseText.amount(yearAgo.sameQuarterLastYear()),
                        VietnameseText.growth(yearAgo.growthPercent(), isPercentage)),
                List.of(
                        VietnameseText.amount(amounts.cumulative()),
                        VietnameseText.amount(yearAgo.cumulativeLastYear()),
                        VietnameseText.growth(yearAgo.cumulativeGrowthPercent(), isPercentage)),
                List.of(
                        VietnameseText.amount(of(total, PROVINCE, Attainment::target)),
                        VietnameseText.amount(of(total, CITY, Attainment::target)),
                        VietnameseText.share(of(total, PROVINCE, Attainment::sharePercent)),
                        VietnameseText.share(of(total, CITY, Attainment::sharePercent))),
                verdicts(indicator, total));
    }

    /** In the first quarter the year so far is the quarter itself and is not shown again. */
    private static List<String> row(
            Quarter quarter,
            List<String> names,
            List<String> ofTheQuarter,
            List<String> sinceJanuary,
            List<String> targets,
            String verdicts) {
        return Stream.of(
                        names,
                        ofTheQuarter,
                        quarter.number() == 1 ? List.<String>of() : sinceJanuary,
                        targets,
                        List.of(verdicts))
                .flatMap(List::stream)
                .toList();
    }

    private static @Nullable BigDecimal of(
            @Nullable QuarterlyTotal total, String owner, Function<Attainment, @Nullable BigDecimal> part) {
        if (total == null) {
            return null;
        }
        for (Attainment attainment : total.attainments()) {
            if (attainment.owner().equals(owner)) {
                return part.apply(attainment);
            }
        }
        return null;
    }

    private String verdicts(Indicator indicator, @Nullable QuarterlyTotal total) {
        if (total == null) {
            return "";
        }
        return total.attainments().stream()
                .sorted(Comparator.comparing(attainment -> place(attainment.owner())))
                .map(attainment -> VietnameseText.owner(attainment.owner(), catalog) + ": "
                        + VietnameseText.verdict(
                                attainment.verdict(), indicator.judging().direction()))
                .collect(Collectors.joining("; "));
    }

    /** Returns the place of an owner among the columns; others than province and city come last. */
    private static int place(String owner) {
        int column = List.of(PROVINCE, CITY).indexOf(owner);
        return column < 0 ? Integer.MAX_VALUE : column;
    }
}
