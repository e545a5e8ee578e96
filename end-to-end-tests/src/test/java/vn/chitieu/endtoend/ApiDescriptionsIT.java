package vn.chitieu.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whoever reads the OpenAPI description of a service learns of each operation what it takes, answers and refuses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiDescriptionsIT {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** The arrow of a list to choose from is a picture within a style sheet, which our policy does not load. */
    private static final String ARROW = "Loading the image 'data:image/svg+xml";

    private final Map<String, JsonNode> descriptions = new TreeMap<>();
    private SystemUnderTest system;

    @BeforeAll
    void read() {
        system = SystemUnderTest.withTheSample();
        descriptions.put("ingestion", system.description(system.ingestion()));
        descriptions.put("aggregation", system.description(system.dashboard()));
        descriptions.put("notification", system.description(system.alerts()));
    }

    Stream<Operation> operations() {
        return descriptions.entrySet().stream()
                .flatMap(service -> service.getValue().path("paths").properties().stream()
                        .flatMap(path -> path.getValue().properties().stream()
                                .map(method -> new Operation(
                                        service.getKey() + " " + method.getKey() + " " + path.getKey(),
                                        service.getValue(),
                                        method.getValue()))));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isDescribedWithExamplesThatKeepToTheirSchemas(Operation operation) {
        assertThat(operation.says().path("summary").asString("")).isNotEmpty();
        operation.says().path("parameters").forEach(parameter -> {
            JsonNode schema = parameter.path("schema");
            if (parameter.path("required").asBoolean()) {
                assertThat(parameter.has("example") || schema.has("example"))
                        .as("an example of " + parameter.path("name"))
                        .isTrue();
            }
            if (parameter.has("example")) {
                assertThat(operation.errors(schema, parameter.get("example"))).isEmpty();
            }
        });
        operation.checkExamples(
                "what it takes", operation.resolved(operation.says().path("requestBody")));
        JsonNode responses = operation.says().path("responses");
        responses
                .properties()
                .forEach(response ->
                        operation.checkExamples(response.getKey(), operation.resolved(response.getValue())));
        JsonNode refusal = operation.resolved(responses.path("default"));
        assertThat(refusal.at("/content/application~1problem+json").isMissingNode())
                .as("what a refusal looks like")
                .isFalse();
    }

    /** The text before the operations says what each code of a refusal means. */
    @Test
    void everyCodeIsExplained() {
        descriptions.forEach((service, api) -> {
            List<String> codes = api.at("/components/schemas/Problem/properties/code/enum")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            Set<String> left = new HashSet<>(codes);
            left.removeIf(code -> api.at("/info/description").asString().contains("`" + code + "`"));
            assertThat(codes).as(service).hasSizeGreaterThan(10);
            assertThat(left).as(service).isEmpty();
        });
    }

    /** Swagger UI under the policy of our pages, without a word to anybody else. */
    @Test
    void eachIsReadOnAPage() {
        Browser.assumeThere();
        Map<String, URI> pages = Map.of(
                "ingestion", system.ingestion().resolve("/api.html"),
                "aggregation", system.dashboard().resolve("/api.html"),
                "notification", system.alerts().resolve("/pages/api.html"));
        try (Browser browser = Browser.of(system)) {
            // Who is signed in at one service is at the others.
            browser.visit(system.alerts());
            browser.sized(1280, 1000).complaints();
            pages.forEach((service, page) -> {
                browser.visit(page);
                await().atMost(Duration.ofMinutes(2))
                        .untilAsserted(() -> assertThat(browser.count(".opblock"))
                                .as(service)
                                .isEqualTo((int) operations()
                                        .filter(one -> one.name().startsWith(service + " "))
                                        .count()));
                browser.picture("api-" + service);
                assertThat(browser.complaints()).as(service).allMatch(one -> one.contains(ARROW));
            });
        }
    }

    @Test
    void noServiceIsLeftOut() {
        descriptions.forEach((service, api) ->
                assertThat(api.path("paths").size()).as(service).isGreaterThan(5));
    }

    /** One operation of one service. */
    private record Operation(String name, JsonNode api, JsonNode says) {

        void checkExamples(String of, JsonNode body) {
            body.path("content").properties().forEach(content -> {
                boolean isText =
                        content.getKey().contains("json") || content.getKey().contains("event-stream");
                List<JsonNode> examples = examples(content.getValue());
                assertThat(!isText || !examples.isEmpty())
                        .as("an example of " + of + ", " + content.getKey())
                        .isTrue();
                examples.forEach(example -> assertThat(errors(content.getValue().path("schema"), example))
                        .as(of + ", " + content.getKey())
                        .isEmpty());
            });
        }

        List<String> errors(JsonNode schema, JsonNode example) {
            ObjectNode whole = schema.deepCopy().asObject();
            whole.set("components", api.get("components"));
            return REGISTRY.getSchema(whole).validate(example.toString(), InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        }

        JsonNode resolved(JsonNode node) {
            return node.has("$ref") ? api.at(node.get("$ref").asString().substring(1)) : node;
        }

        private List<JsonNode> examples(JsonNode content) {
            List<JsonNode> examples = new ArrayList<>();
            content.path("examples")
                    .forEach(example -> examples.add(resolved(example).path("value")));
            if (content.has("example")) {
                examples.add(content.get("example"));
            }
            return examples;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
