package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The folder {@code last-release} of a service has a document of each of its collections as the last release stored it.
 * Today's code reads it, and today's documents have every field that it has, with its type, so that the last release
 * reads them: instances of both share a database during a rolling upgrade. A collection that gets another version in
 * its name is a new one. With {@code -Dchitieu.release=write}, as a step of a release, the folder is made again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LastReleaseDocumentsContract {

    private static final Path FOLDER = Path.of("src", "test", "resources", "last-release");
    private static final JsonWriterSettings READABLE = JsonWriterSettings.builder()
            .outputMode(JsonMode.EXTENDED)
            .indent(true)
            .build();

    /** Private keys and serialized tokens belong into no repository, not even those of tests. */
    private static final Set<String> WITH_SECRETS = Set.of("signingKeys", "authorizations");

    private final String root;
    private final Map<String, String> readers;
    private StoredDocuments today;
    private Set<String> collections;

    /**
     * @param root the package of the service
     * @param readers of collections: a class below the root and a static method of it that takes a document; one that
     *     takes two gets that of {@code notices} as well
     */
    protected LastReleaseDocumentsContract(String root, Map<String, String> readers) {
        this.root = root;
        this.readers = readers;
    }

    @BeforeAll
    void record() throws Exception {
        QueryPlans recorded = QueryPlans.recorded(root);
        collections = recorded.collections();
        Map<String, Predicate<Document>> readable = new TreeMap<>();
        readers.keySet().stream()
                .filter(collection -> parameters(collection) == 1)
                .forEach(collection -> readable.put(collection, document -> isReadable(collection, document)));
        today = StoredDocuments.ofTests(recorded.filled(), collections, readable);
        if ("write".equals(System.getProperty("chitieu.release"))) {
            Files.createDirectories(FOLDER);
            Map<String, Document> samples = new TreeMap<>(today.richest());
            samples.keySet().removeAll(WITH_SECRETS);
            for (Map.Entry<String, Document> one : samples.entrySet()) {
                Files.writeString(
                        FOLDER.resolve(one.getKey() + ".json"), one.getValue().toJson(READABLE) + "\n");
            }
        }
    }

    @Test
    void hasADocumentOfEachCollectionThatIsRead() throws IOException {
        assertThat(samples().keySet()).containsAll(readers.keySet());
    }

    @Test
    void todaysCodeReadsThem() throws IOException {
        samples().forEach((collection, document) -> {
            if (readers.containsKey(collection)) {
                assertThat(read(collection, document)).as(collection).isNotNull();
            }
        });
    }

    @Test
    void todaysDocumentsHaveEveryFieldOfTheirs() throws IOException {
        Map<String, Set<String>> gone = new TreeMap<>();
        samples().forEach((collection, document) -> {
            Set<String> fields = new TreeSet<>(StoredDocuments.fields(document));
            fields.removeAll(today.fields(collection));
            if (collections.contains(collection) && !fields.isEmpty()) {
                gone.put(collection, fields);
            }
        });
        assertThat(gone).isEmpty();
    }

    private static Map<String, Document> samples() throws IOException {
        Map<String, Document> samples = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                samples.put(file.getFileName().toString().replace(".json", ""), Document.parse(Files.readString(file)));
            }
        }
        return samples;
    }

    private boolean isReadable(String collection, Document document) {
        try {
            return read(collection, document) != null;
        } catch (IllegalStateException damagedByATest) {
            return false;
        }
    }

    private Object read(String collection, Document document) {
        try {
            Method method = method(collection);
            return method.getParameterCount() == 1
                    ? method.invoke(null, document)
                    : method.invoke(null, document, samples().get("notices"));
        } catch (InvocationTargetException unreadable) {
            throw new IllegalStateException(collection + " cannot be read", unreadable.getCause());
        } catch (IllegalAccessException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private int parameters(String collection) {
        return method(collection).getParameterCount();
    }

    private Method method(String collection) {
        String[] names = readers.get(collection).split("#");
        try {
            Method found = Arrays.stream(Class.forName(root + "." + names[0]).getDeclaredMethods())
                    .filter(method -> method.getName().equals(names[1])
                            && Modifier.isStatic(method.getModifiers())
                            && method.getParameterTypes()[0] == Document.class)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no method " + readers.get(collection)));
            found.setAccessible(true);
            return found;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
