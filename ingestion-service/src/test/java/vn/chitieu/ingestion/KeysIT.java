package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;

class KeysIT {

    private static final ServiceUnderTest SERVICE = EmbeddedParts.SERVICE;
    private static final String ADMIN = ServiceUnderTest.ADMIN_KEY;
    private static final String CREDENTIALS = "/api/v1/credentials";

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic YTpi", "Bearer", "bearertoken", "ct_x"})
    void asksForAKey(String authorization) {
        var request = SERVICE.request("/api/v1/updates")
                .header("Content-Type", "text/nonsense")
                .POST(BodyPublishers.ofString("nonsense"));
        Answer answer = SERVICE.send(
                authorization.isEmpty()
                        ? request.build()
                        : request.header("Authorization", authorization).build());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("MISSING_KEY");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"chitieu\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ct_aaaaaaaaaaaaaaaa_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "ct_../../etc_x",
                "{\"$ne\":1}",
                "the-first-administrators-kez"
            })
    void refusesAKeyThatWasNeverIssued(String key) {
        Answer answer = SERVICE.submit(key, "{}");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("UNKNOWN_KEY");
        assertThat(answer.header("WWW-Authenticate")).contains("invalid_token");
    }

    @Test
    void refusesTheRightIdWithAnotherSecret() {
        String key = SERVICE.keyOf("nam-ngan");
        char last = key.charAt(key.length() - 1);

        assertThat(SERVICE.submit(key.substring(0, key.length() - 1) + (last == 'A' ? 'B' : 'A'), "{}")
                        .code())
                .isEqualTo("UNKNOWN_KEY");
        assertThat(SERVICE.submit(key, "{}").status()).isEqualTo(422);
    }

    @Test
    void aRevokedKeyIsVoidWithinASecondOrTwo() {
        String key = SERVICE.keyOf("nam-ngan");
        String id = key.split("_", -1)[1];
        assertThat(SERVICE.submit(key, "{}").status()).isEqualTo(422);

        assertThat(SERVICE.delete(CREDENTIALS + "/" + id, ADMIN).status()).isEqualTo(204);
        assertThat(SERVICE.delete(CREDENTIALS + "/" + id, ADMIN).status()).isEqualTo(204);

        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> assertThat(SERVICE.submit(key, "{}").code()).isEqualTo("UNKNOWN_KEY"));
    }

    @Test
    void listsCredentialsWithoutSecrets() {
        String key = SERVICE.keyOf("nam-ngan");
        String[] parts = key.split("_", 3);

        Answer answer = SERVICE.get(CREDENTIALS, ADMIN);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).contains(parts[1]).doesNotContain(parts[2], "hash", "Hash");
    }

    @Test
    void showsTheKeyOnceAndForbidsCaching() {
        Answer answer = SERVICE.post(
                CREDENTIALS, ADMIN, "{\"name\": \"Nam Ngạn\", \"rights\": [\"REPORT\"], \"units\": [\"nam-ngan\"]}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().get("name").asString()).isEqualTo("Nam Ngạn");
        assertThat(answer.json().get("key").asString())
                .matches("ct_" + answer.json().get("id").asString() + "_[A-Za-z0-9_-]{43}");
    }

    @Test
    void onlyAdministratorsIssueListAndRevoke() {
        String ward = SERVICE.keyOf("nam-ngan");

        assertThat(SERVICE.post(CREDENTIALS, ward, "{}").code()).isEqualTo("FORBIDDEN");
        assertThat(SERVICE.get(CREDENTIALS, ward).status()).isEqualTo(403);
        assertThat(SERVICE.delete(CREDENTIALS + "/x", ward).status()).isEqualTo(403);
        assertThat(SERVICE.submit(ADMIN, "{}").code()).isEqualTo("FORBIDDEN");
    }

    @Test
    void aKeyBoundToIndicatorsReportsNoOthers() {
        String key = SERVICE.post(
                        CREDENTIALS,
                        ADMIN,
                        "{\"name\": \"n\", \"rights\": [\"REPORT\"], \"units\": [\"nam-ngan\"],"
                                + " \"indicators\": [\"LAND_CLEARED\"]}")
                .json()
                .get("key")
                .asString();

        Answer answer = SERVICE.submit(
                key, "{\"unit\":\"nam-ngan\",\"indicator\":\"URBAN_VIOLATIONS\",\"period\":\"2022-03\",\"value\":1}");

        assertThat(answer.errorCodes(0)).containsExactly("INDICATOR_NOT_GRANTED");
    }

    @Test
    void aKeyForTargetsMayHaveDerivedIndicatorsAndReportsNothing() {
        Answer issued = SERVICE.post(
                CREDENTIALS,
                ADMIN,
                "{\"name\": \"n\", \"rights\": [\"TARGETS\"], \"owners\": [\"PROVINCE\"],"
                        + " \"indicators\": [\"PRODUCTION_TOTAL\"]}");

        assertThat(issued.status()).isEqualTo(201);
        assertThat(issued.json().get("owners").get(0).asString()).isEqualTo("PROVINCE");
        assertThat(SERVICE.submit(issued.json().get("key").asString(), "{}").code())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void saysThatACredentialDoesNotExist() {
        Answer answer = SERVICE.delete(CREDENTIALS + "/nobody", ADMIN);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("UNKNOWN_CREDENTIAL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | name",
                "{'name': 1, 'rights': 'REPORT'} | name,rights",
                "{'name': ' ', 'rights': ['READ']} | name",
                "{'name': 'n', 'rights': []} | rights",
                "{'name': 'n', 'rights': ['REPORT']} | units",
                "{'name': 'n', 'rights': ['WRITE']} | rights",
                "{'name': 'n', 'rights': ['TARGETS']} | owners",
                "{'name': 'n', 'rights': ['TARGETS'], 'owners': ['WARD']} | owners",
                "{'name': 'n', 'rights': ['READ'], 'owners': ['CITY']} | owners",
                "{'name': 'n', 'rights': ['TARGETS'], 'owners': 'CITY'} | owners",
                "{'name': 'n', 'rights': ['REPORT'], 'units': ['atlantis']} | units",
                "{'name': 'n', 'rights': ['READ'], 'indicators': ['PRODUCTION_TOTAL', 'X']} | indicators,indicators",
                "{'name': 'n', 'rights': ['READ'], 'role': 1} | role",
                "{'name': 'n', 'rights': ['REPORT'], 'units': ['nam-ngan'], 'door': 'yes'} | door",
                "{'name': 'n', 'rights': ['REPORT'], 'units': ['nam-ngan'], 'door': true} | door",
            })
    void refusesAContradictoryRequest(String body, String fields) {
        Answer answer = SERVICE.post(CREDENTIALS, ADMIN, body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("CREDENTIAL_NOT_VALID");
        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactlyInAnyOrder(fields.split(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"[] | UNEXPECTED_SHAPE", "{ | MALFORMED_JSON", "{'name':1,'name':2} | MALFORMED_JSON"})
    void refusesARequestThatIsNoObject(String body, String code) {
        Answer answer = SERVICE.post(CREDENTIALS, ADMIN, body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }
}
