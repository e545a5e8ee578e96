package vn.chitieu.notification.mail.letter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Direction;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.FigureFormat;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.TotalKey;

/** The words of one letter: the phrases of its language, filled with the names, dates and figures of its subject. */
final class LetterVocabulary {

    private final MessageBundle messages;
    private final CatalogNames names;
    private final FigureFormat format;
    private final String unit;
    private final boolean points;
    private final boolean counts;
    private final boolean lowerIsBetter;
    private final BigDecimal tolerance;
    private final ZoneId zone;
    private final Locale locale;
    private final Quarter quarter;
    private final Map<String, String> standing;

    private LetterVocabulary(
            MessageBundle messages, Catalog catalog, String language, Quarter quarter, @Nullable Indicator indicator) {
        this.messages = messages;
        this.names = new CatalogNames(catalog, language);
        this.format = FigureFormat.in(language);
        this.unit = indicator == null ? "" : names.in(indicator.display().unitOfMeasure());
        this.lowerIsBetter = indicator != null && indicator.judging().direction() == Direction.LOWER;
        this.points = indicator != null && indicator.figures().percentage();
        this.counts = indicator != null && indicator.figures().integer();
        this.tolerance = indicator == null
                ? Indicator.DEFAULT_CLOSED_TOLERANCE_PERCENT
                : indicator.judging().closedTolerancePercent();
        this.zone = catalog.calendar().zone();
        this.locale = Locale.forLanguageTag(language);
        this.quarter = quarter;
        this.standing = new HashMap<>();
        String year = String.valueOf(quarter.year());
        standing.put("year", year);
        standing.put("quarter", quarterText());
        standing.put("quarterstart", capitalised(quarterText()));
        standing.put("todate", messages.say("todate." + quarter.number(), Map.of("year", year)));
        standing.put("city", names.city());
    }

    /** Returns the words for a letter that is about a quarter, or about a day in it. */
    static LetterVocabulary ofQuarter(MessageBundle messages, Catalog catalog, String language, Quarter quarter) {
        return new LetterVocabulary(messages, catalog, language, quarter, null);
    }

    /** Returns the words for a letter that is about a case. */
    static LetterVocabulary ofCase(MessageBundle messages, Catalog catalog, String language, CaseKey about) {
        TotalKey total = about.total();
        Indicator indicator = catalog.indicator(total.indicator()).orElse(null);
        LetterVocabulary vocabulary = new LetterVocabulary(messages, catalog, language, total.quarter(), indicator);
        String scope = vocabulary.scope(total.scope());
        vocabulary.standing.put("scope", scope);
        vocabulary.standing.put("scopestart", capitalised(scope));
        vocabulary.standing.put("indicator", vocabulary.names.indicator(total.indicator()));
        if (about.window() != null) {
            vocabulary.nameTheWindow(catalog, about.window());
        }
        String target = vocabulary.target(about);
        vocabulary.standing.put("target", target);
        vocabulary.standing.put("targetstart", capitalised(target));
        return vocabulary;
    }

    /** A window stands in the place of the quarter, and of the year so far. */
    private void nameTheWindow(Catalog catalog, String id) {
        WindowNames windows = new WindowNames(messages, catalog, names);
        String name = windows.of(id);
        standing.put("quarter", name);
        standing.put("quarterstart", capitalised(name));
        standing.put("todate", windows.during(id));
    }

    /** Returns whether the window of a case has targets of its own, so that they are not those of the year. */
    boolean hasOwnTarget(CaseKey about) {
        return names.isTargetOfWindow(about.window(), about.total());
    }

    /** Returns by when a share of the target is expected: the end of the quarter, or of a day. */
    String until(@Nullable LocalDate day) {
        return day == null ? quarterText() : say("day", Map.of("date", date(day)));
    }

    private String target(CaseKey about) {
        String owner = messages.has("owner." + about.owner())
                ? messages.say("owner." + about.owner())
                : messages.say("owner.other", Map.of("owner", names.owner(about.owner())));
        String term = names.targetTerm(about.total().indicator()).orElse(messages.say("term"));
        return messages.say("target", Map.of("term", term, "owner", owner));
    }

    /** Returns the quarter, also where the letter is about a window that ends with it. */
    String quarterText() {
        String number = messages.say("quarter." + quarter.number());
        return messages.say("quarter", Map.of("number", number, "year", String.valueOf(quarter.year())));
    }

    /** Returns the phrase of a variant where there is one, else the usual one. */
    String say(String key, String variant, Map<String, String> places) {
        String special = key + "." + variant;
        return say(messages.has(special) ? special : key, places);
    }

