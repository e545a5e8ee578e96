package vn.chitieu.ingestion.domain.doubts;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.List;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.Numbers;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/** Periods and figures as warnings speak of them. */
final class Periods {

    private static final List<String> QUARTERS = List.of("I", "II", "III", "IV");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/uuuu");

    private Periods() {}

    /** Returns the same period of the year before; 28 February for 29 February. */
    static ReportingPeriod yearBefore(ReportingPeriod period) {
        if (period instanceof Quarter quarter) {
            return quarter.yearBefore();
        }
        return period instanceof ReportingPeriod.Month month
                ? new ReportingPeriod.Month(month.month().minusYears(1))
                : new ReportingPeriod.Day(period.firstDay().minusYears(1));
    }

    /** Returns {@code quý I-2022}, {@code tháng 03/2022} or {@code ngày 15/03/2022}. */
    static String vietnamese(ReportingPeriod period) {
        if (period instanceof Quarter quarter) {
            return "quý " + QUARTERS.get(quarter.number() - 1) + "-" + quarter.year();
        }
        return period instanceof ReportingPeriod.Month month
                ? "tháng " + MONTH.format(month.month())
                : "ngày " + DAY.format(period.firstDay());
    }

    /** Returns a figure as machines write it. */
    static String plain(BigDecimal figure) {
        return Decimals.text(figure);
    }

    /** Returns a figure as Vietnam writes it, such as {@code 1.234,5}. */
    static String vietnamese(BigDecimal figure) {
        return Numbers.in("vi").exact(figure);
    }
}
