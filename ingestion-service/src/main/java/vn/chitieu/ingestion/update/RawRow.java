package vn.chitieu.ingestion.update;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One update or target as it came, before anything is known of it: the text of each field that is there, and what the
 * format's reader could not take. The same for JSON, CSV, XLSX and Kafka; absent, null, empty and blank are all "not
 * there".
 *
 * @param texts text by field, none empty; {@code withdrawn} as {@code true} or {@code false}
 * @param flaws what was wrong with its form, in the order in which it was met; a field named here has no text
 * @param place where in a file it stands; null where it did not come in a file
 * @param written what stands in cells of a file that is not what {@code texts} has, such as {@code 1.234,5}
 */
public record RawRow(
        Map<Field, String> texts,
        List<Violation> flaws,
        @Nullable RowLocation place,
        Map<Field, String> written) {

    public RawRow {
        EnumMap<Field, String> copy = new EnumMap<>(Field.class);
        copy.putAll(texts);
        texts = Collections.unmodifiableMap(copy);
        flaws = List.copyOf(flaws);
        written = Map.copyOf(written);
        if (texts.containsValue("")) {
            throw new IllegalArgumentException("expected no empty texts, got " + texts);
        }
    }

    /** Makes a row whose cells are what {@code texts} has. */
    public RawRow(Map<Field, String> texts, List<Violation> flaws, @Nullable RowLocation place) {
        this(texts, flaws, place, Map.of());
    }

    /** Makes a row that did not come in a file. */
    public RawRow(Map<Field, String> texts, List<Violation> flaws) {
        this(texts, flaws, null);
    }

    /** Returns the same row with another text in one field. */
    public RawRow with(Field field, String text) {
        EnumMap<Field, String> changed = new EnumMap<>(Field.class);
        changed.putAll(texts);
        changed.put(field, text);
        return new RawRow(changed, flaws, place, written);
    }

    /** Returns the same row with what a text of a file stands for, such as the code of an indicator for its name. */
    public RawRow understood(Field field, String text) {
        EnumMap<Field, String> asWritten = new EnumMap<>(Field.class);
        asWritten.putAll(written);
        String before = texts.get(field);
        if (before != null) {
            asWritten.putIfAbsent(field, before);
        }
        return new RawRow(with(field, text).texts, flaws, place, asWritten);
    }

    /** Returns the text of a field; empty where it is not there or its form is wrong. */
    public Optional<String> text(Field field) {
        return Optional.ofNullable(texts.get(field));
    }

    /** Returns whether the form of that field, or of the whole, is wrong, so that nothing more need be said of it. */
    public boolean isFlawed(Field field) {
        return flaws.stream()
                .anyMatch(flaw -> flaw.code() == FindingCode.NOT_AN_OBJECT
                        || flaw.code() == FindingCode.WRONG_NUMBER_OF_CELLS
                        || flaw.field().equals(field.label()));
    }
}
