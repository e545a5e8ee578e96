package vn.chitieu.catalog.files.format;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import vn.chitieu.catalog.DateRange;
import vn.chitieu.catalog.LocalizedName;

/** One row of a table: its values by column, and the line on which it stands. */
public record CsvRow(Map<String, String> values, FileLocation place) {

    /** Returns the value of a column that must not be empty; reports where it is. */
    public Optional<TextValue> required(String column) {
        Optional<TextValue> field = optional(column);
        if (field.isEmpty()) {
            place.of(column).report(CatalogErrorCode.MISSING_VALUE, "a value as " + column, "an empty one");
        }
        return field;
    }

    /** Returns the value of a column that may be empty. */
    public Optional<TextValue> optional(String column) {
        return Optional.ofNullable(values.get(column))
                .filter(text -> !text.isEmpty())
                .map(text -> new TextValue(column, text, place.of(column)));
    }

    /** Returns the validity that the columns valid_from and valid_to give; an empty one is open on that side. */
    public Optional<DateRange> validity() {
        int before = place.errors().count();
        Optional<LocalDate> from = optional("valid_from").flatMap(TextValue::date);
        Optional<LocalDate> to = optional("valid_to").flatMap(TextValue::date);
        if (place.errors().count() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DateRange(from.orElse(null), to.orElse(null)));
        } catch (IllegalArgumentException endsBeforeItBegins) {
            place.of("valid_to")
                    .say(CatalogErrorCode.INVALID_VALIDITY, String.valueOf(endsBeforeItBegins.getMessage()));
            return Optional.empty();
        }
    }

    /** Returns the name in both languages from the columns {@code prefix_vi} and {@code prefix_en}. */
    public Optional<LocalizedName> name(String prefix) {
        Optional<TextValue> vi = required(prefix + "_vi");
        Optional<TextValue> en = required(prefix + "_en");
        return vi.flatMap(v -> en.map(e -> new LocalizedName(v.text(), e.text())));
    }

    /** Returns whether nothing was reported since a count of errors. */
    public boolean isSoundSince(int errorsBefore) {
        return place.errors().count() == errorsBefore;
    }
}
