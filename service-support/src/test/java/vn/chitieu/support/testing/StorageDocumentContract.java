package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A document shows each collection of a service with a stored document, all of its fields and its indexes. They are
 * compared with what the integration tests of the stores have left; values may differ from run to run. With
 * {@code -Dchitieu.storage=write} the examples and indexes are written, and a section without text for each new
 * collection.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StorageDocumentContract {

    private static final Pattern SECTION =
            Pattern.compile("(?ms)^## `([^`]+)`\\n\\n(.*?)\\n*```js\\n(.*?)```\\n\\nIndexes: (.*?)\\n(?=\\n## |\\z)");

    private final String root;
    private final Path document;
    private final Map<String, Section> sections = new TreeMap<>();
    private QueryPlans plans;
    private StoredDocuments stored;

    private record Section(String text, String example, String indexes) {}

    /**
     * @param root the package of the service
     * @param document its name in {@code docs}
     */
    protected StorageDocumentContract(String root, String document) {
        this.root = root;
        this.document = Path.of("..", "docs", document);
    }

    @BeforeAll
    void record() throws Exception {
        plans = QueryPlans.recorded(root);
        stored = StoredDocuments.ofTests(plans.filled(), plans.collections(), Map.of())
                .byShape();
        String text = Files.readString(document);
        Matcher found = SECTION.matcher(text);
        while (found.find()) {
            sections.put(found.group(1), new Section(found.group(2), found.group(3), found.group(4)));
        }
        if ("write".equals(System.getProperty("chitieu.storage"))) {
            write(text);
        }
    }

    private void write(String text) throws Exception {
        int first = text.indexOf("\n## `");
        StringBuilder written = new StringBuilder(first < 0 ? text.stripTrailing() + "\n" : text.substring(0, first));
        stored.richest().forEach((collection, richest) -> {
            Section known = sections.get(collection);
            Section section = new Section(
                    known == null ? "" : known.text(),
                    known == null || !unknown(collection, known).isEmpty()
                            ? StoredExample.of(richest)
                            : known.example(),
                    indexes(collection));
            sections.put(collection, section);
            written.append("\n## `%s`\n\n%s\n\n```js\n%s```\n\nIndexes: %s\n"
                    .formatted(collection, section.text(), section.example(), section.indexes()));
        });
        sections.keySet().retainAll(stored.richest().keySet());
        Files.writeString(document, written);
    }

    @Test
    void showsEachCollection() {
        assertThat(sections.keySet())
                .containsExactlyInAnyOrderElementsOf(stored.richest().keySet());
    }

    @Test
    void saysWhatEachIsFor() {
        assertThat(sections)
                .allSatisfy((collection, section) ->
                        assertThat(section.text()).as(collection).isNotBlank());
    }

    @Test
    void examplesAreAsDocumentsAreStored() {
        sections.forEach((collection, section) ->
                assertThat(unknown(collection, section)).as(collection).isEmpty());
    }

    @Test
    void namesEachFieldOfEachDocument() {
        Map<String, Set<String>> missing = new TreeMap<>();
        sections.forEach((collection, section) -> {
            Set<String> fields = new TreeSet<>();
            stored.fields(collection).forEach(field -> fields.add(first(field)));
            StoredDocuments.fields(StoredExample.parse(section.example()))
                    .forEach(field -> fields.remove(first(field)));
            fields.removeIf(field -> section.text().contains("`" + field + "`"));
            if (!fields.isEmpty()) {
                missing.put(collection, fields);
            }
        });
        assertThat(missing).as("fields without a word").isEmpty();
    }

    @Test
    void namesEachIndex() {
        sections.forEach((collection, section) ->
                assertThat(section.indexes()).as(collection).isEqualTo(indexes(collection)));
    }

    private Set<String> unknown(String collection, Section section) {
        Set<String> fields = new TreeSet<>(StoredDocuments.fields(StoredExample.parse(section.example())));
        fields.removeAll(stored.fields(collection));
        return fields;
    }

    /** Returns the name of the field of the document in which a field is. */
    private static String first(String field) {
        return field.substring(1).split("[/ \\[]", 2)[0];
    }

    private String indexes(String collection) {
        return "`" + String.join("`, `", plans.indexes(collection)) + "`";
    }
}
