package vn.chitieu.ingestion.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.chitieu.contracts.vocabulary.PlainText;
import vn.chitieu.ingestion.update.Field;

/** The words that people write into the cells of a file, where JSON has fixed ones. */
final class CellVocabulary {

    /** The Vietnamese words for how firm a figure is, as the list of a template offers them. */
    static final List<String> STATUSES = List.of("ước", "sơ bộ", "chính thức");

    /** Longer than any of the words. */
    private static final int MAX_WORD = 40;

    private static final Map<String, String> STATUS =
            Map.of("ước", "ESTIMATE", "ước tính", "ESTIMATE", "sơ bộ", "PRELIMINARY", "chính thức", "OFFICIAL");

    private static final Map<String, String> FLAG = Map.of("có", "true", "không", "false", "x", "true");

    private CellVocabulary() {}

    /** Returns whether a cell says how firm a figure is, by a word of this vocabulary or of JSON. */
    static boolean isStatus(String text) {
        return STATUS.containsValue(fixed(Field.STATUS, text.strip()));
    }

    /** Returns what JSON would have for a cell of that field; any other text as it is. */
    static String fixed(Field field, String text) {
        if (text.length() > MAX_WORD) {
            return text;
        }
        String word = PlainText.normalised(text).toLowerCase(Locale.ROOT);
        return switch (field) {
            case STATUS -> STATUS.getOrDefault(word, text);
            // A spreadsheet writes the truth values of its cells in capitals.
            case WITHDRAWN -> FLAG.getOrDefault(word, word);
            default -> text;
        };
    }
}
