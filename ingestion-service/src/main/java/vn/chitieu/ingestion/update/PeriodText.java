package vn.chitieu.ingestion.update;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vn.chitieu.contracts.vocabulary.Decimals;
import vn.chitieu.contracts.vocabulary.FigureFormat;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/** Text of periods, times and figures in messages to people. */
public final class PeriodText {

    private static final List<String> QUARTERS = List.of("I", "II", "III", "IV");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("M-uuuu");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/uuuu");

    private PeriodText() {}

    /** Returns the same period of the year before; 28 February for 29 February. */
    public static ReportingPeriod yearBefore(ReportingPeriod period) {
        if (period instanceof Quarter quarter) {
            return quarter.yearBefore();
        }
        return period instanceof ReportingPeriod.Month month
                ? new ReportingPeriod.Month(month.month().minusYears(1))
                : new ReportingPeriod.Day(period.firstDay().minusYears(1));
    }

    /** Returns the period of the same length that ends where the other begins. */
    public static ReportingPeriod before(ReportingPeriod period) {
        if (period instanceof Quarter quarter) {
            return quarter.plus(-1);
        }
        return period instanceof ReportingPeriod.Month month
                ? new ReportingPeriod.Month(month.month().minusMonths(1))
                : new ReportingPeriod.Day(period.firstDay().minusDays(1));
    }

    /** Returns {@code quý I-2022}, {@code tháng 3-2022} or {@code ngày 15/03/2022}. */
    public static String vietnamese(ReportingPeriod period) {
        if (period instanceof Quarter quarter) {
            return "quý " + QUARTERS.get(quarter.number() - 1) + "-" + quarter.year();
        }
        return period instanceof ReportingPeriod.Month month
                ? "tháng " + MONTH.format(month.month())
                : "ngày " + DAY.format(period.firstDay());
    }

    /** Returns a quarter as one of a list to choose from: {@code Quý I-2022}, in English {@code Q1 2022}. */
    public static String choice(Quarter quarter, String language) {
        return language.equals("en")
                ? "Q" + quarter.number() + " " + quarter.year()
                : "Quý " + QUARTERS.get(quarter.number() - 1) + "-" + quarter.year();
    }

    /** Returns how long a period is: {@code ngày}, {@code tháng} or {@code quý}. */
    public static String vietnamese(Frequency frequency) {
        return switch (frequency) {
            case DAY -> "ngày";
            case MONTH -> "tháng";
            case QUARTER -> "quý";
        };
    }

    /** Returns a figure as machines write it. */
    public static String plain(BigDecimal figure) {
        return Decimals.text(figure);
    }

    /** Returns a figure as Vietnam writes it, such as {@code 1.234,5}. */
    public static String vietnamese(BigDecimal figure) {
        return FigureFormat.in("vi").exact(figure);
    }

    /** Returns a time as the city's clocks show it, such as {@code 2022-04-08T00:00:00+07:00}. */
    public static String plain(Instant time, ValidationContext context) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(inTheCity(time, context));
    }

    /** Returns a time as people of the city write it, such as {@code 00:00 ngày 08/04/2022}. */
    public static String vietnamese(Instant time, ValidationContext context) {
        return HOUR.format(inTheCity(time, context));
    }

    /** Returns a day as people of the city write it, such as {@code 08/04/2022}. */
    public static String vietnamese(LocalDate day) {
        return DAY.format(day);
    }

    private static ZonedDateTime inTheCity(Instant time, ValidationContext context) {
        return time.truncatedTo(ChronoUnit.SECONDS)
                .atZone(context.catalog().calendar().zone());
    }
}
