package vn.chitieu.notification.domain.letter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.vocabulary.Numbers;
import vn.chitieu.contracts.vocabulary.Phrases;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.domain.cases.CaseKey;
import vn.chitieu.notification.domain.cases.TotalKey;

/** The words of one letter: the phrases of its language, filled with the names, dates and figures of its case. */
final class Wording {

    private final Phrases phrases;
    private final Names names;
    private final Numbers numbers;
    private final String unit;
    private final boolean points;
    private final ZoneId zone;
    private final Locale locale;
    private final Quarter quarter;
    private final Map<String, String> standing;

    Wording(Phrases phrases, Catalog catalog, String language, CaseKey about) {
        TotalKey total = about.total();
        this.phrases = phrases;
        this.names = new Names(catalog, language);
        this.numbers = Numbers.in(language);
        this.unit = names.unitOfMeasure(total.indicator());
        this.points =
                catalog.indicator(total.indicator()).map(Indicator::percentage).orElse(false);
        this.zone = catalog.calendar().zone();
        this.locale = Locale.forLanguageTag(language);
        this.quarter = total.quarter();
        this.standing = standing(about);
    }

    private Map<String, String> standing(CaseKey about) {
        Map<String, String> places = new HashMap<>();
        String year = String.valueOf(quarter.year());
        places.put("year", year);
        String number = phrases.say("quarter." + quarter.number());
        String quarterText = phrases.say("quarter", Map.of("number", number, "year", year));
        places.put("quarter", quarterText);
        places.put("quarterstart", capitalised(quarterText));
        places.put("todate", phrases.say("todate." + quarter.number(), Map.of("year", year)));
        String scope = names.scope(about.total().scope(), quarter);
        places.put("scope", scope);
        places.put("scopestart", capitalised(scope));
        places.put("indicator", names.indicator(about.total().indicator()));
        places.put("city", names.city());
        places.put("target", target(about));
        places.put("targetstart", capitalised(target(about)));
        return Map.copyOf(places);
    }

    private String target(CaseKey about) {
        String owner = phrases.has("owner." + about.owner())
                ? phrases.say("owner." + about.owner())
                : phrases.say("owner.other", Map.of("owner", about.owner()));
        String term = names.targetTerm(about.total().indicator()).orElse(phrases.say("term"));
        return phrases.say("target", Map.of("term", term, "owner", owner));
    }

    /** Returns a phrase that names nothing but the case. */
    String say(String key) {
        return phrases.say(key, standing);
    }

    /** Returns a phrase with further places. */
    String say(String key, Map<String, String> places) {
        Map<String, String> all = new HashMap<>(standing);
        all.putAll(places);
        return phrases.say(key, all);
    }

    /** Returns an amount as it was reported, with its unit of measure. */
    String exact(@Nullable BigDecimal amount) {
        return amount == null ? say("unknown") : measured(numbers.exact(amount));
    }

    /** Returns a computed amount with its unit of measure. */
    String computed(@Nullable BigDecimal amount) {
        return amount == null ? say("unknown") : measured(numbers.computed(amount));
    }

    /** Returns a computed amount without its unit of measure. */
    String bare(BigDecimal amount) {
        return numbers.computed(amount);
    }

    String percent(@Nullable BigDecimal percent) {
        return percent == null ? say("unknown") : numbers.percent(percent);
    }

    /** Returns a growth in percent, or in points for an indicator whose figures are percentages. */
    String growth(@Nullable BigDecimal percent) {
        if (percent == null) {
            return say("growth.none");
        }
        BigDecimal rounded = Numbers.rounded(percent.abs(), 1);
        if (rounded.signum() == 0) {
            return say("growth.same");
        }
        String size =
                points ? say("growth.points", Map.of("points", numbers.exact(rounded))) : numbers.percent(rounded);
        return say(percent.signum() > 0 ? "growth.up" : "growth.down", Map.of("percent", size));
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

    String unitName(String id) {
        return names.unit(id, quarter);
    }

    /** Returns the unit of measure in brackets after a space; empty where there is none. */
    String measure() {
        return unit.isEmpty() ? "" : say("gaps.measure", Map.of("unit", unit));
    }

    private String measured(String amount) {
        return unit.isEmpty() ? amount : say("amount", Map.of("amount", amount, "unit", unit));
    }

    private static String capitalised(String text) {
        int first = text.offsetByCodePoints(0, text.isEmpty() ? 0 : 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }
}
