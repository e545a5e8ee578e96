package vn.chitieu.support.testing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * A query without its values.
 *
 * @param collection its name, {@code *} for a month, a year or a collection version in it
 * @param kind the command
 * @param filter fields with operators, such as {@code _id =, version =}
 * @param sort keys with directions
 */
record QueryShape(String collection, String kind, String filter, String sort) implements Comparable<QueryShape> {

    private static final String LOGICAL = "$or $and $nor";

    /** Returns the shape of a command with one statement. */
    static QueryShape of(BsonDocument command) {
        String kind = command.getFirstKey();
        return new QueryShape(
                nameOf(command.getString(kind).getValue()),
                kind,
                filter(filterOf(command)),
                command.getDocument("sort", new BsonDocument()).entrySet().stream()
                        .map(key ->
                                key.getKey() + " " + key.getValue().asNumber().intValue())
                        .collect(Collectors.joining(", ")));
    }

    /** Returns the name of a collection with {@code *} for a month, a year or a collection version in it. */
    static String nameOf(String collection) {
        return collection.replaceFirst("-\\d{4}(-\\d{2})?$", "-*").replaceFirst("_\\d+$", "_*");
    }

    /** Returns the fields by which an index could begin. */
    static Set<String> fields(BsonDocument command) {
        Set<String> fields = new LinkedHashSet<>();
        collect(filterOf(command), fields);
        fields.addAll(command.getDocument("sort", new BsonDocument()).keySet());
        return fields;
    }

    private static void collect(BsonDocument filter, Set<String> fields) {
        filter.forEach((field, value) -> {
            if (LOGICAL.contains(field)) {
                value.asArray().forEach(one -> collect(one.asDocument(), fields));
            } else {
                fields.add(field);
            }
        });
    }

    private static BsonDocument filterOf(BsonDocument command) {
        String kind = command.getFirstKey();
        if (kind.equals("update") || kind.equals("delete")) {
            return command.getArray(kind + "s").get(0).asDocument().getDocument("q");
        }
        if (kind.equals("aggregate")) {
            List<BsonValue> stages = command.getArray("pipeline").getValues();
            return stages.isEmpty()
                    ? new BsonDocument()
                    : stages.get(0).asDocument().getDocument("$match", new BsonDocument());
        }
        return command.getDocument(kind.equals("find") ? "filter" : "query", new BsonDocument());
    }

    private static String filter(BsonDocument filter) {
        return filter.entrySet().stream()
                .map(field -> LOGICAL.contains(field.getKey())
                        ? field.getKey() + " ["
                                + field.getValue().asArray().stream()
                                        .map(one -> filter(one.asDocument()))
                                        .collect(Collectors.toCollection(TreeSet::new))
                                        .stream()
                                        .collect(Collectors.joining(" / "))
                                + "]"
                        : field.getKey() + " " + operator(field.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String operator(BsonValue value) {
        if (!value.isDocument()
                || value.asDocument().isEmpty()
                || !value.asDocument().getFirstKey().startsWith("$")) {
            return "=";
        }
        return String.join("+", value.asDocument().keySet()).replace("$", "");
    }

    @Override
    public int compareTo(QueryShape other) {
        return toString().compareTo(other.toString());
    }
}
