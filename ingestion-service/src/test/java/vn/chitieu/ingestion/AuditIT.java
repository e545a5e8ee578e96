package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;
import vn.chitieu.ingestion.audit.UsageCounter;

/** What an administrator reads of a key's life, and what happens to who sends too much. */
class AuditIT {

    private static final ServiceUnderTest SERVICE = EmbeddedParts.SERVICE;
    private static final String ADMIN = ServiceUnderTest.ADMIN_KEY;
    private static final String CREDENTIALS = "/api/v1/credentials";
    private static final String UPDATE =
            "{\"unit\": \"nam-ngan\", \"indicator\": \"URBAN_VIOLATIONS\", \"period\": \"2022-03\", \"value\": 6}";

    @Test
    void tellsTheLifeOfAKey() {
        String key = SERVICE.keyOf("nam-ngan");
        String id = key.split("_", -1)[1];
        String fresh = SERVICE.post(CREDENTIALS + "/" + id + "/rotation", ADMIN, "{}")
                .json()
                .get("key")
                .asString();
        assertThat(SERVICE.submit(key, "[" + UPDATE + ", {\"unit\": \"x\"}]").status())
                .isEqualTo(202);
        assertThat(SERVICE.get(CREDENTIALS, fresh).status()).isEqualTo(403);
        SERVICE.delete(CREDENTIALS + "/" + id, ADMIN);
        assertThat(SERVICE.submit(key, UPDATE).status()).isEqualTo(401);
        SERVICE.bean(UsageCounter.class).keep();

        Answer answer = SERVICE.get("/api/v1/audit?credential=" + id + "&day=2022-04-08", ADMIN);

        assertThat(answer.status()).isEqualTo(200);
        List<JsonNode> entries = answer.json().get("entries").valueStream().toList();
        assertThat(entries)
                .extracting(entry -> entry.get("kind").asString())
                .containsExactlyInAnyOrder("ISSUED", "ROTATED", "REVOKED", "USED", "REFUSED", "REFUSED");
        assertThat(entries)
                .filteredOn(entry -> entry.get("kind").asString().equals("USED"))
                .singleElement()
                .satisfies(used -> {
                    assertThat(used.get("requests").asInt()).isOne();
                    assertThat(used.get("accepted").asInt()).isOne();
                    assertThat(used.get("rejected").asInt()).isOne();
                });
        assertThat(entries)
                .filteredOn(entry -> entry.has("code"))
                .extracting(entry -> entry.get("code").asString())
                .containsExactlyInAnyOrder("FORBIDDEN", "UNKNOWN_KEY");
        assertThat(entries)
                .filteredOn(entry -> entry.has("by"))
                .allMatch(entry -> entry.get("by").asString().equals("first-admin"));
        assertThat(answer.response().body())
                .doesNotContain(key.split("_", 3)[2], fresh.split("_", 3)[2], "\"hash", "Hash\"");
        assertThat(SERVICE.get(CREDENTIALS, ADMIN)
                        .json()
                        .get("credentials")
                        .valueStream()
                        .filter(each -> each.get("id").asString().equals(id)))
                .singleElement()
                .matches(each -> each.get("lastUsedAt").asString().startsWith("2022-04-08T"));
    }

    @Test
    void pages() {
        SERVICE.keyOf("nam-ngan");
        SERVICE.keyOf("nam-ngan");

        Answer first = SERVICE.get("/api/v1/audit?limit=1", ADMIN);
        Answer second = SERVICE.get(
                "/api/v1/audit?limit=1&after=" + first.json().get("next").asString(), ADMIN);

        assertThat(first.json().get("entries")).hasSize(1);
        assertThat(second.json().get("entries")).hasSize(1);
        assertThat(second.json().get("entries")).isNotEqualTo(first.json().get("entries"));
    }

    @ParameterizedTest
    @CsvSource({
        "?day=yesterday, INVALID_PARAMETER",
        "?limit=0, INVALID_PARAMETER",
        "?limit=501, INVALID_PARAMETER",
        "?day=2022-04-08&day=2022-04-09, INVALID_PARAMETER",
        "?unit=nam-ngan, UNSUPPORTED_PARAMETER"
    })
    void refusesWhatItDoesNotUnderstand(String query, String code) {
        assertThat(SERVICE.get("/api/v1/audit" + query, ADMIN).code()).isEqualTo(code);
    }

    @Test
    void isForAdministrators() {
        assertThat(SERVICE.get("/api/v1/audit", SERVICE.keyOf("nam-ngan")).code())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void aSenderOfTooMuchLearnsWhenToGoOn() {
        String key = SERVICE.post(
                        CREDENTIALS,
                        ADMIN,
                        "{\"name\": \"n\", \"rights\": [\"REPORT\"], \"units\": [\"nam-ngan\"],"
                                + " \"limits\": {\"requestsPerMinute\": 2}}")
                .json()
                .get("key")
                .asString();
        SERVICE.submit(key, UPDATE);
        SERVICE.submit(key, UPDATE);

        Answer answer = SERVICE.submit(key, UPDATE);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("RATE_LIMITED");
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]?");
        assertThat(SERVICE.submit(SERVICE.keyOf("nam-ngan"), UPDATE).status()).isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"requestsPerMinute\": 0}",
                "{\"requestsPerHour\": 1}",
                "{\"updatesPerSecond\": 1.5}",
                "{\"updatesPerSecond\": 99999999999}",
                "[]",
                "null"
            })
    void refusesLimitsThatMakeNoSense(String limits) {
        Answer answer = SERVICE.post(
                CREDENTIALS, ADMIN, "{\"name\": \"n\", \"rights\": [\"READ\"], \"limits\": " + limits + "}");

        assertThat(answer.code()).isEqualTo("CREDENTIAL_NOT_VALID");
        assertThat(answer.json().get("errors")).hasSize(1);
        assertThat(answer.json().get("errors").get(0).get("field").asString()).isEqualTo("limits");
    }
}
