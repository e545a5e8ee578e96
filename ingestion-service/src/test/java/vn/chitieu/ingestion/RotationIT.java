package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;
import vn.chitieu.support.runtime.ClockProperties;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** Keys that run out and are replaced, on two instances that share a database. */
class RotationIT {

    private static final ServiceUnderTest SERVICE = EmbeddedParts.SERVICE;
    private static final String ADMIN = ServiceUnderTest.ADMIN_KEY;
    private static final String CREDENTIALS = "/api/v1/credentials";
    private static final long A_SECOND_NANOS = Duration.ofSeconds(1).toNanos();

    @Test
    void whatIsDoneAtOneInstanceHoldsAtTheOther() {
        try (ServiceUnderTest other = ServiceUnderTest.start(
                TestBroker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.clock.offset=" + SERVICE.bean(ClockProperties.class).offset())) {
            String old = SERVICE.keyOf("nam-ngan");
            assertThat(isKnown(other, old)).isTrue();

            String fresh = rotated(old, "{}").json().get("key").asString();
            assertThat(isKnown(other, fresh)).isTrue();
            assertThat(isKnown(other, old)).isTrue();

            rotated(old, "{\"overlap\": \"PT0S\"}");
            assertThat(codeOfTheLastBegunWithinASecond(other, fresh)).isEqualTo("KEY_EXPIRED");
            assertThat(isKnown(other, old)).isFalse();

            String last = rotated(old, "{}").json().get("key").asString();
            assertThat(isKnown(other, last)).isTrue();
            assertThat(SERVICE.delete(CREDENTIALS + "/" + id(old), ADMIN).status())
                    .isEqualTo(204);
            assertThat(codeOfTheLastBegunWithinASecond(other, last)).isEqualTo("UNKNOWN_KEY");
        }
    }

    /**
     * Uses a key all the time, so that it is remembered as freshly as can be, until a request was refused or began a
     * second after now: that one is promised to be refused, however slow the machine is.
     */
    private static String codeOfTheLastBegunWithinASecond(ServiceUnderTest instance, String key) {
        long answered = System.nanoTime();
        long began;
        String code;
        do {
            began = System.nanoTime();
            Answer answer = instance.submit(key, "{}");
            code = answer.status() == 401 ? answer.code() : "";
        } while (code.isEmpty() && began - answered < A_SECOND_NANOS);
        return code;
    }

    @Test
    void aKeyRunsOut() {
        Instant now = SERVICE.bean(Clock.class).instant();
        Answer issued = SERVICE.post(
                CREDENTIALS,
                ADMIN,
                "{\"name\": \"n\", \"rights\": [\"REPORT\"], \"units\": [\"nam-ngan\"], \"expiresAt\": \"%s\"}"
                        .formatted(now.plusSeconds(2)));
        String key = issued.json().get("key").asString();

        assertThat(issued.json().get("expiresAt").asString()).startsWith("2022-04-08T");
        Awaitility.await().until(() -> code(SERVICE, key).equals("KEY_EXPIRED"));
        assertThat(SERVICE.submit(key, "{}").header("WWW-Authenticate")).contains("invalid_token");
        assertThat(SERVICE.get(CREDENTIALS, ADMIN).response().body()).contains("expiresAt");
    }

    @Test
    void showsTheNewKeyOnceAndUntilWhenTheOldOneHolds() {
        String old = SERVICE.keyOf("nam-ngan");

        Answer answer = rotated(old, "{\"overlap\": \"P30D\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().get("key").asString())
                .matches("ct_" + id(old) + "_[A-Za-z0-9_-]{43}")
                .isNotEqualTo(old);
        assertThat(answer.json().get("formerKeyUntil").asString()).startsWith("2022-05-08T");
        assertThat(SERVICE.get(CREDENTIALS, ADMIN).response().body())
                .contains("formerKeyUntil")
                .doesNotContain(answer.json().get("key").asString(), "\"hash", "Hash\"");
    }

    @Test
    void saysWhichCredentialsCannotBeRotated() {
        String key = SERVICE.keyOf("nam-ngan");
        SERVICE.delete(CREDENTIALS + "/" + id(key), ADMIN);

        assertThat(rotated(key, "{}").status()).isEqualTo(409);
        assertThat(rotated(key, "{}").code()).isEqualTo("CREDENTIAL_REVOKED");
        assertThat(rotated("ct_nobody_x", "{}").code()).isEqualTo("UNKNOWN_CREDENTIAL");
        assertThat(SERVICE.post(CREDENTIALS + "/" + id(key) + "/rotation", SERVICE.keyOf("nam-ngan"), "{}")
                        .code())
                .isEqualTo("FORBIDDEN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'overlap': 'P31D'} | overlap",
                "{'overlap': '-PT1S'} | overlap",
                "{'overlap': 7} | overlap",
                "{'overlap': 'a week'} | overlap",
                "{'overlap': 'P999999999999999999D'} | overlap",
                "{'expiresAt': '2022-04-09'} | expiresAt",
                "{'expiresAt': '2021-01-01T00:00:00+07:00'} | expiresAt",
                "{'expiresAt': null} | expiresAt",
                "{'door': true} | door",
                "{'door': 'yes', 'until': 1} | door,until",
            })
    void refusesAContradictoryRequest(String body, String fields) {
        String key = SERVICE.keyOf("nam-ngan");

        Answer answer = rotated(key, body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("CREDENTIAL_NOT_VALID");
        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .containsExactlyInAnyOrder(fields.split(","));
        assertThat(isKnown(SERVICE, key)).isTrue();
    }

    private static Answer rotated(String key, String request) {
        return SERVICE.post(CREDENTIALS + "/" + id(key) + "/rotation", ADMIN, request);
    }

    private static String id(String key) {
        return key.split("_", -1)[1];
    }

    private static boolean isKnown(ServiceUnderTest instance, String key) {
        return instance.submit(key, "{}").status() == 422;
    }

    private static String code(ServiceUnderTest instance, String key) {
        return instance.submit(key, "{}").code();
    }
}
