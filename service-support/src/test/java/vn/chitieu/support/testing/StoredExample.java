package vn.chitieu.support.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/** A stored document as the documents about storage show it. */
public final class StoredExample {

    private static final Pattern REST = Pattern.compile(",\\s*\"and (\\d+) more\"");
    private static final Pattern SHOWN_REST = Pattern.compile("/\\* and \\d+ more \\*/");
    private static final Pattern RANDOM = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\\b[0-9a-f]{64}\\b|(?<=\\{bcrypt})[^\"]+");

    /** In characters and bytes; of more, such as a key or a serialized object, the beginning is enough. */
    private static final int LONG_VALUE = 200;

    private static final int BEGINNING = 12;

    private StoredExample() {}

    /**
     * Returns it as {@code mongosh} shows it: the first element alone of long lists, the beginning of long values, and
     * dots for random ids and hashes.
     */
    public static String of(Document document) {
        String json = shortened(document)
                .toJson(JsonWriterSettings.builder()
                        .outputMode(JsonMode.SHELL)
                        .indent(true)
                        .build());
        String cut = REST.matcher(json).replaceAll(" /* and $1 more */");
        return RANDOM.matcher(cut).replaceAll("...") + "\n";
    }

    /** Returns the document that an example shows. */
    static Document parse(String example) {
        return Document.parse(SHOWN_REST.matcher(example).replaceAll(Matcher.quoteReplacement("")));
    }

    /** Of long lists, and of lists of documents, the first element is enough. */
    private static Document shortened(Document document) {
        Document copy = new Document();
        document.forEach((field, value) -> copy.append(field, shortened(value)));
        return copy;
    }

    private static @Nullable Object shortened(@Nullable Object value) {
        if (value instanceof Document inner) {
            return shortened(inner);
        }
        if (value instanceof List<?> list) {
            return shortened(list);
        }
        if (value instanceof String text && text.length() > LONG_VALUE) {
            return text.substring(0, BEGINNING) + "...";
        }
        if (value instanceof Binary binary && binary.length() > LONG_VALUE) {
            return new Binary(binary.getType(), Arrays.copyOf(binary.getData(), BEGINNING));
        }
        return value;
    }

    private static List<Object> shortened(List<?> list) {
        List<Object> copy = new ArrayList<>();
        boolean isLong = list.size() > 3 || (list.size() > 1 && list.get(0) instanceof Document);
        for (Object one : isLong ? list.subList(0, 1) : list) {
            copy.add(shortened(one));
        }
        if (isLong) {
            copy.add("and " + (list.size() - 1) + " more");
        }
        return copy;
    }
}
