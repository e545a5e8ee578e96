package vn.chitieu.catalog.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Rows from nodes of YAML, whose values stay the text that was written. */
final class YamlRows {

    private YamlRows() {}

    /** Returns the cells of a map. */
    static Map<String, String> cells(CatalogTable table, Node node) {
        Map<String, String> cells = new HashMap<>();
        for (CatalogColumn column : table.columns()) {
            Node value = node;
            for (String key : column.name().split("\\.", -1)) {
                value = value == null ? null : child(value, key);
            }
            if (value != null) {
                cells.put(column.name(), text(column, value));
            }
        }
        return cells;
    }

    /** Returns the value of a key; null where there is none. */
    static @Nullable Node child(Node node, String key) {
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode name
                        && name.getValue().equals(key)) {
                    return tuple.getValueNode();
                }
            }
        }
        return null;
    }

    private static String text(CatalogColumn column, Node node) {
        if (node instanceof SequenceNode list) {
            String separator = column.kind() == CatalogColumn.Kind.ENTRIES ? "; " : " ";
            return list.getValue().stream()
                    .map(entry -> entry(column.fields(), entry))
                    .collect(Collectors.joining(separator));
        }
        return scalar(node);
    }

    /** Fields at the end that are left out need no hyphen. */
    private static String entry(List<String> fields, Node entry) {
        if (fields.isEmpty()) {
            return scalar(entry);
        }
        String all = fields.stream()
                .map(field -> {
                    Node value = child(entry, field);
                    return value == null || scalar(value).isEmpty() ? "-" : scalar(value);
                })
                .collect(Collectors.joining(" "));
        return all.replaceAll("( -)+$", "");
    }

    private static String scalar(Node node) {
        return node instanceof ScalarNode one ? one.getValue().strip().replaceAll("\\s*\\n\\s*", " ") : "";
    }
}
