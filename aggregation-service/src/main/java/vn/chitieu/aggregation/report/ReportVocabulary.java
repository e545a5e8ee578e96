package vn.chitieu.aggregation.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Cluster;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Operator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.FigureFormat;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** Names, numbers, dates and phrases of one quarter in one language. */
final class ReportVocabulary {

    private static final int AMOUNT_DECIMALS = 2;
    private static final int PERCENT_DECIMALS = 1;

    private final MessageBundle messages;
    private final Catalog catalog;
    private final String language;
    private final FigureFormat format;
    private final Quarter quarter;
    private final Map<String, String> standing;

    ReportVocabulary(MessageBundle messages, Catalog catalog, String language, Quarter quarter) {
        this.messages = messages;
        this.catalog = catalog;
        this.language = language;
        this.format = FigureFormat.in(language);
        this.quarter = quarter;
        this.standing = Map.of(
                "quarter", quarter(quarter),
                "yearbefore", quarter(quarter.yearBefore()),
                "todate", toDate(quarter),
                "todatebefore", toDate(quarter.yearBefore()),
                "year", String.valueOf(quarter.year()));
    }

    private String toDate(Quarter which) {
        return messages.say("todate." + which.number(), Map.of("year", String.valueOf(which.year())));
    }

    /** In the first quarter, and of what is counted at a day, the year so far is the quarter itself. */
    boolean tellsToDate(Indicator indicator) {
        return quarter.number() > 1 && indicator.rollUp().acrossPeriods() != Operator.LAST;
    }

    /** Returns that a figure is of the quarter alone, to stand behind a name; nothing in the first quarter. */
    String inQuarter() {
        return quarter.number() == 1 ? "" : say("inquarter");
    }

    /** Returns of which span a share is, to stand in a sentence about it; nothing where that is the quarter itself. */
    String span(Indicator indicator) {
        return tellsToDate(indicator) ? say("span") : "";
    }

    /** Returns a phrase that names nothing but the quarter. */
    String say(String key) {
        return messages.say(key, standing);
    }

    /** Returns a phrase with further places. */
    String say(String key, Map<String, String> places) {
        Map<String, String> all = new HashMap<>(standing);
        all.putAll(places);
        return messages.say(key, all);
    }

    /** Returns the phrase of a code, or the code itself where there is none yet. */
    String ofCode(String prefix, Enum<?> code) {
        return messages.has(prefix + code.name()) ? say(prefix + code.name()) : code.name();
    }

    String in(LocalizedName name) {
        return name.in(language);
    }

    /** Returns what a verdict is called; where less is better, too much is not called too slow. */
    String verdict(Verdict verdict, Indicator indicator) {
        String ofALimit = "verdict.LOWER." + verdict;
        return indicator.judging().direction() == Direction.LOWER && messages.has(ofALimit)
                ? say(ofALimit)
                : ofCode("verdict.", verdict);
    }

    String owner(String owner) {
        return messages.has("owner." + owner)
                ? say("owner." + owner)
                : say("owner.other", Map.of("owner", in(catalog.owner(owner))));
    }

    String ownerColumn(String owner) {
        return messages.has("column.owner." + owner) ? say("column.owner." + owner) : owner(owner);
    }

    /** Returns what a target is called in a sentence: {@code dự toán tỉnh giao}. */
    String target(Indicator indicator, String owner) {
        return say("target", Map.of("term", in(indicator.display().targetTerm()), "owner", owner(owner)));
    }

    String scope(Scope scope) {
        if (scope instanceof Scope.Unit unit) {
            return say("scope", Map.of("part", unit(unit.id()), "city", in(catalog.name())));
        }
        if (scope instanceof Scope.Cluster cluster) {
            String name = catalog.cluster(cluster.id())
                    .map(Cluster::name)
                    .map(this::in)
                    .orElse(cluster.id());
            return say("scope", Map.of("part", name, "city", in(catalog.name())));
        }
        return in(catalog.name());
    }

    /** Returns what a part of the city is called within a sentence. */
    String part(Scope scope) {
        if (scope instanceof Scope.Unit unit) {
            return unitWithin(unit.id());
        }
        return scope instanceof Scope.Cluster cluster
                ? catalog.cluster(cluster.id()).map(Cluster::name).map(this::in).orElse(cluster.id())
                : city();
    }

