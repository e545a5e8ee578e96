package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.chitieu.ingestion.ServiceUnderTest.ADMIN_KEY;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.quota.ClientQuotaFilterComponent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.chitieu.contracts.kafka.BrokerAccess;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.embedded.TopicRecords;
import vn.chitieu.ingestion.SecuredParts.WardAccount;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;
import vn.chitieu.ingestion.audit.UsageCounter;
import vn.chitieu.support.testing.CatalogCopy;

/** Accounts of wards of the same name in two cities, at a broker that authenticates its clients. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("slow")
class WardAccountsOfTwoCitiesIT {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String UNIT = "nam-ngan";
    private static final String CREDENTIALS = "/api/v1/credentials";

    @TempDir
    private static Path folder;

    private SecuredParts parts;

    /** Administrators of one city each. */
    private String administratorOfHue;

    private String administratorOfThanhHoa;

    private WardAccount hue;
    private WardAccount thanhHoa;

    @BeforeAll
    void start() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("hue"));
        CatalogCopy.in(copy).replace("city.yaml", "id: thanh-hoa", "id: hue");
        parts = new SecuredParts(
                null,
                List.of(Path.of("..", "catalog", "thanh-hoa"), copy),
                "chitieu.catalog=false",
                "chitieu.city=thanh-hoa",
                "chitieu.topics.partitions=1",
                "chitieu.ingestion.access.audit-every=200ms");
        administratorOfHue = administrator("hue");
        administratorOfThanhHoa = administrator("thanh-hoa");
        hue = issue(administratorOfHue);
        thanhHoa = issue(administratorOfThanhHoa);
        awaitGood(hue, "hue");
        awaitGood(thanhHoa, "thanh-hoa");
    }

    @AfterAll
    void stop() {
        parts.close();
    }

    @Test
    void anAccountNeitherWritesNorReadsWhatIsOfTheOtherCity() throws Exception {
        Map<String, Long> before = endsOfWards();

        assertShutOut(hue, thanhHoa, "thanh-hoa");
        assertShutOut(thanhHoa, hue, "hue");

        assertThat(endsOfWards()).isEqualTo(before);
        assertThat(topics(hue)).containsExactlyInAnyOrder("ward-updates.hue.nam-ngan", "ward-answers.hue.nam-ngan");
        assertThat(topics(thanhHoa))
                .containsExactlyInAnyOrder("ward-updates.thanh-hoa.nam-ngan", "ward-answers.thanh-hoa.nam-ngan");
    }

    private void assertShutOut(WardAccount account, WardAccount other, String city) {
        WardClient client = clientOf(account);
        for (String topic : List.of(Topics.wardUpdates(city, UNIT), Topics.wardAnswers(city, UNIT))) {
            assertThatThrownBy(() -> client.write(topic, "{}")).isInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() -> client.read(topic)).isInstanceOf(TopicAuthorizationException.class);
        }
        assertThatThrownBy(() -> client.readIn(other.user(), Topics.wardAnswers(otherOf(city), UNIT)))
                .isInstanceOf(GroupAuthorizationException.class);
        assertThatThrownBy(() -> new WardClient(parts.client(other.user(), account.password()))
                        .write(Topics.wardUpdates(city, UNIT), "{}"))
                .isInstanceOf(SaslAuthenticationException.class);
    }

    /** The same id, unit and period: each figure is its own city's, answered there and counted for its credential. */
    @Test
    void whatIsWrittenIsOfTheCityOfTheAccount() throws Exception {
        clientOf(hue).write(Topics.wardUpdates("hue", UNIT), figure("3"));
        clientOf(thanhHoa).write(Topics.wardUpdates("thanh-hoa", UNIT), figure("4"));

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(
                                TopicRecords.committed(parts.superUserSettings(), Topics.INDICATOR_UPDATES).stream()
                                        .filter(record -> text(record.value()).contains("the-same-id"))
                                        .map(record -> record.key() + " "
                                                + text(record.value()).contains("\"3\"")))
                        .containsExactlyInAnyOrder("hue true", "thanh-hoa false"));
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(clientOf(hue).read(Topics.wardAnswers("hue", UNIT)))
                        .anyMatch(answer -> answer.contains("the-same-id") && answer.contains("ACCEPTED")));
        await().atMost(TIMEOUT).untilAsserted(() -> {
            parts.service().bean(UsageCounter.class).keep();
            assertThat(audited(administratorOfHue)).contains(hue.credential()).doesNotContain(thanhHoa.credential());
            assertThat(audited(administratorOfThanhHoa))
                    .contains(thanhHoa.credential())
                    .doesNotContain(hue.credential());
        });
    }

    @Test
    void anAdministratorTouchesNoAccountOfTheOtherCity() throws Exception {
        State before = stateOf(thanhHoa);

        for (String city : List.of("", "?city=hue")) {
            assertThat(post(CREDENTIALS + "/" + thanhHoa.credential() + "/rotation" + city, "{\"door\": true}")
                            .code())
                    .isEqualTo("UNKNOWN_CREDENTIAL");
            assertThat(delete(CREDENTIALS + "/" + thanhHoa.credential() + city).code())
                    .isEqualTo("UNKNOWN_CREDENTIAL");
        }
        assertThat(post(CREDENTIALS + "/" + thanhHoa.credential() + "/rotation?city=thanh-hoa", "{\"door\": true}")
                        .code())
                .isEqualTo("FOREIGN_CITY");
        assertThat(delete(CREDENTIALS + "/" + thanhHoa.credential() + "?city=thanh-hoa")
                        .code())
                .isEqualTo("FOREIGN_CITY");
        assertThat(post(CREDENTIALS, wanted(", \"city\": \"thanh-hoa\"")).code())
                .isEqualTo("FOREIGN_CITY");
        assertThat(post(CREDENTIALS + "?city=thanh-hoa", wanted("")).code()).isEqualTo("FOREIGN_CITY");

        assertThat(stateOf(thanhHoa)).isEqualTo(before);
        clientOf(thanhHoa).write(Topics.wardUpdates("thanh-hoa", UNIT), "{}");
    }

    /** An account through its life in one city, beside one of the same unit in the other. */
    @Test
    void issuingRotatingAndRevokingLeavesTheOtherCityAsItIs() throws Exception {
        State before = stateOf(thanhHoa);

        WardAccount second = issue(administratorOfHue);
        awaitGood(second, "hue");
        assertThat(rulesOf(second))
                .isEqualTo(Set.copyOf(BrokerAccess.rulesOfWard(second.user(), "hue", List.of(UNIT))));
        WardAccount rotated =
                WardAccount.of(post(CREDENTIALS + "/" + second.credential() + "/rotation", "{\"door\": true}")
                        .json());
        awaitGood(rotated, "hue");
        assertThat(rulesOf(second))
                .isEqualTo(Set.copyOf(BrokerAccess.rulesOfWard(second.user(), "hue", List.of(UNIT))));
        assertShutOut(rotated, thanhHoa, "thanh-hoa");
        assertThat(delete(CREDENTIALS + "/" + second.credential()).status()).isEqualTo(204);

        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(rulesOf(second)).isEmpty());
        assertThat(stateOf(thanhHoa)).isEqualTo(before);
        clientOf(thanhHoa).write(Topics.wardUpdates("thanh-hoa", UNIT), "{}");
        clientOf(hue).write(Topics.wardUpdates("hue", UNIT), "{}");
    }

    private String administrator(String city) {
        JsonNode issued = parts.service()
                .post(CREDENTIALS, ADMIN_KEY, "{\"name\": \"x\", \"rights\": [\"ADMIN\"], \"city\": \"" + city + "\"}")
                .json();
        return issued.get("key").asString();
    }

    private WardAccount issue(String administrator) {
        Answer answer = parts.service().post(CREDENTIALS, administrator, wanted(""));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return WardAccount.of(answer.json());
    }

    private static String wanted(String more) {
        return "{\"name\": \"x\", \"rights\": [\"REPORT\"], \"door\": true, \"units\": [\"nam-ngan\"]" + more + "}";
    }

    private static String figure(String value) {
        return "{\"id\": \"the-same-id\", \"unit\": \"nam-ngan\", \"indicator\": \"URBAN_VIOLATIONS\","
                + " \"period\": \"2022-03\", \"value\": \"" + value + "\"}";
    }

    /** By the administrator of Huế. */
    private Answer post(String path, String body) {
        return parts.service().post(path, administratorOfHue, body);
    }

    /** By the administrator of Huế. */
    private Answer delete(String path) {
        return parts.service().delete(path, administratorOfHue);
    }

    private String audited(String administrator) {
        return parts.service()
                .get("/api/v1/audit", administrator)
                .json()
                .get("entries")
                .valueStream()
                .filter(entry -> entry.get("kind").asString().equals("USED"))
                .map(JsonNode::toString)
                .collect(Collectors.joining());
    }

    private Set<String> topics(WardAccount account) throws Exception {
        return clientOf(account).ask(admin -> admin.listTopics().names());
    }

    /** What wards wrote; the service may still be answering it. */
    private Map<String, Long> endsOfWards() throws Exception {
        return parts.ends().entrySet().stream()
                .filter(end -> end.getKey().startsWith(Topics.WARD_UPDATES))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Set<AclBinding> rulesOf(WardAccount account) throws Exception {
        return parts.superUser().describeAcls(AclBindingFilter.ANY).values().get().stream()
                .filter(rule -> rule.entry().principal().equals("User:" + account.user()))
                .collect(Collectors.toSet());
    }

    private State stateOf(WardAccount account) throws Exception {
        ClientQuotaFilter its =
                ClientQuotaFilter.containsOnly(List.of(ClientQuotaFilterComponent.ofEntity("user", account.user())));
        Map<String, Double> quotas = parts.superUser().describeClientQuotas(its).entities().get().values().stream()
                .findFirst()
                .orElse(Map.of());
        String listed = parts.service()
                .get(CREDENTIALS, administratorOfThanhHoa)
                .json()
                .get("credentials")
                .valueStream()
                .filter(one -> one.get("id").asString().equals(account.credential()))
                .map(one -> one.get("id").asString() + one.has("revokedAt") + one.path("formerKeyUntil"))
                .findFirst()
                .orElse("none");
        return new State(rulesOf(account), quotas, listed);
    }

    /** A rule takes a moment from the controller to the broker, and the topic is made by the service. */
    private void awaitGood(WardAccount account, String city) {
        await().atMost(TIMEOUT).ignoreExceptions().until(() -> {
            clientOf(account).write(Topics.wardUpdates(city, UNIT), "{}");
            return true;
        });
    }

    private WardClient clientOf(WardAccount account) {
        return new WardClient(parts.client(account.user(), account.password()));
    }

    private static String otherOf(String city) {
        return city.equals("hue") ? "thanh-hoa" : "hue";
    }

    private static String text(byte[] value) {
        return new String(Objects.requireNonNull(value), StandardCharsets.UTF_8);
    }

    /**
     * What the broker and the store have of an account.
     *
     * @param rules its ACLs
     * @param quotas its quotas
     * @param listed what its administrator sees
     */
    private record State(Set<AclBinding> rules, Map<String, Double> quotas, String listed) {}
}
