package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.ingestion.corpus.Corpus;
import vn.chitieu.ingestion.corpus.CorpusCase;
import vn.chitieu.ingestion.corpus.CorpusCase.Expected;
import vn.chitieu.ingestion.corpus.RawHttp;

/**
 * The corpus of bad and odd input through the real service: each case gets the answer that stands in the corpus, good
 * rows beside a bad one are kept, and in the end exactly what was accepted stands on the log.
 */
class CorpusIT {

    private static final ServiceUnderTest SERVICE = EmbeddedParts.SERVICE;
    private static final String WARNING = "warning ";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> KEYS = new HashMap<>();
    private static final Set<String> ACCEPTED = new HashSet<>();
    private static final Map<String, Map<String, Object>> KEPT = new HashMap<>();

    @BeforeAll
    static void theyHaveKeys() {
        Awaitility.await()
                .until(() -> SERVICE.get("/actuator/health/readiness", "").status() == 200);
        KEYS.put("nobody", "");
        KEYS.put("admin", ServiceUnderTest.ADMIN_KEY);
        KEYS.put("ward", SERVICE.keyOf("nam-ngan"));
        KEYS.put("planner", SERVICE.keyOfOwners("CITY"));
    }

    static List<CorpusCase> cases() {
        return Corpus.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isAnsweredAsTheCorpusSays(CorpusCase one) throws IOException {
        RawHttp.Answer answer = RawHttp.exchange(SERVICE.port(), one.request(KEYS.getOrDefault(one.caller(), "")));
        remember(one, answer);

        assertThat(shortened(answer, one.isRow())).as(answer.text()).isEqualTo(expected(one));
        assertThat(one.lines("says"))
                .allSatisfy(text -> assertThat(answer.text()).contains(text));
        assertThat(answer.headers()).doesNotContainKey("server");
        assertThat(answer.text()).doesNotContain("Exception", "jackson", "vn.chitieu", "org.apache");
        if (answer.status() >= 400) {
            assertThat(answer.headers().get("content-type")).startsWith("application/problem+json");
            assertThat(answer.json().path("type").asString("")).startsWith("urn:chitieu:problem:");
        }
        for (JsonNode error : json(answer).path("results").findValues("message")) {
            assertThat(error.asString()).contains("expected").hasSizeLessThan(500);
        }
    }

    /** What of an answer the corpus speaks of. */
    private static String shortened(RawHttp.Answer answer, boolean withResults) {
        StringBuilder text = new StringBuilder(String.valueOf(answer.status()));
        JsonNode json = json(answer);
        text.append(' ').append(json.path("code").asString(""));
        for (JsonNode result : withResults ? json.path("results") : JSON.createArrayNode()) {
            text.append("\n").append(result.path("outcome").asString(""));
            if (result.has("row")) {
                text.append(" row ").append(result.get("row").asInt());
                text.append(" of ").append(result.path("sheet").asString("the file"));
            }
            result.path("errors").valueStream().map(CorpusIT::finding).sorted().forEach(text::append);
            result.path("warnings")
                    .valueStream()
                    .filter(warning -> result.path("outcome").asString("").equals("NEEDS_CONFIRMATION"))
                    .map(warning -> " " + WARNING + finding(warning).strip())
                    .sorted()
                    .forEach(text::append);
        }
        return text.toString();
    }

    private static JsonNode json(RawHttp.Answer answer) {
        return answer.headers().getOrDefault("content-type", "").contains("json")
                ? answer.json()
                : JSON.createObjectNode();
    }

    private static String finding(JsonNode error) {
        String column = error.path("column").asString("");
        return " " + error.path("code").asString("") + " " + error.path("field").asString("")
                + (column.isEmpty() ? "" : "/" + column);
    }

    private static String expected(CorpusCase one) {
        Expected expected = one.expected();
        String head = expected.status() + " " + expected.code().orElse("");
        if (!one.isRow()) {
            return head;
        }
        List<String> findings = expected.findings();
        String outcome = findings.isEmpty()
                ? "ACCEPTED"
                : findings.stream().allMatch(finding -> finding.startsWith(WARNING))
                        ? "NEEDS_CONFIRMATION"
                        : "REJECTED";
        return head + "\nACCEPTED" + place(one, 2) + "\n" + outcome + place(one, 3)
                + findings.stream().sorted().map(finding -> " " + finding).collect(Collectors.joining())
                + "\nACCEPTED" + place(one, 4);
    }

    private static String place(CorpusCase one, int row) {
        if (one.given().containsKey("csv-row")) {
            return " row " + row + " of the file";
        }
        return one.given().containsKey("xlsx-row") ? " row " + row + " of Số liệu" : "";
    }

    private static void remember(CorpusCase one, RawHttp.Answer answer) {
        if (answer.status() != 202) {
            return;
        }
        List<JsonNode> accepted = answer.json()
                .path("results")
                .valueStream()
                .filter(result -> result.path("outcome").asString("").equals("ACCEPTED"))
                .toList();
        accepted.forEach(result -> ACCEPTED.add(result.get("id").asString()));
        if (!one.parts("kept").isEmpty()) {
            KEPT.put(accepted.get(one.isRow() ? 1 : 0).get("id").asString(), one.parts("kept"));
        }
    }

    @AfterAll
    static void exactlyWhatWasAcceptedStandsOnTheLog() {
        Map<String, JsonNode> onTheLog = new HashMap<>();
        for (String topic : List.of(Topics.INDICATOR_UPDATES, Topics.TARGET_ASSIGNMENTS)) {
            EmbeddedParts.PARTS.published(topic).stream()
                    .map(record -> JSON.readTree(record.value()))
                    .filter(event -> ours(event.path("credential").asString("")))
                    .forEach(event -> onTheLog.put(event.get("id").asString(), event));
        }
        assertThat(onTheLog.keySet()).containsExactlyInAnyOrderElementsOf(ACCEPTED);
        KEPT.forEach((id, fields) -> fields.forEach((name, value) ->
                assertThat(onTheLog.get(id).path(name).asString("")).as(name).isEqualTo(value)));
    }

    private static boolean ours(String credential) {
        return KEYS.values().stream().anyMatch(key -> key.contains("_" + credential + "_"));
    }
}
