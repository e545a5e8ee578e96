package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.chitieu.ingestion.update.FindingCode;

/** The OpenAPI description as the service gives it: whole, with an example of everything, and true. */
class IngestionApiDescriptionIT {

    private static final String ADMIN = ServiceUnderTest.ADMIN_KEY;
    private static final JsonNode API =
            EmbeddedParts.SERVICE.get("/v3/api-docs", "").json();
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void listsEveryCodeAndNoOther() {
        assertThat(texts(API.at("/components/schemas/Problem/properties/code/enum")))
                .containsExactlyInAnyOrderElementsOf(names(IngestionProblemCode.values()));
        assertThat(texts(API.at("/components/schemas/Finding/properties/code/enum")))
                .containsExactlyInAnyOrderElementsOf(names(FindingCode.values()));
        for (String code : names(IngestionProblemCode.values())) {
            assertThat(API.at("/info/description").asString()).contains("| `" + code + "` |");
        }
    }

    @Test
    void everyOperationHasAnExampleOfWhatItTakesAndAnswers() {
        Map<String, JsonNode> operations = operations();
        assertThat(operations).hasSizeGreaterThan(9);
        operations.forEach((name, operation) -> {
            JsonNode body = resolved(operation.path("requestBody"));
            body.path("content")
                    .forEach(content -> assertThat(content.has("examples") || binary(content))
                            .as("what %s takes", name)
                            .isTrue());
            operation.path("parameters").forEach(parameter -> {
                if (parameter.path("required").asBoolean()) {
                    assertThat(parameter.has("example")
                                    || parameter.path("schema").has("example"))
                            .as("%s of %s", parameter.path("name"), name)
                            .isTrue();
                }
            });
            assertThat(operation.path("responses").has("default")).as(name).isTrue();
            operation
                    .path("responses")
                    .forEach(response -> resolved(response)
                            .path("content")
                            .forEach(content -> assertThat(
                                            content.has("examples") || content.has("example") || binary(content))
                                    .as("what %s answers", name)
                                    .isTrue()));
        });
    }

    @Test
    void everyExampleKeepsToItsSchema() {
        int[] seen = {0};
        contents()
                .forEach((place, content) -> examples(content).forEach(example -> {
                    seen[0]++;
                    assertThat(errors(content.path("schema"), example))
                            .as(place)
                            .isEmpty();
                }));
        assertThat(seen[0]).isGreaterThan(15);
    }

    @Test
    void theExamplesOfRequestsAreTaken() {
        String key = EmbeddedParts.SERVICE.keyOf("nam-ngan");
        String owner = EmbeddedParts.SERVICE.keyOfOwners("PROVINCE");
        for (String kind : List.of("one", "many")) {
            assertThat(EmbeddedParts.SERVICE
                            .post("/api/v1/updates?dryRun=true&confirm=true", key, body("Updates", kind))
                            .status())
                    .as(kind)
                    .isEqualTo(200);
        }
        assertThat(EmbeddedParts.SERVICE
                        .post("/api/v1/targets?dryRun=true", owner, body("Targets", "lowered"))
                        .status())
                .isEqualTo(200);
        for (String example : List.of("ward", "province")) {
            assertThat(EmbeddedParts.SERVICE
                            .post("/api/v1/credentials", ADMIN, body("CredentialRequest", example))
                            .status())
                    .as(example)
                    .isEqualTo(201);
        }
        for (String example : List.of("aWeek", "lost")) {
            assertThat(EmbeddedParts.SERVICE
                            .post(
                                    "/api/v1/credentials/" + key.split("_", -1)[1] + "/rotation",
                                    ADMIN,
                                    body("Rotation", example))
                            .status())
                    .as(example)
                    .isEqualTo(200);
        }
    }

