package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;
import vn.chitieu.ingestion.files.FileCase;
import vn.chitieu.ingestion.files.FileCases;

/** Files as wards send them: each is understood, or refused with its remedy, in a dry run and when it is sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FileCasesIT {

    private String key = "";

    @BeforeAll
    void aWardHasAKey() {
        key = EmbeddedParts.SERVICE.keyOf("nam-ngan");
    }

    static List<FileCase> cases() {
        return FileCases.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isUnderstoodInADryRun(FileCase file) {
        Answer answer = send(file, "dryRun=true&confirm=true");

        assertThat(file.says())
                .allSatisfy(text -> assertThat(answer.response().body()).contains(text));
        if (!file.code().isEmpty()) {
            refused(file, answer);
            return;
        }
        assertThat(answer.status())
                .as(answer.response().body())
                .isEqualTo(file.rows().isEmpty() ? 422 : 200);
        assertThat(understood(answer)).isEqualTo(file.rows());
        assertThat(findings(answer)).isEqualTo(file.findings());
        assertThat(answer.json().path("table").path("columns")).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isKeptAsItWasUnderstood(FileCase file) throws Exception {
        Answer answer = send(file, "confirm=true");

        if (!file.code().isEmpty()) {
            refused(file, answer);
            return;
        }
        assertThat(answer.status())
                .as(answer.response().body())
                .isEqualTo(file.rows().isEmpty() ? 422 : 202);
        assertThat(kept(answer)).isEqualTo(file.rows());
        assertThat(findings(answer)).isEqualTo(file.findings());
        assertThat(answer.json().has("table")).isFalse();
        assertThat(answer.response().body()).doesNotContain("\"reading\"");
    }

    private static void refused(FileCase file, Answer answer) {
        assertThat(answer.code()).as(answer.response().body()).isEqualTo(file.code());
        assertThat(answer.status()).isBetween(400, 499);
    }

    private static List<String> understood(Answer answer) {
        return accepted(answer).stream()
                .map(result -> result.path("reading"))
                .map(reading -> reading.path("indicator").asString("") + " "
                        + reading.path("period").asString("") + " "
                        + reading.path("value").asString(""))
                .toList();
    }

    private static List<String> kept(Answer answer) throws Exception {
        var published = EmbeddedParts.PARTS.published().stream()
                .collect(Collectors.toMap(
                        record -> record.partition() + "-" + record.offset(), record -> record, (one, other) -> one));
        List<String> kept = new ArrayList<>();
        for (JsonNode result : accepted(answer)) {
            IndicatorUpdated event = CloudEventRecords.read(
                    published.get(result.path("receipt").asString("")), IndicatorUpdated.TYPE, IndicatorUpdated.class);
            assertThat(event.unit()).isEqualTo("nam-ngan");
            kept.add(event.indicator() + " " + event.period() + " " + event.value());
        }
        return kept;
    }

    private static List<JsonNode> accepted(Answer answer) {
        return answer.json()
                .path("results")
                .valueStream()
                .filter(result -> result.path("outcome").asString("").equals("ACCEPTED"))
                .toList();
    }

    private static List<String> findings(Answer answer) {
        return answer.json()
                .path("results")
                .valueStream()
                .flatMap(result -> result.path("errors").valueStream())
                .map(error -> error.path("code").asString("") + " "
                        + error.path("cell").asString("-"))
                .toList();
    }

    private Answer send(FileCase file, String query) {
        String parameters = file.query().isEmpty() ? query : query + "&" + file.query();
        return EmbeddedParts.SERVICE.send(EmbeddedParts.SERVICE
                .request("/api/v1/updates?" + parameters)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", file.type())
                .POST(BodyPublishers.ofByteArray(file.body()))
                .build());
    }
}
