package vn.chitieu.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.codec.EventJson;

/**
 * The folder {@code last-release} has schemas and events as the last release writes them. Today's readers read them,
 * and today's schemas differ from them by optional fields alone, so that the last release reads today's events. With
 * {@code -Dchitieu.release=write}, as a step of a release, the folder is made again.
 */
class LastReleaseEventsTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "last-release");
    private static final Path SCHEMAS = Path.of("src", "main", "resources", "schemas");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, Class<?>> TYPES = Map.ofEntries(
            Map.entry("indicator-updated.v1.json", IndicatorUpdated.class),
            Map.entry("target-assigned.v1.json", TargetAssigned.class),
            Map.entry("update-rejected.v1.json", UpdateRejected.class),
            Map.entry("update-answered.v1.json", UpdateAnswered.class),
            Map.entry("quarterly-total.v1.json", QuarterlyTotal.class),
            Map.entry("alert-changed.v1.json", AlertChanged.class),
            Map.entry("remark-changed.v1.json", RemarkChanged.class),
            Map.entry("rejections-counted.v1.json", RejectionsCounted.class),
            Map.entry("account-invited.v1.json", AccountInvited.class),
            Map.entry("store-marked.v1.json", StoreMarked.class),
            Map.entry("catalog-published.v1.json", CatalogPublished.class));

    @BeforeAll
    static void makeARelease() throws IOException {
        if (!"write".equals(System.getProperty("chitieu.release"))) {
            return;
        }
        for (Path schema : files(SCHEMAS)) {
            Files.copy(
                    schema,
                    FOLDER.resolve("schemas").resolve(schema.getFileName()),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Map<String, Integer> numbers = new TreeMap<>();
        for (var event : EventSchemasTest.events().toList()) {
            String schema = String.valueOf(event.get()[0]);
            int number = numbers.merge(schema, 1, Integer::sum);
            Files.writeString(
                    FOLDER.resolve("events").resolve(schema.replace(".json", "-" + number + ".json")),
                    JSON.readTree(EventJson.write(event.get()[1])).toPrettyString() + "\n");
        }
    }

    static Stream<Path> events() throws IOException {
        return files(FOLDER.resolve("events")).stream();
    }

    static Stream<Path> schemas() throws IOException {
        return files(FOLDER.resolve("schemas")).stream();
    }

    @Test
    void hasEventsOfEveryType() throws IOException {
        TreeSet<String> types = new TreeSet<>();
        events().forEach(file -> types.add(schema(file)));
        assertThat(types).containsExactlyElementsOf(new TreeSet<>(TYPES.keySet()));
        assertThat(schemas().map(LastReleaseEventsTest::name)).containsAll(TYPES.keySet());
    }

    /** A release writes the events of all of them: a type without a reader would break its build. */
    @Test
    void everyTypeHasAReader() {
        assertThat(EventSchemasTest.events().map(event -> event.get()[0])).containsOnlyElementsOf(TYPES.keySet());
    }

    /** What is read and written again has every field that the last release wrote, with its value. */
    @ParameterizedTest
    @MethodSource("events")
    void todaysReaderReadsIt(Path file) throws Exception {
        JsonNode written = JSON.readTree(Files.readAllBytes(file));
        byte[] compact = JSON.writeValueAsBytes(written);

        Object event = EventJson.read(compact, Objects.requireNonNull(TYPES.get(schema(file))));

        assertThat(lost(written, JSON.readTree(EventJson.write(event)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void theLastReleaseReadsTodaysEvents(Path file) throws IOException {
        assertThat(SchemaCompatibility.breaches(
                        JSON.readTree(Files.readString(file)),
                        JSON.readTree(Files.readString(SCHEMAS.resolve(name(file))))))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/properties/number is gone            | \"number\": {       | \"count\": {",
                "/properties/store/maxLength was 64    | \"maxLength\": 64   | \"maxLength\": 32",
                "/properties/store/type was            | \"type\": \"string\", \"minLength\" | \"type\": \"integer\", \"minLength\"",
                "/properties/at/pattern was            | \"pattern\": \"^    | \"pattern\": \"",
                "/required/by was optional             | \"number\", \"at\"] | \"number\", \"at\", \"by\"]",
                "/required/at is optional              | , \"at\"]           | ]",
            })
    void catches(String breach, String sound, String planted) throws IOException {
        String schema = Files.readString(FOLDER.resolve("schemas/store-marked.v1.json"));
        assertThat(schema).contains(sound);
        assertThat(SchemaCompatibility.breaches(JSON.readTree(schema), JSON.readTree(schema.replace(sound, planted))))
                .anyMatch(found -> found.startsWith(breach));
    }

    @Test
    void anOptionalFieldMayBeAdded() throws IOException {
        String schema = Files.readString(FOLDER.resolve("schemas/store-marked.v1.json"));
        String more = schema.replace("\"number\": {", "\"by\": {\"type\": \"string\"}, \"number\": {");
        assertThat(more).isNotEqualTo(schema);
        assertThat(SchemaCompatibility.breaches(JSON.readTree(schema), JSON.readTree(more)))
                .isEmpty();
    }

    /** Returns the fields of the first that the second lacks or has with another value. */
    private static List<String> lost(JsonNode first, JsonNode second) {
        if (!first.isObject()) {
            return first.equals(second) ? List.of() : List.of(first + " became " + second);
        }
        return first.properties().stream()
                .flatMap(field -> lost(field.getValue(), second.path(field.getKey())).stream()
                        .map(found -> field.getKey() + ": " + found))
                .toList();
    }

    private static String schema(Path event) {
        return name(event).replaceFirst("-\\d+\\.json$", ".json");
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
