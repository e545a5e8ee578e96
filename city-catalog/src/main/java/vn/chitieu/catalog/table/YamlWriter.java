package vn.chitieu.catalog.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows as YAML. A value is written plain where no reader could take it for anything else. */
final class YamlWriter {

    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N} _./()+-]*[\\p{L}\\p{M}\\p{N}_.)])?");

    private YamlWriter() {}

    /** Returns the lines of an entry of a list, with that many spaces in front. */
    static List<String> entry(CatalogTable table, CatalogRow row, int indent) {
        Map<String, String> pairs = pairs(table, row);
        String space = " ".repeat(indent);
        if (table.shape() == CatalogTable.Shape.NAMED) {
            String id = pairs.remove("id");
            return List.of(space + (id == null ? "\"\"" : id) + ": " + flow(pairs));
        }
        if (table.shape() == CatalogTable.Shape.LINES || pairs.isEmpty()) {
            return List.of(space + "- " + flow(pairs));
        }
        List<String> lines = new ArrayList<>();
        pairs.forEach((key, value) -> lines.add(space + (lines.isEmpty() ? "- " : "  ") + key + ": " + value));
        return lines;
    }

    /** Returns the value of each key that has one, as YAML. */
    static Map<String, String> pairs(CatalogTable table, CatalogRow row) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (CatalogColumn column : table.columns()) {
            pairs.computeIfAbsent(column.top(), top -> value(table, top, row));
        }
        pairs.values().removeIf(String::isEmpty);
        return pairs;
    }

    /** Returns the value below some keys; empty where there is none. */
    private static String value(CatalogTable table, String path, CatalogRow row) {
        Map<String, String> below = new LinkedHashMap<>();
        for (CatalogColumn column : table.columns()) {
            if (column.name().equals(path)) {
                return written(column, row.cell(column.name()));
            }
            if (column.name().startsWith(path + ".")) {
                String key = column.name().substring(path.length() + 1).replaceFirst("\\..*", "");
                below.computeIfAbsent(key, one -> value(table, path + "." + one, row));
            }
        }
        below.values().removeIf(String::isEmpty);
        return below.isEmpty() ? "" : flow(below);
    }

    private static String written(CatalogColumn column, String text) {
        if (text.isEmpty()) {
            return "";
        }
        return switch (column.kind()) {
            case LIST -> list(Arrays.stream(text.split("[\\s,]+")).map(YamlWriter::scalar));
            case ENTRIES -> list(Arrays.stream(text.split("\\s*;\\s*")).map(entry -> fields(column.fields(), entry)));
            default -> scalar(text);
        };
    }

    private static String fields(List<String> names, String entry) {
        Map<String, String> fields = new LinkedHashMap<>();
        String[] values = entry.strip().split("\\s+", names.size());
        for (int at = 0; at < values.length; at++) {
            if (!values[at].equals("-")) {
                fields.put(names.get(at), scalar(values[at]));
            }
        }
        return flow(fields);
    }

    private static String list(Stream<String> values) {
        return values.collect(Collectors.joining(", ", "[", "]"));
    }

    private static String flow(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> pair.getKey() + ": " + pair.getValue())
                .collect(Collectors.joining(", ", "{ ", " }"));
    }

    /** Returns one value. */
    static String scalar(String text) {
        return PLAIN.matcher(text).matches()
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
