package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.quota.ClientQuotaFilterComponent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.ingestion.SecuredParts.WardAccount;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;
import vn.chitieu.ingestion.audit.UsageCounter;

/** An account of the Kafka door through its life, at a broker that authenticates its clients. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
class WardAccountsIT {

    private static final String CREDENTIALS = "/api/v1/credentials/";
    private static final String ADMIN = ServiceUnderTest.ADMIN_KEY;
    private static final String UPDATES = "ward-updates.thanh-hoa.nam-ngan";
    private static final String ANSWERS = "ward-answers.thanh-hoa.nam-ngan";

    private SecuredParts parts;

    @BeforeAll
    void start() {
        parts = new SecuredParts(null);
        parts.makeTopics("nam-ngan", "ham-rong");
    }

    @AfterAll
    void stop() {
        parts.close();
    }

    @Test
    void oneCallGivesAKeyAndAnAccount() throws Exception {
        Answer answer = parts.service()
                .post(
                        CREDENTIALS.substring(0, CREDENTIALS.length() - 1),
                        ADMIN,
                        "{\"name\": \"n\", \"rights\": [\"REPORT\"], \"door\": true,"
                                + " \"units\": [\"nam-ngan\", \"ham-rong\"]}");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        JsonNode door = answer.json().get("door");
        assertThat(door.get("user").asString())
                .isEqualTo("ward-" + answer.json().get("id").asString());
        assertThat(door.get("password").asString()).matches("[A-Za-z0-9_-]{43}");
        assertThat(door.get("mechanism").asString()).isEqualTo("SCRAM-SHA-512");
        assertThat(door.get("topics"))
                .extracting(topics -> topics.get("unit").asString() + " "
                        + topics.get("updates").asString() + " "
                        + topics.get("answers").asString())
                .containsExactly(
                        "ham-rong ward-updates.thanh-hoa.ham-rong ward-answers.thanh-hoa.ham-rong",
                        "nam-ngan ward-updates.thanh-hoa.nam-ngan ward-answers.thanh-hoa.nam-ngan");
        WardAccount account = WardAccount.of(answer.json());
        awaitGood(account, UPDATES);
        awaitGood(account, "ward-updates.thanh-hoa.ham-rong");
        assertThat(parts.service().get("/api/v1/credentials", ADMIN).response().body())
                .doesNotContain(account.password());
    }

    @Test
    void aWardWritesItsUpdatesAndReadsItsAnswersInGroupsOfItsOwn() throws Exception {
        WardAccount account = parts.issue("n", "nam-ngan");
        awaitGood(account, UPDATES);
        new WardClient(parts.superUserSettings()).write(ANSWERS, "an answer");

        WardClient client = clientOf(account);
        assertThat(client.read(ANSWERS)).isNotEmpty();
        assertThat(client.readIn(account.user(), ANSWERS)).isNotEmpty();
        assertThat(client.readIn(account.user() + ".second", ANSWERS)).isNotEmpty();
    }

    /** What comes in is kept, so no account may write as fast as it can. */
    @Test
    void anAccountHasAQuotaForAsLongAsItIs() {
        WardAccount account = parts.issue("n", "nam-ngan");

        Awaitility.await()
                .untilAsserted(() -> assertThat(quotas(account.user()))
                        .containsEntry("producer_byte_rate", 8192.0)
                        .containsEntry("consumer_byte_rate", 1048576.0));

        assertThat(parts.service()
                        .delete(CREDENTIALS + account.credential(), ADMIN)
                        .status())
                .isEqualTo(204);
        Awaitility.await()
                .untilAsserted(() -> assertThat(quotas(account.user())).isEmpty());
    }

    private Map<String, Double> quotas(String user) throws Exception {
        ClientQuotaFilter its =
                ClientQuotaFilter.containsOnly(List.of(ClientQuotaFilterComponent.ofEntity("user", user)));
        return new WardClient(parts.superUserSettings())
                .ask(admin -> admin.describeClientQuotas(its).entities()).values().stream()
                        .findFirst()
                        .orElse(Map.of());
    }

    @Test
    void whatCameByAnAccountIsInTheAuditUnderItsCredential() {
        WardAccount account = parts.issue("n", "ba-dinh");
        WardClient client = clientOf(account);
        // A rule takes a moment from the controller to the broker, and the topic is made by the service.
        Awaitility.await().ignoreExceptions().until(() -> {
            client.write(
                    "ward-updates.thanh-hoa.ba-dinh",
                    "{\"id\": \"sec-2\", \"unit\": \"ba-dinh\", \"indicator\": \"URBAN_VIOLATIONS\","
                            + " \"period\": \"2022-03\", \"value\": 1}");
            client.write("ward-updates.thanh-hoa.ba-dinh", "no JSON");
            return true;
        });

        Awaitility.await().untilAsserted(() -> {
            parts.service().bean(UsageCounter.class).keep();
            assertThat(parts.service()
                            .get("/api/v1/audit?credential=" + account.credential(), ADMIN)
                            .json()
                            .get("entries")
                            .valueStream()
                            .filter(entry -> entry.get("kind").asString().equals("USED")))
                    .singleElement()
                    .satisfies(used -> {
                        assertThat(used.get("credential").asString()).isEqualTo(account.credential());
                        assertThat(used.get("requests").asInt()).isZero();
                        assertThat(used.get("accepted").asInt()).isPositive();
                        assertThat(used.get("rejected").asInt()).isPositive();
                    });
        });
    }

    @Test
    void theServiceDoesItsWorkWithNoMoreThanItsOwnRules() {
        WardAccount account = parts.issue("n", "nam-ngan");

        Answer answer = parts.service()
                .submit(
                        account.key(),
                        "{\"id\": \"sec-1\", \"unit\": \"nam-ngan\", \"indicator\": \"URBAN_VIOLATIONS\","
                                + " \"period\": \"2022-03\", \"value\": 1}");

        assertThat(answer.status()).isEqualTo(202);
        Awaitility.await()
                .untilAsserted(() -> assertThat(parts.service()
                                .get("/actuator/health/readiness", account.key())
                                .status())
                        .isEqualTo(200));
    }

    @Test
    void aRevokedAccountMayNothingOnOpenConnectionsEither() throws Exception {
        WardAccount account = parts.issue("n", "nam-ngan");
        awaitGood(account, UPDATES);
        try (KafkaProducer<String, byte[]> open = clientOf(account).producer(Map.of())) {
            WardClient.write(open, UPDATES, "{}");

            assertThat(revoke(account).status()).isEqualTo(204);
            assertThat(revoke(account).status()).isEqualTo(204);

            Awaitility.await()
                    .untilAsserted(() -> assertThatThrownBy(() -> WardClient.write(open, UPDATES, "{}"))
                            .isInstanceOf(TopicAuthorizationException.class));
        }
        assertSignInFails(account);
        assertThat(parts.superUser()
                        .describeAcls(AclBindingFilter.ANY)
                        .values()
                        .get()
                        .toString())
                .doesNotContain(account.user());
    }

    @Test
    void aNewPasswordReplacesTheOldOneAlsoOnOpenConnectionsAfterAWhile() throws Exception {
        WardAccount before = parts.issue("n", "nam-ngan");
        awaitGood(before, UPDATES);
        try (KafkaProducer<String, byte[]> open = clientOf(before).producer(Map.of())) {
            WardClient.write(open, UPDATES, "{}");

            Answer answer =
                    parts.service().post(CREDENTIALS + before.credential() + "/rotation", ADMIN, "{\"door\": true}");

            assertThat(answer.status()).isEqualTo(200);
            WardAccount after = WardAccount.of(answer.json());
            assertThat(after.user()).isEqualTo(before.user());
            awaitGood(after, UPDATES);
            assertSignInFails(before);
            // The open connection lives until the broker asks again; a record that then has no connection times out.
            Awaitility.await()
                    .atMost(SecuredParts.AGAIN.multipliedBy(10))
                    .untilAsserted(() -> assertThatThrownBy(() -> WardClient.write(open, UPDATES, "{}"))
                            .isInstanceOfAny(SaslAuthenticationException.class, TimeoutException.class));
            clientOf(after).write(UPDATES, "{}");
        }
    }

    @Test
    void aRotationOfTheKeyAloneLeavesTheAccountAsItIs() throws Exception {
        WardAccount account = parts.issue("n", "nam-ngan");
        awaitGood(account, UPDATES);

        Answer answer = parts.service()
                .post(CREDENTIALS + account.credential() + "/rotation", ADMIN, "{\"overlap\": \"PT0S\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().has("door")).isFalse();
        clientOf(account).write(UPDATES, "{}");
    }

    @Test
    void anAccountEndsWithACredentialThatExpires() {
        String expiresAt = parts.service()
                .bean(Clock.class)
                .instant()
                .plus(Duration.ofSeconds(3))
                .toString();
        WardAccount account = WardAccount.of(parts.service()
                .post(
                        "/api/v1/credentials",
                        ADMIN,
                        "{\"name\": \"n\", \"rights\": [\"REPORT\"], \"door\": true, \"units\": [\"nam-ngan\"],"
                                + " \"expiresAt\": \"" + expiresAt + "\"}")
                .json());

        Awaitility.await()
                .untilAsserted(() -> assertThat(parts.superUser()
                                .describeUserScramCredentials()
                                .users()
                                .get())
                        .doesNotContain(account.user()));
        assertSignInFails(account);
    }

    @Test
    void theServicesOwnUserMayNotWriteTotals() {
        assertThatThrownBy(() -> new WardClient(parts.serviceSettings()).write(Topics.QUARTERLY_TOTALS, "{}"))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    /** A rule takes a moment from the controller to the broker. */
    private void awaitGood(WardAccount account, String topic) {
        Awaitility.await()
                .ignoreException(TopicAuthorizationException.class)
                .ignoreException(SaslAuthenticationException.class)
                .until(() -> {
                    clientOf(account).write(topic, "{}");
                    return true;
                });
    }

    private void assertSignInFails(WardAccount account) {
        Awaitility.await()
                .untilAsserted(() -> assertThatThrownBy(() -> clientOf(account).write(UPDATES, "{}"))
                        .isInstanceOf(SaslAuthenticationException.class));
    }

    private WardClient clientOf(WardAccount account) {
        return new WardClient(parts.client(account.user(), account.password()));
    }

    private Answer revoke(WardAccount account) {
        return parts.service().delete(CREDENTIALS + account.credential(), ADMIN);
    }
}
