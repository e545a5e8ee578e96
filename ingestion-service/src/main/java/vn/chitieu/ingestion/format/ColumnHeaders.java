package vn.chitieu.ingestion.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.chitieu.contracts.vocabulary.PlainText;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.update.Field;
import vn.chitieu.support.problem.ProblemException;

/**
 * The first row of a file of updates: which column has which field. Titles are the names of the fields or their
 * Vietnamese titles, in any order, upper and lower case alike.
 *
 * @param fields the field of each column, in the order of the columns; empty for one that is there for people to read
 * @param columns title of the column by field, as the file has it
 */
record ColumnHeaders(List<Optional<Field>> fields, Map<Field, String> columns) {

    /** The titles of columns that only help people to read the others. */
    static final String NAME_OF_UNIT = "tên đơn vị";

    static final String NAME_OF_INDICATOR = "tên chỉ tiêu";

    private static final Map<String, Field> BY_TITLE = byTitle();

    private static final Set<Field> REQUIRED = Set.of(Field.UNIT, Field.INDICATOR, Field.PERIOD);

    /** At most so many mistakes are reported, so that a hostile header cannot make a long answer. */
    private static final int MAX_ERRORS = 20;

    private static final int MAX_TITLE = 100;

    /**
     * Reads the titles.
     *
     * @throws ProblemException TITLES_NOT_VALID with every unknown, repeated or missing column
     */
    static ColumnHeaders read(List<String> titles) {
        Mistakes errors = new Mistakes();
        List<Optional<Field>> fields = new ArrayList<>();
        Map<Field, String> columns = new EnumMap<>(Field.class);
        for (int i = 0; i < withoutEmptyEnd(titles); i++) {
            String title = titles.get(i);
            Optional<Field> field = field(title);
            if (field.isEmpty() && !isForReading(title)) {
                errors.add(
                        "unknown",
                        QuotedText.of(title),
                        "expected the title of a field in column " + (i + 1) + ", got " + QuotedText.of(title));
            } else if (field.isPresent() && columns.putIfAbsent(field.get(), title.strip()) != null) {
                errors.add(
                        "twice",
                        QuotedText.of(title),
                        "expected the column " + field.get().label() + " once, got it again as "
                                + QuotedText.of(title));
            } else {
                fields.add(field);
            }
        }
        REQUIRED.stream().sorted().filter(field -> !columns.containsKey(field)).forEach(field -> errors.missing(field));
        if (!columns.containsKey(Field.VALUE) && !columns.containsKey(Field.WITHDRAWN)) {
            errors.missing(Field.VALUE);
        }
        if (errors.count > 0) {
            throw errors.refusal();
        }
        return new ColumnHeaders(List.copyOf(fields), Map.copyOf(columns));
    }

    /** The first of many, and how many there are. */
    private static final class Mistakes {

        final List<String> first = new ArrayList<>();

        /** Titles by the place of the Vietnamese text that names them. */
        final Map<String, List<String>> named = new HashMap<>();

        int count;

        void add(String place, String title, String mistake) {
            if (count++ < MAX_ERRORS) {
                first.add(mistake);
                named.computeIfAbsent(place, none -> new ArrayList<>()).add(title);
            }
        }

        void missing(Field field) {
            add("missing", field.vietnamese(), "expected a column " + title(field) + ", got none");
        }

        ProblemException refusal() {
            ProblemException refusal = new ProblemException(
                            IngestionProblemCode.TITLES_NOT_VALID,
                            "expected a first row with the titles of fields, got " + count + " mistakes")
                    .with("errors", List.copyOf(first))
                    .with(
                            "titles",
                            Field.OF_UPDATES.stream().map(ColumnHeaders::title).toList());
            named.forEach(refusal::say);
            return refusal;
        }
    }

    private static int withoutEmptyEnd(List<String> titles) {
        int end = titles.size();
        while (end > 0 && titles.get(end - 1).isBlank()) {
            end--;
        }
        return end;
    }

    private static boolean isForReading(String title) {
        return title.length() <= MAX_TITLE
                && (folded(title).equals(NAME_OF_UNIT) || folded(title).equals(NAME_OF_INDICATOR));
    }

    private static String title(Field field) {
        return field.label() + " (" + field.vietnamese() + ")";
    }

    private static Optional<Field> field(String title) {
        return title.length() > MAX_TITLE ? Optional.empty() : Optional.ofNullable(BY_TITLE.get(folded(title)));
    }

    private static Map<String, Field> byTitle() {
        Map<String, Field> byLabel =
                Field.OF_UPDATES.stream().collect(Collectors.toMap(field -> folded(field.label()), field -> field));
        Field.OF_UPDATES.forEach(field -> byLabel.put(folded(field.vietnamese()), field));
        return Map.copyOf(byLabel);
    }

    private static String folded(String title) {
        return PlainText.normalised(title.strip()).toLowerCase(Locale.ROOT);
    }
}
