package vn.chitieu.contracts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Compares the schema of an event with that of the last release: instances of both releases read what the other one
 * writes while a service is upgraded, so that fields are added alone, and never as required ones.
 */
final class SchemaCompatibility {

    /** What says nothing about a value. */
    private static final Set<String> WORDS = Set.of("title", "description", "$comment", "examples");

    /** Maps by names of their own, to which names are added. */
    private static final Set<String> OPEN = Set.of("properties", "$defs");

    private final List<String> breaches = new ArrayList<>();

    private SchemaCompatibility() {}

    /** Returns all breaches, each beginning with its place. */
    static List<String> breaches(JsonNode last, JsonNode current) {
        SchemaCompatibility compared = new SchemaCompatibility();
        compared.schema("", last, current);
        return compared.breaches;
    }

    private void schema(String place, JsonNode last, JsonNode current) {
        if (!last.isObject() || !current.isObject()) {
            if (!last.equals(current)) {
                breaches.add(place + " was " + last + " and is " + current);
            }
            return;
        }
        for (String word : words(last, current)) {
            if (OPEN.contains(word)) {
                named(place + "/" + word, last.path(word), current.path(word));
            } else if (word.equals("required")) {
                required(place + "/" + word, last.path(word), current.path(word));
            } else if (!WORDS.contains(word)) {
                schema(place + "/" + word, last.path(word), current.path(word));
            }
        }
    }

    private void named(String place, JsonNode last, JsonNode current) {
        last.propertyNames().forEach(name -> {
            if (current.has(name)) {
                schema(place + "/" + name, last.get(name), current.get(name));
            } else {
                breaches.add(place + "/" + name + " is gone");
            }
        });
    }

    private void required(String place, JsonNode last, JsonNode current) {
        Set<String> before = texts(last);
        Set<String> now = texts(current);
        now.stream()
                .filter(name -> !before.contains(name))
                .forEach(name ->
                        breaches.add(place + "/" + name + " was optional, and events of the last release lack it"));
        before.stream()
                .filter(name -> !now.contains(name))
                .forEach(name -> breaches.add(place + "/" + name + " is optional, and the last release needs it"));
    }

    private static Set<String> words(JsonNode last, JsonNode current) {
        Set<String> words = new LinkedHashSet<>(last.propertyNames());
        words.addAll(current.propertyNames());
        return words;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        list.forEach(one -> texts.add(one.asString()));
        return texts;
    }
}
