package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.chitieu.contracts.TargetAssigned;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.codec.CloudEventRecords;
import vn.chitieu.contracts.kafka.Topics;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;

/** Targets through the real service, good ones and bad ones. */
class TargetsIT {

    private static final ServiceUnderTest SERVICE = EmbeddedParts.SERVICE;
    private static final String GOOD = "{'scope': 'city', 'indicator': 'LAND_CLEARED', 'year': 2022,"
            + " 'owner': 'PROVINCE', 'value': 72.50, 'validFrom': '2022-05-16', 'reason': 'bỏ dự án không khả thi'}";
    private static String key;

    @BeforeAll
    static void theProvinceHasAKey() {
        Awaitility.await()
                .until(() -> SERVICE.get("/actuator/health/readiness", "").status() == 200);
        key = SERVICE.keyOfOwners("PROVINCE");
    }

    @Test
    void keepsATargetForEver() {
        String id = UUID.randomUUID().toString();
        Answer answer = assign(with("'id': '" + id + "', 'pace': '14/35/62/100'"), "");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("accepted").asInt()).isOne();
        assertThat(answer.json().get("results").get(0).get("id").asString()).isEqualTo(id);
        assertThat(answer.json().get("results").get(0).has("receipt")).isFalse();
        TargetAssigned kept = kept(id).get(0);
        assertThat(kept)
                .isEqualTo(new TargetAssigned(
                        "thanh-hoa",
                        id,
                        Scope.city(),
                        "LAND_CLEARED",
                        2022,
                        "PROVINCE",
                        new BigDecimal("72.5"),
                        TargetAssigned.Pace.GIVEN,
                        Stream.of("14", "35", "62", "100").map(BigDecimal::new).toList(),
                        LocalDate.of(2022, 5, 16),
                        "bỏ dự án không khả thi",
                        kept.assignedAt(),
                        "http",
                        key.split("_", -1)[1]));
        assertThat(kept.assignedAt()).isAfterOrEqualTo(ServiceUnderTest.TODAY);
    }

    @Test
    void takesAnArrayAnEnvelopeAndEveryKindOfScope() {
        String ward = GOOD.replace("'city'", "'unit:nam-ngan'");
        String derived = GOOD.replace("LAND_CLEARED", "PRODUCTION_TOTAL").replace("72.50", "'9'");
        double before = SERVICE.meterOf("targets", "accepted");

        assertThat(assign("[" + GOOD + "," + ward + "]", "?confirm=true")
                        .json()
                        .get("accepted")
                        .asInt())
                .isEqualTo(2);
        assertThat(assign("{'targets': [" + derived + "]}", "?confirm=true").status())
                .isEqualTo(202);
        assertThat(SERVICE.meterOf("targets", "accepted")).isEqualTo(before + 3);
    }

    @Test
    void keepsTheGoodOnesBesideTheBad() {
        Answer answer = assign("[" + GOOD + "," + without("value", "'value': 0") + "]", "");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.json().get("rejected").asInt()).isOne();
        assertThat(answer.errorCodes(1)).containsExactly("TARGET_NOT_ABOVE_ZERO");
        assertThat(assign("[" + GOOD + "," + without("value", "'value': 0") + "]", "?atomic=true")
                        .errorCodes(0))
                .containsExactly("NOT_SENT");
    }

    /** 2500 tỷ on an indicator in triệu would be "đạt 75.000%" and never an alert. */
    @Test
    void aTargetInTheWrongUnitOfMeasureIsHeldBackUntilItIsConfirmed() {
        String id = UUID.randomUUID().toString();
        String billions = with("'id': '" + id + "'")
                .replace("LAND_CLEARED", "BUDGET_REVENUE")
                .replace("72.50", "2500");

        Answer asked = assign(billions, "");

        assertThat(asked.status()).isEqualTo(422);
        var result = asked.json().get("results").get(0);
        assertThat(result.get("outcome").asString()).isEqualTo("NEEDS_CONFIRMATION");
        assertThat(result.get("warnings").get(0).get("code").asString()).isEqualTo("UNIT_OF_MEASURE_LIKELY_MISTAKEN");
        assertThat(result.get("warnings").get(0).get("messageVi").asString()).contains("tỷ đồng");
        assertThat(kept(id)).isEmpty();
        assertThat(assign(billions, "?confirm=true").status()).isEqualTo(202);
        assertThat(kept(id)).hasSize(1);
    }

    /** Counts of what stands on the log hold after a start as well. */
    @Test
    void anOwnerAssignsATargetSoManyTimesAndNoMore() {
        String many = IntStream.range(0, 250)
                .mapToObj(i -> GOOD.replace("2022", "2031"))
                .collect(Collectors.joining(",", "[", "]"));
        for (int i = 0; i < 8; i++) {
            assertThat(assign(many, "?confirm=true").status()).isEqualTo(202);
        }

        Awaitility.await()
                .untilAsserted(() -> assertThat(assign(GOOD.replace("2022", "2031"), "?confirm=true")
                                .errorCodes(0))
                        .containsExactly("TOO_MANY_TARGETS"));
    }

    @Test
    void aDryRunKeepsNothing() {
        String id = UUID.randomUUID().toString();
        Answer answer = assign(with("'id': '" + id + "'"), "?dryRun=true");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("dryRun").asBoolean()).isTrue();
        assertThat(kept(id)).isEmpty();
    }

    @Test
    void wantsAKeyWithThatRightAndForThatOwner() {
        assertThat(post(SERVICE.keyOf("nam-ngan"), GOOD, "").code()).isEqualTo("FORBIDDEN");
        assertThat(post("nonsense", GOOD, "").code()).isEqualTo("UNKNOWN_KEY");
        assertThat(post(SERVICE.keyOfOwners("CITY"), GOOD, "").errorCodes(0))
                .containsExactly("TARGET_OF_ANOTHER_OWNER");
        assertThat(post(SERVICE.keyOfOwners("CITY", "PROVINCE"), GOOD, "").status())
                .isEqualTo(202);
    }

    static Stream<Arguments> bodiesThatAreNoBatch() {
        return Stream.of(
                arguments("nothing", "", 400, "MALFORMED_JSON"),
                arguments("CSV", "scope,indicator,year", 400, "MALFORMED_JSON"),
                arguments("NaN", "{'value': NaN}", 400, "MALFORMED_JSON"),
                arguments("half an object", GOOD.substring(0, 40), 400, "MALFORMED_JSON"),
                arguments("a string", "'target'", 400, "UNEXPECTED_SHAPE"),
                arguments("an object for an array", "{'targets': {}}", 400, "UNEXPECTED_SHAPE"),
                arguments("fields beside targets", "{'targets': [" + GOOD + "], 'x': 1}", 400, "UNEXPECTED_SHAPE"),
                arguments("an empty array", "[]", 422, "EMPTY_BATCH"),
                arguments("deep nesting", "[".repeat(5000), 400, "JSON_LIMIT_EXCEEDED"),
                arguments("200 KB", "[" + " ".repeat(200_000) + "]", 413, "BODY_TOO_LARGE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void bodiesThatAreNoBatch(String name, String body, int status, String code) {
        Answer answer = assign(body, "");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.response().body()).doesNotContain("jackson", "Exception", "vn.chitieu");
    }

    static Stream<Arguments> targetsThatAreRefused() {
        return Stream.of(
                arguments("an unknown field", with("'colour': 'red'"), "UNKNOWN_FIELD"),
                arguments("a field of updates", with("'unit': 'nam-ngan'"), "UNKNOWN_FIELD"),
                arguments("updates instead", "{'updates': []}", "UNKNOWN_FIELD" + ",MISSING_FIELD".repeat(7)),
                arguments("a field twice", with("'year': 2022"), "DUPLICATE_FIELD"),
                arguments("no reason", without("reason", "'pace': 'EVEN'"), "MISSING_FIELD"),
                arguments("an empty reason", without("reason", "'reason': ''"), "MISSING_FIELD"),
                arguments("a reason of two lines", without("reason", "'reason': 'a\\nb'"), "TEXT_NOT_CLEAN"),
                arguments("a reason turned round", without("reason", "'reason': '\\u202Ea'"), "TEXT_NOT_CLEAN"),
                arguments(
                        "a reason without end",
                        without("reason", "'reason': '" + "x".repeat(501) + "'"),
                        "TEXT_TOO_LONG"),
                arguments("an unknown ward", without("scope", "'scope': 'unit:atlantis'"), "UNKNOWN_SCOPE"),
                arguments("a ward of 2025", without("scope", "'scope': 'unit:ham-rong-2025'"), "SCOPE_NOT_IN_YEAR"),
                arguments("a scope with a slash", without("scope", "'scope': '../city'"), "UNKNOWN_SCOPE"),
                arguments("a scope as an object", without("scope", "'scope': {'$ne': 1}"), "WRONG_TYPE"),
                arguments(
                        "an unknown indicator", without("indicator", "'indicator': 'HAPPINESS'"), "UNKNOWN_INDICATOR"),
                arguments("a year in words", without("year", "'year': 'năm nay'"), "YEAR_NOT_VALID"),
                arguments("a year with a fraction", without("year", "'year': 2022.5"), "YEAR_NOT_VALID"),
                arguments("a far year", without("year", "'year': 99999999999999999999"), "YEAR_NOT_VALID"),
                arguments("a year as a list", without("year", "'year': [2022]"), "WRONG_TYPE"),
                arguments("another owner", without("owner", "'owner': 'CITY'"), "TARGET_OF_ANOTHER_OWNER"),
                arguments("an unknown owner", without("owner", "'owner': 'PROVINCE '"), "UNKNOWN_OWNER"),
                arguments("a Vietnamese number", without("value", "'value': '72,5'"), "VALUE_NOT_A_DECIMAL"),
                arguments("1e999999999", without("value", "'value': 1e999999999"), "VALUE_TOO_LONG"),
                arguments("less than nothing", without("value", "'value': '-0.1'"), "TARGET_NOT_ABOVE_ZERO"),
                arguments("a pace of five", with("'pace': '1/2/3/4/100'"), "PACE_NOT_VALID"),
                arguments("a pace that falls", with("'pace': '50/40/75/100'"), "PACE_NOT_VALID"),
                arguments("a pace to 101", with("'pace': '25/50/75/101'"), "PACE_NOT_VALID"),
                arguments("a pace without end", with("'pace': '" + "1/".repeat(4000) + "'"), "PACE_NOT_VALID"),
                arguments(
                        "a day that does not exist",
                        without("validFrom", "'validFrom': '2022-02-30'"),
                        "VALID_FROM_NOT_READABLE"),
                arguments(
                        "a day of another year",
                        without("validFrom", "'validFrom': '2023-01-01'"),
                        "VALID_FROM_NOT_IN_YEAR"),
                arguments(
                        "Arabic digits", without("validFrom", "'validFrom': '٢٠٢٢-٠٥-١٦'"), "VALID_FROM_NOT_READABLE"),
                arguments("an id with a space", with("'id': 'a b'"), "ID_NOT_VALID"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void targetsThatAreRefused(String name, String body, String codes) {
        int before = EmbeddedParts.PARTS.published(Topics.TARGET_ASSIGNMENTS).size();
        Answer answer = assign(body, "");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("NOTHING_ACCEPTED");
        assertThat(answer.errorCodes(0)).containsExactlyInAnyOrder(codes.split(","));
        assertThat(answer.json().get("results").get(0).get("errors").valueStream())
                .allSatisfy(error -> assertThat(error.get("message").asString())
                        .contains("expected", ", got ")
                        .hasSizeLessThan(400));
        assertThat(EmbeddedParts.PARTS.published(Topics.TARGET_ASSIGNMENTS)).hasSize(before);
    }

    @Test
    void aDifferentTargetUnderTheSameIdRefusesBoth() {
        String first = with("'id': 'same'");
        Answer answer = assign("[" + first + "," + first.replace("72.50", "73") + "]", "");

        assertThat(answer.errorCodes(0)).containsExactly("DUPLICATE_ID");
        assertThat(answer.errorCodes(1)).containsExactly("DUPLICATE_ID");
    }

    @Test
    void describesItselfInOpenApi() {
        var api = SERVICE.get("/v3/api-docs", "").json();
        var post = api.get("paths").get("/api/v1/targets").get("post");
        assertThat(post.at("/requestBody/$ref").asString()).isEqualTo("#/components/requestBodies/Targets");
        assertThat(api.at("/components/schemas/Target/properties").propertyNames())
                .contains("scope", "owner", "validFrom", "reason");
    }

    private static Answer assign(String body, String parameters) {
        return post(key, body, parameters);
    }

    private static Answer post(String withKey, String body, String parameters) {
        return SERVICE.post("/api/v1/targets" + parameters, withKey, body.replace('\'', '"'));
    }

    private static List<TargetAssigned> kept(String id) {
        return EmbeddedParts.PARTS.published(Topics.TARGET_ASSIGNMENTS).stream()
                .peek(record -> assertThat(record.key()).isEqualTo("thanh-hoa"))
                .map(TargetsIT::read)
                .filter(target -> target.id().equals(id))
                .toList();
    }

    private static TargetAssigned read(ConsumerRecord<String, byte[]> record) {
        try {
            return CloudEventRecords.read(record, TargetAssigned.TYPE, TargetAssigned.class);
        } catch (UnreadableEventException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static String with(String field) {
        return GOOD.substring(0, GOOD.length() - 1) + ", " + field + "}";
    }

    private static String without(String field, String replacement) {
        return GOOD.replaceFirst("'" + field + "': [^,}]+", java.util.regex.Matcher.quoteReplacement(replacement));
    }
}