    /** Returns a phrase that names nothing but the subject. */
    String say(String key) {
        return messages.say(key, standing);
    }

    /** Returns a phrase with further places. */
    String say(String key, Map<String, String> places) {
        Map<String, String> all = new HashMap<>(standing);
        all.putAll(places);
        return messages.say(key, all);
    }

    /** Returns an amount as it was reported, with its unit of measure. */
    String exact(@Nullable BigDecimal amount) {
        return amount == null ? say("unknown") : measured(format.exact(amount));
    }

    /** Returns a computed amount with its unit of measure. */
    String computed(@Nullable BigDecimal amount) {
        return amount == null ? say("unknown") : measured(format.computed(amount));
    }

    /** Returns a computed amount with its unit of measure, to so many decimals at most. */
    String computed(@Nullable BigDecimal amount, int decimals) {
        return computed(amount == null ? null : FigureFormat.rounded(amount, decimals));
    }

    /**
     * Returns an amount that pace and target ask for, or by which a figure differs from it: whole where the indicator
     * counts things, else with the decimals of the figure, unless that would say something else: 0.05 of 1 ha is not
     * nothing.
     *
     * @param decimals of the figure
     */
    String due(@Nullable BigDecimal amount, int decimals) {
        if (amount == null) {
            return computed(null);
        }
        BigDecimal rounded = FigureFormat.rounded(amount, counts ? 0 : decimals);
        BigDecimal off = amount.subtract(rounded).abs().movePointRight(2);
        boolean says = counts ? rounded.signum() != 0 : off.compareTo(amount.abs()) <= 0;
        return computed(says ? rounded : amount);
    }

    /** Returns a computed amount without its unit of measure. */
    String bare(BigDecimal amount) {
        return format.computed(amount);
    }

    String percent(@Nullable BigDecimal percent) {
        return percent == null ? say("unknown") : format.percent(percent);
    }

    /** Returns a growth in percent, or in points for an indicator whose figures are percentages. */
    String growth(@Nullable BigDecimal percent) {
        if (percent == null) {
            return say("growth.none");
        }
        BigDecimal rounded = FigureFormat.rounded(percent.abs(), 1);
        if (rounded.signum() == 0) {
            return say("growth.same");
        }
        String size = points ? say("growth.points", Map.of("points", format.exact(rounded))) : format.percent(rounded);
        return say(percent.signum() > 0 ? "growth.up" : "growth.down", Map.of("percent", size));
    }

    /** Returns the variant of phrases for a figure of which less is better: {@code below}, else {@code above}. */
    String direction() {
        return lowerIsBetter ? "below" : "above";
    }

    /** Returns by how much a closed quarter of the indicator may move without a word; in points for a percentage. */
    String tolerance() {
        return points ? say("growth.points", Map.of("points", format.exact(tolerance))) : format.percent(tolerance);
    }

    String time(Instant instant) {
        return DateTimeFormatter.ofPattern(say("time"), locale).withZone(zone).format(instant);
    }

    String date(LocalDate day) {
        return DateTimeFormatter.ofPattern(say("date"), locale).format(day);
    }

    LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** Returns the position of a person whom the catalog knows, else what the id calls it. */
    String person(String id) {
        return names.person(id);
    }

    String scope(Scope scope) {
        return names.scope(scope, quarter);
    }

    String indicator(String code) {
        return names.indicator(code);
    }

    String unitOfMeasure(String indicator) {
        return names.unitOfMeasure(indicator);
    }

    /** Returns a reporting period as people call it, such as {@code tháng 3-2022}, in English {@code Mar 2022}. */
    String period(ReportingPeriod period) {
        if (period instanceof ReportingPeriod.Day day) {
            return date(day.date());
        }
        if (period instanceof ReportingPeriod.Month month) {
            return say(
                    "period.month",
                    Map.of(
                            "number", String.valueOf(month.month().getMonthValue()),
                            "name", month.month().getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                            "year", String.valueOf(month.month().getYear())));
        }
        return quarterText();
    }

    String unitName(String id) {
        return names.unit(id, quarter);
    }

    /** Returns the unit of measure in brackets after a space; empty where there is none. */
    String measure() {
        return unit.isEmpty() ? "" : say("gaps.measure", Map.of("unit", unit));
    }

    String measured(BigDecimal amount) {
        return measured(format.computed(amount));
    }

    private String measured(String amount) {
        return unit.isEmpty() ? amount : say("amount", Map.of("amount", amount, "unit", unit));
    }

    static String capitalised(String text) {
        int first = text.offsetByCodePoints(0, text.isEmpty() ? 0 : 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }
}
