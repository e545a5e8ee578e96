package vn.chitieu.catalog.files;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Definition;
import vn.chitieu.catalog.ReportingCalendar;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.TextValue;
import vn.chitieu.catalog.files.format.YamlKeys;
import vn.chitieu.catalog.files.format.YamlMap;
import vn.chitieu.contracts.vocabulary.Quarter;

/**
 * The definitions of an indicator: one for ever, or several that follow each other. A definition begins with a quarter,
 * so that no figure is made of two.
 */
final class IndicatorDefinitions {

    private static final YamlKeys KEYS = new YamlKeys(List.of("id"), List.of("from", "priceBasis"));

    private IndicatorDefinitions() {}

    static List<Definition> read(YamlMap yaml, ReportingCalendar calendar) {
        checkOneOfTwo(yaml);
        Optional<TextValue> single = yaml.value("definition");
        if (single.isPresent()) {
            return List.of(Definition.forEver(single.get().text()));
        }
        List<YamlMap> written = yaml.maps("definitions", KEYS);
        List<Definition> definitions = new ArrayList<>();
        for (YamlMap one : written) {
            LocalDate before = definitions.isEmpty()
                    ? null
                    : definitions.get(definitions.size() - 1).from();
            boolean first = one == written.get(0);
            definition(one, first, before, calendar).ifPresent(definitions::add);
        }
        if (yaml.has("definitions") && written.isEmpty()) {
            yaml.place("definitions")
                    .say(CatalogErrorCode.MISSING_VALUE, "expected at least one entry in definitions, got none");
        }
        return definitions;
    }

    private static void checkOneOfTwo(YamlMap yaml) {
        if (!yaml.has("definition") && !yaml.has("definitions")) {
            yaml.place().say(CatalogErrorCode.MISSING_KEY, "expected key definition or definitions, got none");
        }
        if (yaml.has("definition") && yaml.has("definitions")) {
            yaml.place("definitions")
                    .report(CatalogErrorCode.INVALID_DEFINITION, "either definition or definitions", "both");
        }
    }

    private static Optional<Definition> definition(
            YamlMap yaml, boolean first, @Nullable LocalDate before, ReportingCalendar calendar) {
        Optional<TextValue> id = yaml.value("id");
        Optional<String> priceBasis = yaml.value("priceBasis", IndicatorDefinitions::priceBasis);
        Optional<LocalDate> from = yaml.value("from", field -> from(field, before, calendar));
        if (first == yaml.has("from")) {
            yaml.place()
                    .report(
                            CatalogErrorCode.INVALID_DEFINITION,
                            "a from in all definitions but the first",
                            first ? "one in the first" : "none");
            return Optional.empty();
        }
        return first || from.isPresent()
                ? id.map(text -> new Definition(text.text(), from.orElse(LocalDate.MIN), priceBasis.orElse(null)))
                : Optional.empty();
    }

    private static Optional<LocalDate> from(TextValue field, @Nullable LocalDate before, ReportingCalendar calendar) {
        return field.date().flatMap(day -> {
            LocalDate begins = beginOfQuarter(day, calendar);
            if (!day.equals(begins)) {
                return field.refuse(
                        CatalogErrorCode.INVALID_DEFINITION, "the first day of a quarter such as " + begins);
            }
            return before == null || day.isAfter(before)
                    ? Optional.of(day)
                    : field.refuse(CatalogErrorCode.INVALID_DEFINITION, "a day after " + before);
        });
    }

    private static LocalDate beginOfQuarter(LocalDate day, ReportingCalendar calendar) {
        Quarter quarter = Quarter.of(day);
        LocalDate first = calendar.windowOf(quarter).first();
        LocalDate next = calendar.windowOf(quarter.plus(1)).first();
        return day.isBefore(next) ? first : next;
    }

    private static Optional<String> priceBasis(TextValue field) {
        return Definition.isPriceBasis(field.text())
                ? Optional.of(field.text())
                : field.refuse(
                        CatalogErrorCode.INVALID_DEFINITION, "CURRENT or the prices of a year such as CONSTANT_2010");
    }
}
