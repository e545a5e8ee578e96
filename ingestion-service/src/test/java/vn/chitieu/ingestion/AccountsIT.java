package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.chitieu.support.testing.ABrowser;
import vn.chitieu.support.testing.TestBroker;
import vn.chitieu.support.testing.TestDatabase;

/** Accounts of people, as an administrator keeps them and as their people sign in with them. */
class AccountsIT {

    private static final String ADMIN = ServiceUnderTest.ADMIN_KEY;

    private static ServiceUnderTest service;

    @BeforeAll
    static void start() {
        service = ServiceUnderTest.start(
                TestBroker.bootstrapServers(),
                TestDatabase.uri(),
                "chitieu.ingestion.database=" + TestDatabase.freshName(),
                "chitieu.ingestion.identity.issuer=https://chitieu.example.org/ingestion");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void thePasswordIsShownOnceAndSignsIn() throws Exception {
        JsonNode created = create("{\"name\": \"van-thu\", \"role\": \"UNIT\", \"units\": [\"nam-ngan\"]}");
        assertThat(created.get("cities").toString()).isEqualTo("[\"thanh-hoa\"]");
        String password = created.get("password").asString();

        assertThat(signIn("van-thu", password)).doesNotContain("error");
        assertThat(signIn("VAN-THU", password)).doesNotContain("error");
        assertThat(signIn("van-thu", password + "x")).contains("error");
        assertThat(service.get("/api/v1/accounts", ADMIN).response().body())
                .contains("van-thu")
                .doesNotContain(password, "bcrypt");
        assertThat(service.bean(MongoDatabase.class).getCollection("accounts").find())
                .allSatisfy(document -> assertThat(document.toJson()).doesNotContain(password));
    }

    @Test
    void aResetAndTheEndOfAnAccountSignThePersonOut() throws Exception {
        String first = create("{\"name\": \"chu-tich\", \"role\": \"LEADER\"}")
                .get("password")
                .asString();
        ABrowser browser = signedIn("chu-tich", first);

        String second = service.post("/api/v1/accounts/chu-tich/password", ADMIN, "")
                .json()
                .get("password")
                .asString();
        assertThat(isSignedIn(browser)).isFalse();
        assertThat(signIn("chu-tich", first)).contains("error");

        ABrowser again = signedIn("chu-tich", second);
        assertThat(service.delete("/api/v1/accounts/chu-tich", ADMIN).status()).isEqualTo(204);
        assertThat(isSignedIn(again)).isFalse();
        assertThat(signIn("chu-tich", second)).contains("error");
        assertThat(service.delete("/api/v1/accounts/chu-tich", ADMIN).status()).isEqualTo(204);
        assertThat(service.post("/api/v1/accounts/chu-tich/password", ADMIN, "").code())
                .isEqualTo("UNKNOWN_ACCOUNT");
        assertThat(service.get("/api/v1/audit?credential=account:chu-tich", ADMIN)
                        .response()
                        .body())
                .contains("ACCOUNT_CREATED", "PASSWORD_RESET", "ACCOUNT_DISABLED")
                .doesNotContain(first, second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"A b\", \"role\": \"LEADER\"} | name",
                "{\"name\": \"x\", \"role\": \"ADMIN\"} | role",
                "{\"name\": \"x\", \"role\": \"UNIT\"} | units",
                "{\"name\": \"x\", \"role\": \"LEADER\", \"units\": [\"nam-ngan\"]} | units",
                "{\"name\": \"x\", \"role\": \"UNIT\", \"units\": [\"nowhere\"]} | units",
                "{\"name\": \"x\", \"role\": \"LEADER\", \"cities\": [\"nowhere\"]} | cities",
                "{\"name\": \"x\", \"role\": \"UNIT\", \"units\": [\"nam-ngan\"], \"cities\": [\"*\"]} | cities"
            })
    void saysWhatIsWrongWithARequest(String body, String field) {
        var refused = service.post("/api/v1/accounts", ADMIN, body);
        assertThat(refused.code()).isEqualTo("ACCOUNT_NOT_VALID");
        assertThat(refused.json().get("errors").get(0).get("field").asString()).isEqualTo(field);
    }

    @Test
    void aNameIsTakenOnce() {
        create("{\"name\": \"mot-lan\", \"role\": \"STAFF\"}");
        assertThat(service.post("/api/v1/accounts", ADMIN, "{\"name\": \"mot-lan\", \"role\": \"LEADER\"}")
                        .code())
                .isEqualTo("ACCOUNT_NOT_VALID");
    }

    private static JsonNode create(String body) {
        var created = service.post("/api/v1/accounts", ADMIN, body);
        assertThat(created.status()).as(created.response().body()).isEqualTo(201);
        return created.json();
    }

    private static String signIn(String name, String password) throws Exception {
        return new ABrowser("http://localhost:" + service.port())
                .signIn(name, password)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static ABrowser signedIn(String name, String password) throws Exception {
        ABrowser browser = new ABrowser("http://localhost:" + service.port());
        browser.signIn(name, password);
        assertThat(isSignedIn(browser)).isTrue();
        return browser;
    }

    /** The sign-in page redirects people who are signed in already. */
    private static boolean isSignedIn(ABrowser browser) throws Exception {
        return Map.of(302, true, 200, false).get(browser.open("/login").statusCode());
    }
}
