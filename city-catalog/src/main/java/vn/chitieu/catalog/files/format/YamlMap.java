package vn.chitieu.catalog.files.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import vn.chitieu.catalog.LocalizedName;

/** A map of a YAML file: its nodes by key, and the line on which it begins. */
public final class YamlMap {

    private final Map<String, Node> nodes;
    private final FileLocation place;
    private boolean sound = true;

    private YamlMap(Map<String, Node> nodes, FileLocation place) {
        this.nodes = nodes;
        this.place = place;
    }

    /** Returns the map that a node is; reports keys that are unknown, doubled or missing. */
    static Optional<YamlMap> of(Node node, String what, YamlKeys keys, FileLocation file) {
        int before = file.errors().count();
        return entries(node, what, file).map(map -> {
            for (String key : map.keys()) {
                if (!keys.know(key)) {
                    map.place(key).report(CatalogErrorCode.UNKNOWN_KEY, keys + " in " + what, key);
                }
            }
            for (String key : keys.required()) {
                if (!map.has(key)) {
                    map.place
                            .of(key)
                            .say(CatalogErrorCode.MISSING_KEY, "expected key " + key + " in " + what + ", got none");
                }
            }
            map.sound = file.errors().count() == before;
            return map;
        });
    }

    /** Returns the map that a node is, whatever its keys are; reports doubled keys. */
    private static Optional<YamlMap> entries(Node node, String what, FileLocation file) {
        FileLocation start = at(node, file);
        if (!(node instanceof MappingNode mapping)) {
            start.report(CatalogErrorCode.INVALID_YAML, "keys and values as " + what, kind(node));
            return Optional.empty();
        }
        Map<String, Node> nodes = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            FileLocation place = at(tuple.getKeyNode(), file);
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                place.report(CatalogErrorCode.INVALID_YAML, "a plain key in " + what, kind(tuple.getKeyNode()));
            } else if (nodes.put(key.getValue(), tuple.getValueNode()) != null) {
                place.report(CatalogErrorCode.DUPLICATE_KEY, "each key once in " + what, key.getValue() + " twice");
            }
        }
        return Optional.of(new YamlMap(nodes, start));
    }

    /** Returns whether its keys were those that it should have. */
    public boolean isSound() {
        return sound;
    }

    public FileLocation place() {
        return place;
    }

    /** Returns where the value of a key begins, or the map itself where it has no such key. */
    public FileLocation place(String key) {
        Node node = nodes.get(key);
        return node == null ? place : at(node, place.of(key));
    }

    public boolean has(String key) {
        return nodes.containsKey(key);
    }

    public Set<String> keys() {
        return nodes.keySet();
    }

    /** Returns the value of a key as one value; empty where it is not there, or not one, which is reported. */
    public Optional<TextValue> value(String key) {
        return Optional.ofNullable(nodes.get(key)).flatMap(node -> scalar(key, node));
    }

    /** Returns the values of a key that holds a list of values; none where it is not there. */
    public List<TextValue> values(String key) {
        return items(key).flatMap(node -> scalar(key, node).stream()).toList();
    }

    /** Returns the map under a key. */
    public Optional<YamlMap> map(String key, YamlKeys keys) {
        return Optional.ofNullable(nodes.get(key)).flatMap(node -> of(node, key, keys, place.of(key)));
    }

    /** Returns the map under a key whose own keys are free. */
    public Optional<YamlMap> freeMap(String key) {
        return Optional.ofNullable(nodes.get(key)).flatMap(node -> entries(node, key, place.of(key)));
    }

    /** Returns the maps of a list under a key; none where it is not there. */
    public List<YamlMap> maps(String key, YamlKeys keys) {
        return items(key)
                .flatMap(node -> of(node, "an entry of " + key, keys, place.of(key)).stream())
                .toList();
    }

    /** Returns the name in both languages under a key. */
    public Optional<LocalizedName> name(String key) {
        return map(key, YamlKeys.NAME)
                .flatMap(map -> map.value("vi")
                        .flatMap(vi -> map.value("en").map(en -> new LocalizedName(vi.text(), en.text()))));
    }

    /** Returns what a reader makes of one value; empty where it is not there or is reported. */
    public <T> Optional<T> value(String key, Function<TextValue, Optional<T>> reader) {
        return value(key).flatMap(reader);
    }

    private Stream<Node> items(String key) {
        Node node = nodes.get(key);
        if (node == null) {
            return Stream.empty();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream();
        }
        at(node, place).report(CatalogErrorCode.INVALID_YAML, "a list as " + key, kind(node));
        return Stream.empty();
    }

    private Optional<TextValue> scalar(String key, Node node) {
        FileLocation start = at(node, place.of(key));
        if (!(node instanceof ScalarNode scalar)) {
            start.report(CatalogErrorCode.INVALID_YAML, "one value as " + key, kind(node));
            return Optional.empty();
        }
        String text = scalar.getValue().strip();
        if (text.isEmpty()) {
            start.report(CatalogErrorCode.MISSING_VALUE, "a value as " + key, "an empty one");
            return Optional.empty();
        }
        CatalogDirectory.checkCharacters(text, start);
        return Optional.of(new TextValue(key, text, start));
    }

    private static FileLocation at(Node node, FileLocation place) {
        return place.at(node.getStartMark().getLine() + 1);
    }

    private static String kind(Node node) {
        return switch (node.getNodeId()) {
            case mapping -> "keys and values";
            case sequence -> "a list";
            default -> "one value";
        };
    }
}