    @Test
    void realAnswersKeepToTheirSchemas() {
        String key = EmbeddedParts.SERVICE.keyOf("nam-ngan");
        var submitted = EmbeddedParts.SERVICE.submit(key, body("Updates", "one").replace("\"6\"", "\"7\""));
        assertKeeps("/api/v1/updates", "post", "202", submitted);
        assertKeeps("/api/v1/credentials", "get", "200", EmbeddedParts.SERVICE.get("/api/v1/credentials", ADMIN));
        assertKeeps("/api/v1/audit", "get", "200", EmbeddedParts.SERVICE.get("/api/v1/audit", ADMIN));
        assertKeeps("/api/v1/rejections", "get", "200", EmbeddedParts.SERVICE.get("/api/v1/rejections", key));
        assertKeeps("/api/v1/duties", "get", "200", EmbeddedParts.SERVICE.get("/api/v1/duties", key));
        assertKeeps(
                "/api/v1/figures",
                "get",
                "200",
                EmbeddedParts.SERVICE.get("/api/v1/figures?unit=nam-ngan&quarter=2022-Q1", key));
        assertKeeps(
                "/api/v1/credentials",
                "post",
                "201",
                EmbeddedParts.SERVICE.post("/api/v1/credentials", ADMIN, body("CredentialRequest", "ward")));
        assertKeeps("/api/v1/updates", "post", "default", EmbeddedParts.SERVICE.submit("nobody", "{}"));
        assertKeeps("/api/v1/updates", "post", "default", EmbeddedParts.SERVICE.submit(key, "{"));
    }

    @Test
    void isReadOnAPageThatLoadsNothingFromElsewhere() {
        for (String file : List.of("/api.html", "/api.js", "/webjars/swagger-ui/swagger-ui-bundle.js")) {
            var answer = EmbeddedParts.SERVICE.get(file, "");
            assertThat(answer.status()).as(file).isEqualTo(200);
            assertThat(answer.header("Content-Security-Policy")).as(file).startsWith("default-src 'self';");
        }
        assertThat(EmbeddedParts.SERVICE.get("/api.html", "").response().body()).doesNotContain("://");
        assertThat(EmbeddedParts.SERVICE.get("/webjars/", "").code()).isEqualTo("NOT_FOUND");
    }

    private static void assertKeeps(String path, String method, String status, ServiceUnderTest.Answer answer) {
        JsonNode content = resolved(API.path("paths")
                        .path(path)
                        .path(method)
                        .path("responses")
                        .path(status))
                .path("content");
        JsonNode schema = content.iterator().next().path("schema");
        assertThat(schema.isMissingNode()).as("a schema of " + path).isFalse();
        assertThat(errors(schema, answer.json())).as(answer.response().body()).isEmpty();
    }

    private static String body(String name, String example) {
        return API.at("/components/requestBodies/" + name + "/content/application~1json/examples/" + example + "/value")
                .toString();
    }

    private static List<String> errors(JsonNode schema, JsonNode example) {
        ObjectNode whole = schema.deepCopy().asObject();
        whole.set("components", API.get("components"));
        return REGISTRY.getSchema(whole).validate(example.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        API.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.put(method.getKey() + " " + path.getKey(), method.getValue())));
        return operations;
    }

    /** Returns every kind of body of every request and answer, by where it stands. */
    private static Map<String, JsonNode> contents() {
        Map<String, JsonNode> contents = new TreeMap<>();
        operations().forEach((name, operation) -> {
            resolved(operation.path("requestBody"))
                    .path("content")
                    .properties()
                    .forEach(content -> contents.put(name + " takes " + content.getKey(), content.getValue()));
            operation
                    .path("responses")
                    .properties()
                    .forEach(response -> resolved(response.getValue())
                            .path("content")
                            .properties()
                            .forEach(content -> contents.put(
                                    name + " answers " + response.getKey() + " " + content.getKey(),
                                    content.getValue())));
        });
        return contents;
    }

    private static List<JsonNode> examples(JsonNode content) {
        List<JsonNode> examples = new ArrayList<>();
        content.path("examples")
                .forEach(example -> examples.add(resolved(example).path("value")));
        if (content.has("example")) {
            examples.add(content.get("example"));
        }
        return examples;
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? API.at(node.get("$ref").asString().substring(1)) : node;
    }

    private static boolean binary(JsonNode content) {
        return content.path("schema").path("format").asString("").equals("binary");
    }

    private static List<String> texts(JsonNode array) {
        return array.isMissingNode()
                ? List.of()
                : array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