    String city() {
        return in(catalog.name());
    }

    String unit(String id) {
        return catalog.unit(id)
                .flatMap(unit -> unit.in(quarter))
                .map(ReportingUnit.Version::name)
                .orElse(id);
    }

    /** Returns a unit's name as it stands within a sentence: {@code phường Nam Ngạn}. */
    String unitWithin(String id) {
        return language.equals("vi") ? within(unit(id)) : unit(id);
    }

    String amount(BigDecimal amount) {
        return format.computed(amount);
    }

    /** Returns an amount no finer than the figures that it follows from, so that no ward lacks 4,16 enterprises. */
    String amountAsFineAs(BigDecimal amount, BigDecimal... figures) {
        int decimals = 0;
        for (BigDecimal figure : figures) {
            decimals = Math.max(decimals, figure.stripTrailingZeros().scale());
        }
        return format.exact(FigureFormat.rounded(amount, Math.min(AMOUNT_DECIMALS, decimals)));
    }

    String measured(String amount, Indicator indicator) {
        return say(
                "amount",
                Map.of("amount", amount, "unit", in(indicator.display().unitOfMeasure())));
    }

    /** Returns the size of a growth: in percent, or in points for an indicator whose figures are percentages. */
    String growth(BigDecimal size, Indicator indicator) {
        return indicator.figures().percentage()
                ? say("points", Map.of("points", format.exact(FigureFormat.rounded(size, PERCENT_DECIMALS))))
                : percent(size);
    }

    /** Returns a growth with its sign, also where it rose. */
    String signedGrowth(BigDecimal growth, Indicator indicator) {
        return sign(FigureFormat.rounded(growth, PERCENT_DECIMALS)) + growth(growth, indicator);
    }

    private static String sign(BigDecimal shown) {
        return shown.signum() > 0 ? "+" : "";
    }

    String percent(BigDecimal percent) {
        return format.percent(percent);
    }

    PrintedReport.Cell amountCell(@Nullable BigDecimal amount) {
        return cell(amount, AMOUNT_DECIMALS, false);
    }

    PrintedReport.Cell percentCell(@Nullable BigDecimal percent) {
        return cell(percent, PERCENT_DECIMALS, false);
    }

    PrintedReport.Cell growthCell(@Nullable BigDecimal percent) {
        return cell(percent, PERCENT_DECIMALS, true);
    }

    private PrintedReport.Cell cell(@Nullable BigDecimal number, int mostDecimals, boolean signed) {
        if (number == null) {
            return PrintedReport.Cell.of(say("unknown"));
        }
        BigDecimal shown = FigureFormat.rounded(number, mostDecimals);
        String sign = signed ? sign(shown) : "";
        return new PrintedReport.Cell(sign + format.exact(shown), number, shown.scale(), signed);
    }

    String time(Instant instant) {
        return format("time", instant);
    }

    String day(Instant instant) {
        return format("date", instant);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern(say("date"), Locale.forLanguageTag(language))
                .format(day);
    }

    private String format(String key, Instant instant) {
        return DateTimeFormatter.ofPattern(say(key), Locale.forLanguageTag(language))
                .withZone(catalog.calendar().zone())
                .format(instant);
    }

    /** Returns the texts in a row, the last two joined by "and". */
    String list(List<String> texts) {
        if (texts.size() < 2) {
            return String.join("", texts);
        }
        int last = texts.size() - 1;
        return say("list", Map.of("first", String.join(", ", texts.subList(0, last)), "last", texts.get(last)));
    }

    static String roman(int number) {
        String[] numerals = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"};
        return number <= numerals.length ? numerals[number - 1] : String.valueOf(number);
    }

    static String capitalised(String text) {
        int first = text.offsetByCodePoints(0, text.isEmpty() ? 0 : 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    /** Returns the text as it stands within a sentence: its first letter small, unless it begins an abbreviation. */
    static String within(String text) {
        if (text.length() < 2 || !Character.isLowerCase(text.charAt(1))) {
            return text;
        }
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private String quarter(Quarter which) {
        return messages.say(
                "quarter",
                Map.of("number", messages.say("quarter." + which.number()), "year", String.valueOf(which.year())));
    }
}
