package vn.chitieu.catalog.table;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A table that is a part of a YAML file: a list, named entries, or the values beside them. */
final class YamlTableText {

    private static final int INDENT = 2;
    private static final int MAX_DEPTH = 12;

    private final CatalogTable table;
    private final List<String> lines;
    private final @Nullable MappingNode root;

    YamlTableText(CatalogTable table, String text) {
        this.table = table;
        this.lines = text.lines().toList();
        this.root = root(text);
    }

    private static @Nullable MappingNode root(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(MAX_DEPTH);
        try {
            Node node = new Yaml(options).compose(new StringReader(text));
            if (node == null || node instanceof MappingNode) {
                return (MappingNode) node;
            }
        } catch (YAMLException malformed) {
            throw new IllegalArgumentException("expected YAML, got " + malformed.getMessage(), malformed);
        }
        throw new IllegalArgumentException("expected keys and values, got something else");
    }

    /** Returns the rows. */
    List<CatalogRow> rows() {
        if (table.isRecord()) {
            return List.of(record());
        }
        return text().rows().stream().map(TableText.Written::row).toList();
    }

    private CatalogRow record() {
        return new CatalogRow(1, root == null ? Map.of() : YamlRows.cells(table, root));
    }

    /** Returns the text of the file with other rows. */
    String with(List<CatalogRow> wanted) {
        if (table.isRecord()) {
            return TableText.joined(withRecord(wanted.get(0)));
        }
        TableText old = text();
        if (wanted.isEmpty() && old.rows().isEmpty()) {
            return TableText.joined(lines);
        }
        List<String> before = new ArrayList<>(old.before());
        boolean named = table.shape() == CatalogTable.Shape.NAMED;
        String none = named ? " {}" : " []";
        before.set(before.size() - 1, table.section() + ":" + (wanted.isEmpty() ? none : ""));
        int indent = old.rows().stream()
                .map(row -> row.lines().get(0))
                .map(line -> line.length() - line.stripLeading().length())
                .findFirst()
                .orElse(INDENT);
        return TableText.joined(new TableText(before, old.rows(), old.after())
                .with(wanted, row -> YamlWriter.entry(table, row, indent)));
    }

    /** Each key whose value changed is written again; a new one stands at the end of the values. */
    private List<String> withRecord(CatalogRow wanted) {
        Map<String, String> old = YamlWriter.pairs(table, record());
        Map<String, String> young = YamlWriter.pairs(table, wanted);
        List<String> result = new ArrayList<>(lines);
        List<String> added = new ArrayList<>();
        for (CatalogColumn column : table.columns()) {
            String key = column.top();
            String value = young.get(key);
            if (!Objects.equals(old.get(key), value) && !added.contains(key)) {
                added.add(key);
                replace(result, key, value == null ? List.of() : List.of(key + ": " + value));
            }
        }
        return result;
    }

    private static void replace(List<String> lines, String key, List<String> by) {
        int at = 0;
        while (at < lines.size() && !lines.get(at).startsWith(key + ":")) {
            at++;
        }
        int end = Math.min(at + 1, lines.size());
        while (end < lines.size() && !lines.get(end).isEmpty() && lines.get(end).startsWith(" ")) {
            end++;
        }
        lines.subList(Math.min(at, lines.size()), end).clear();
        lines.addAll(Math.min(at, lines.size()), by);
    }

    /** Returns the lines of the table's own part, and those around it. */
    private TableText text() {
        NodeTuple part = part();
        if (part == null) {
            List<String> before = new ArrayList<>(lines);
            before.add(table.section() + ":");
            return new TableText(before, List.of(), List.of());
        }
        int head = part.getKeyNode().getStartMark().getLine();
        List<Node> starts = new ArrayList<>();
        List<Map<String, String>> cells = new ArrayList<>();
        entries(part.getValueNode(), starts, cells);
        int end = end(head);
        boolean flow = !(part.getValueNode() instanceof CollectionNode<?> all) || all.getFlowStyle() == FlowStyle.FLOW;
        List<String> before = lines.subList(0, head + 1);
        return new TableText(
                before,
                flow ? rendered(starts, cells) : written(head + 1, end, starts, cells),
                lines.subList(end, lines.size()));
    }

    private void entries(Node value, List<Node> starts, List<Map<String, String>> cells) {
        if (value instanceof SequenceNode list) {
            for (Node entry : list.getValue()) {
                starts.add(entry);
                cells.add(YamlRows.cells(table, entry));
            }
        } else if (value instanceof MappingNode map) {
            for (NodeTuple entry : map.getValue()) {
                starts.add(entry.getKeyNode());
                Map<String, String> row = YamlRows.cells(table, entry.getValueNode());
                row.put("id", ((ScalarNode) entry.getKeyNode()).getValue());
                cells.add(row);
            }
        }
    }

    private List<TableText.Written> rendered(List<Node> starts, List<Map<String, String>> cells) {
        List<TableText.Written> rows = new ArrayList<>();
        for (int at = 0; at < starts.size(); at++) {
            CatalogRow row = new CatalogRow(starts.get(at).getStartMark().getLine() + 1, cells.get(at));
            rows.add(new TableText.Written(row, List.of(), YamlWriter.entry(table, row, INDENT)));
        }
        return rows;
    }

    private List<TableText.Written> written(int from, int end, List<Node> starts, List<Map<String, String>> cells) {
        List<TableText.Written> rows = new ArrayList<>();
        int taken = from;
        for (int at = 0; at < starts.size(); at++) {
            int first = starts.get(at).getStartMark().getLine();
            int until =
                    at + 1 < starts.size() ? starts.get(at + 1).getStartMark().getLine() : end;
            while (until > first + 1 && TableText.isComment(lines.get(until - 1))) {
                until--;
            }
            CatalogRow row = new CatalogRow(first + 1, cells.get(at));
            rows.add(new TableText.Written(row, lines.subList(taken, first), lines.subList(first, until)));
            taken = until;
        }
        return rows;
    }

    /** Returns the line behind the last one of the part that begins on a line; comments belong to what follows. */
    private int end(int head) {
        int next = head + 1;
        while (next < lines.size() && (TableText.isComment(lines.get(next)) || isWithin(lines.get(next)))) {
            next++;
        }
        while (next > head + 1 && TableText.isComment(lines.get(next - 1))) {
            next--;
        }
        return next;
    }

    private static boolean isWithin(String line) {
        return line.startsWith(" ") || line.startsWith("-") || line.startsWith("]") || line.startsWith("}");
    }

    private @Nullable NodeTuple part() {
        return root == null
                ? null
                : root.getValue().stream()
                        .filter(one -> one.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals(table.section()))
                        .findFirst()
                        .orElse(null);
    }
}
