package vn.chitieu.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.ingestion.ServiceUnderTest.Answer;

/** What must be refused, through the real service: with which status and codes, and that nothing of it is published. */
class BadInputIT {

    private static final ServiceUnderTest SERVICE = EmbeddedParts.SERVICE;
    private static final String GOOD =
            "{'unit': 'nam-ngan', 'indicator': 'URBAN_VIOLATIONS', 'period': '2022-03', 'value': 1}";
    private static String key;
    private static long publishedBefore;

    @BeforeAll
    static void aWardHasAKey() {
        Awaitility.await()
                .until(() -> SERVICE.get("/actuator/health/readiness", "").status() == 200);
        key = SERVICE.keyOf("nam-ngan", "thieu-khanh", "dep-thue");
        publishedBefore = EmbeddedParts.PARTS.publishedCount();
    }

    @AfterAll
    static void nothingOfAllThatWasPublished() {
        assertThat(EmbeddedParts.PARTS.publishedCount()).isEqualTo(publishedBefore);
    }

    /** A page of another site may neither ask before nor read the answer. */
    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "GET"})
    void noPageOfAnotherSiteIsLetIn(String method) {
        Answer answer = SERVICE.send(SERVICE.request("/api/v1/credentials")
                .method(method, BodyPublishers.noBody())
                .header("Origin", "https://elsewhere.example.org")
                .header("Access-Control-Request-Method", "GET")
                .header("Authorization", "Bearer " + ServiceUnderTest.ADMIN_KEY)
                .build());

        assertThat(answer.response().headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }

    static Stream<Arguments> bodiesThatAreNoBatch() {
        return Stream.of(
                arguments("nothing", "", 400, "MALFORMED_JSON"),
                arguments("blanks", "  \n ", 400, "MALFORMED_JSON"),
                arguments("plain words", "hello", 400, "MALFORMED_JSON"),
                arguments("half an object", GOOD.substring(0, 30), 400, "MALFORMED_JSON"),
                arguments("half an array", "[" + GOOD + ",", 400, "MALFORMED_JSON"),
                arguments("a trailing comma", "[" + GOOD + ",]", 400, "MALFORMED_JSON"),
                arguments("two values", GOOD + GOOD, 400, "UNEXPECTED_SHAPE"),
                arguments("words after the end", GOOD + " and more", 400, "MALFORMED_JSON"),
                arguments("a comment", "/* one */" + GOOD, 400, "MALFORMED_JSON"),
                arguments("NaN", "{'value': NaN}", 400, "MALFORMED_JSON"),
                arguments("Infinity", "{'value': -Infinity}", 400, "MALFORMED_JSON"),
                arguments("a leading plus", "{'value': +1}", 400, "MALFORMED_JSON"),
                arguments("leading zeros", "{'value': 007}", 400, "MALFORMED_JSON"),
                arguments("a point without digits", "{'value': 1.}", 400, "MALFORMED_JSON"),
                arguments("hexadecimal", "{'value': 0x10}", 400, "MALFORMED_JSON"),
                arguments("names without quotes", "{unit: 1}", 400, "MALFORMED_JSON"),
                arguments("a line break in a string", "{'note': 'a\nb'}", 400, "MALFORMED_JSON"),
                arguments("an unknown escape", "{'note': '\\x'}", 400, "MALFORMED_JSON"),
                arguments("CSV", "unit;indicator;period\nnam-ngan;URBAN_VIOLATIONS;2022-03", 400, "MALFORMED_JSON"),
                arguments("XML", "<update/>", 400, "MALFORMED_JSON"),
                arguments("NUL characters", "\0\0\0", 400, "MALFORMED_JSON"),
                arguments("a string", "'update'", 400, "UNEXPECTED_SHAPE"),
                arguments("a number", "1", 400, "UNEXPECTED_SHAPE"),
                arguments("null", "null", 400, "UNEXPECTED_SHAPE"),
                arguments("updates that are no array", "{'updates': {}}", 400, "UNEXPECTED_SHAPE"),
                arguments("updates twice", "{'updates': [], 'updates': []}", 400, "UNEXPECTED_SHAPE"),
                arguments("fields beside updates", "{'updates': [" + GOOD + "], 'mode': 1}", 400, "UNEXPECTED_SHAPE"),
                arguments("an empty array", "[]", 422, "EMPTY_BATCH"),
                arguments("an empty envelope", "{'updates': []}", 422, "EMPTY_BATCH"),
                arguments("deep nesting", "[".repeat(5000), 400, "JSON_LIMIT_EXCEEDED"),
                arguments(
                        "deep nesting in a field", "{'note': " + "{'a':".repeat(100) + "1", 400, "JSON_LIMIT_EXCEEDED"),
                arguments("a number without end", "{'value': " + "1".repeat(200_000) + "}", 400, "JSON_LIMIT_EXCEEDED"),
                arguments("a name without end", "{'" + "n".repeat(5_000) + "': 1}", 400, "JSON_LIMIT_EXCEEDED"),
                arguments("too many updates", "[" + "{},".repeat(100_000) + "{}]", 413, "TOO_MANY_UPDATES"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void bodiesThatAreNoBatch(String name, String body, int status, String code) {
        Answer answer = SERVICE.submit(key, body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("type").asString()).startsWith("urn:chitieu:problem:");
        assertThat(answer.json().get("detail").asString()).contains("expected");
        assertThat(answer.response().body()).doesNotContain("jackson", "Exception", "vn.chitieu");
    }

    static Stream<Arguments> updatesThatAreRefused() {
        return Stream.of(
                arguments("an empty object", "{}", "MISSING_FIELD,MISSING_FIELD,MISSING_FIELD,MISSING_FIELD"),
                arguments("a number in the list", "[5]", "NOT_AN_OBJECT"),
                arguments("an unknown field", with("'colour': 'red'"), "UNKNOWN_FIELD"),
                arguments("a name in other letters", with("'Note': 'x'"), "UNKNOWN_FIELD"),
                arguments("a field twice", with("'unit': 'nam-ngan'"), "DUPLICATE_FIELD"),
                arguments("an unknown unit", without("unit", "'unit': 'atlantis'"), "UNKNOWN_UNIT"),
                arguments("a unit as a number", without("unit", "'unit': 14764"), "WRONG_TYPE"),
                arguments("a unit as an object", without("unit", "'unit': {'id': 'nam-ngan'}"), "WRONG_TYPE"),
                arguments("another ward's figure", without("unit", "'unit': 'ham-rong'"), "FIGURE_OF_ANOTHER_UNIT"),
                arguments("an indicator of others", without("unit", "'unit': 'dep-thue'"), "NOT_A_REPORTER"),
                arguments(
                        "an unknown indicator", without("indicator", "'indicator': 'HAPPINESS'"), "UNKNOWN_INDICATOR"),
                arguments(
                        "a derived indicator",
                        without("indicator", "'indicator': 'PRODUCTION_TOTAL'"),
                        "INDICATOR_IS_DERIVED,PERIOD_OF_ANOTHER_LENGTH"),
                arguments("an unreadable period", without("period", "'period': 'Q1/2022'"), "PERIOD_NOT_READABLE"),
                arguments(
                        "a month that does not exist", without("period", "'period': '2022-13'"), "PERIOD_NOT_READABLE"),
                arguments(
                        "a day that does not exist",
                        without("period", "'period': '2022-02-30'"),
                        "PERIOD_NOT_READABLE"),
                arguments("Arabic digits", without("period", "'period': '٢٠٢٢-٠٣'"), "PERIOD_NOT_READABLE"),
                arguments(
                        "a quarter for a month", without("period", "'period': '2022-Q1'"), "PERIOD_OF_ANOTHER_LENGTH"),
                arguments("a month to come", without("period", "'period': '2022-05'"), "PERIOD_NOT_BEGUN"),
                arguments(
                        "a period after the unit's end",
                        without("period", "'period': '2026-01'"),
                        "UNIT_NOT_IN_PERIOD,PERIOD_NOT_BEGUN"),
                arguments("no value", without("value", "'note': 'x'"), "MISSING_FIELD"),
                arguments("a null value", without("value", "'value': null"), "MISSING_FIELD"),
                arguments("an empty value", without("value", "'value': ''"), "MISSING_FIELD"),
                arguments("a Vietnamese number", without("value", "'value': '1.234.567,89'"), "VALUE_NOT_A_DECIMAL"),
                arguments("a comma", without("value", "'value': '1,5'"), "VALUE_NOT_A_DECIMAL"),
                arguments("blanks around", without("value", "'value': ' 1 '"), "VALUE_NOT_A_DECIMAL"),
                arguments("an exponent in a text", without("value", "'value': '1e5'"), "VALUE_NOT_A_DECIMAL"),
                arguments("NaN as text", without("value", "'value': 'NaN'"), "VALUE_NOT_A_DECIMAL"),
                arguments("full-width digits", without("value", "'value': '１２'"), "VALUE_NOT_A_DECIMAL"),
                arguments("a formula", without("value", "'value': '=1+1'"), "VALUE_NOT_A_DECIMAL"),
                arguments("35 digits", without("value", "'value': " + "9".repeat(35)), "VALUE_TOO_LONG"),
                arguments("1e400", without("value", "'value': 1e400"), "VALUE_TOO_LONG"),
                arguments("1e999999999", without("value", "'value': 1e999999999"), "VALUE_TOO_LONG"),
                arguments("1e-40", without("value", "'value': 1e-40"), "VALUE_TOO_LONG"),
                arguments("20,000 digits", without("value", "'value': '" + "1".repeat(20_000) + "'"), "VALUE_TOO_LONG"),
                arguments("a value as a list", without("value", "'value': [1, 2]"), "WRONG_TYPE"),
                arguments("value and withdrawn", with("'withdrawn': true"), "VALUE_AND_WITHDRAWN"),
                arguments("withdrawn as text", without("value", "'withdrawn': 'true'"), "WRONG_TYPE"),
                arguments("another unit of measure", with("'unitOfMeasure': 'tỷ đồng'"), "WRONG_UNIT_OF_MEASURE"),
                arguments("an unknown status", with("'status': 'official'"), "UNKNOWN_STATUS"),
                arguments("a local time", with("'reportedAt': '2022-04-04T08:00:00'"), "REPORTED_AT_NOT_READABLE"),
                arguments("a far year", with("'reportedAt': '+999999999-01-01T00:00:00Z'"), "REPORTED_AT_NOT_READABLE"),
                arguments("a time to come", with("'reportedAt': '2022-04-09T08:00:00Z'"), "REPORTED_IN_THE_FUTURE"),
                arguments("an id with a space", with("'id': 'a b'"), "ID_NOT_VALID"),
                arguments("an id with a diacritic", with("'id': 'ngạn'"), "ID_NOT_VALID"),
                arguments("an id of 101 characters", with("'id': '" + "x".repeat(101) + "'"), "ID_NOT_VALID"),
                arguments("a reason too long", with("'reason': '" + "x".repeat(501) + "'"), "TEXT_TOO_LONG"),
                arguments("a note too long", with("'note': '" + "ệ".repeat(2001) + "'"), "TEXT_TOO_LONG"),
                arguments("a note far too long", with("'note': '" + "x".repeat(20_000) + "'"), "TEXT_TOO_LONG"),
                arguments("an escaped control character", with("'note': 'a\\u0007b'"), "TEXT_NOT_CLEAN"),
                arguments("a line separator", with("'note': 'a\\u2028b'"), "TEXT_NOT_CLEAN"),
                arguments("text that turns its direction", with("'note': '\\u202Eabc'"), "TEXT_NOT_CLEAN"),
                arguments("half a surrogate pair", with("'note': '\\uD83D'"), "TEXT_NOT_CLEAN"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void updatesThatAreRefused(String name, String body, String codes) {
        Answer answer = SERVICE.submit(key, body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("NOTHING_ACCEPTED");
        assertThat(answer.errorCodes(0)).containsExactlyInAnyOrder(codes.split(","));
        assertThat(answer.json().get("results").get(0).get("errors").valueStream())
                .allSatisfy(error -> assertThat(error.get("message").asString())
                        .contains("expected", ", got ")
                        .hasSizeLessThan(400));
    }

    @Test
    void aDifferentUpdateUnderTheSameIdRefusesBoth() {
        String first = with("'id': 'same'").replace('\'', '"');
        Answer answer = SERVICE.submit(key, "[" + first + "," + first.replace(": 1,", ": 2,") + "]");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.errorCodes(0)).containsExactly("DUPLICATE_ID");
        assertThat(answer.errorCodes(1)).containsExactly("DUPLICATE_ID");
    }

    static Stream<Arguments> encodings() {
        String vietnamese = with("'note': 'Đường Nam Ngạn'").replace('\'', '"');
        return Stream.of(
                arguments("UTF-16", vietnamese.getBytes(StandardCharsets.UTF_16), "NOT_UTF8"),
                arguments("UTF-16 without mark", vietnamese.getBytes(StandardCharsets.UTF_16LE), "NOT_UTF8"),
                arguments("UTF-32", vietnamese.getBytes(Charset.forName("UTF-32")), "NOT_UTF8"),
                arguments("windows-1258", vietnamese.getBytes(Charset.forName("windows-1258")), "NOT_UTF8"),
                arguments("an overlong form", new byte[] {'[', (byte) 0xC0, (byte) 0x80, ']'}, "NOT_UTF8"),
                arguments("a cut letter", Arrays.copyOf("[\"ạ".getBytes(StandardCharsets.UTF_8), 4), "NOT_UTF8"),
                arguments("random bytes", new byte[] {(byte) 0xFF, (byte) 0xFE, 0x50, 0x4B, 3, 4}, "NOT_UTF8"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void encodings(String name, byte[] body, String code) {
        Answer answer = SERVICE.send(request("/api/v1/updates", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                arguments("text/csv", "/api/v1/updates", 422, "TITLES_NOT_VALID"),
                arguments("text/json", "/api/v1/updates", 415, "UNSUPPORTED_MEDIA_TYPE"),
                arguments("application/x-www-form-urlencoded", "/api/v1/updates", 415, "UNSUPPORTED_MEDIA_TYPE"),
                arguments("multipart/form-data; boundary=x", "/api/v1/updates", 415, "UNSUPPORTED_MEDIA_TYPE"),
                arguments("application/json; charset=iso-8859-1", "/api/v1/updates", 415, "UNSUPPORTED_MEDIA_TYPE"),
                arguments("application/json; charset=klingon", "/api/v1/updates", 415, "UNSUPPORTED_MEDIA_TYPE"),
                arguments("json", "/api/v1/updates", 415, "UNSUPPORTED_MEDIA_TYPE"),
                arguments("application/json", "/api/v1/updates?force=true", 400, "UNSUPPORTED_PARAMETER"),
                arguments("application/json", "/api/v1/updates?dryrun=true", 400, "UNSUPPORTED_PARAMETER"),
                arguments("application/json", "/api/v1/updates?dryRun=yes", 400, "INVALID_PARAMETER"),
                arguments("application/json", "/api/v1/updates?atomic", 400, "INVALID_PARAMETER"),
                arguments("application/json", "/api/v1/updates?atomic=true&atomic=false", 400, "INVALID_PARAMETER"),
                arguments("application/json", "/api/v1/updates/", 404, "NOT_FOUND"),
                arguments("application/json", "/api/v2/updates", 404, "NOT_FOUND"),
                arguments("application/json", "/", 404, "NOT_FOUND"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource
    void requests(String contentType, String path, int status, String code) {
        Answer answer = SERVICE.send(request(path, contentType)
                .POST(BodyPublishers.ofString(GOOD.replace('\'', '"')))
                .build());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.header("Server")).isEmpty();
    }

    @Test
    void refusesAContentEncoding() {
        Answer answer = SERVICE.send(request("/api/v1/updates", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(new byte[] {0x1F, (byte) 0x8B}))
                .build());

        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void refusesAnotherMethod() {
        Answer answer = SERVICE.get("/api/v1/updates", key);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo("METHOD_NOT_ALLOWED");
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void refusesAnAnnouncedBodyThatIsTooLarge() {
        Answer answer = SERVICE.submit(key, "[" + " ".repeat(34_000_000) + "]");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    void refusesChunksThatAreTooLargeTogether() {
        Answer answer = SERVICE.send(request("/api/v1/updates", "application/json")
                .POST(BodyPublishers.ofInputStream(BadInputIT::fortyMegabytes))
                .build());

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    void answersWhatTheContainerCannotReadWithoutTellingItsName() throws IOException {
        try (Socket socket =
                new Socket("localhost", SERVICE.request("/").build().uri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("POST /api/v1/updates?a=\u0001 HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").doesNotContainIgnoringCase("tomcat");
        }
    }

    private static InputStream fortyMegabytes() {
        byte[] blanks = new byte[40_000_000];
        Arrays.fill(blanks, (byte) ' ');
        return new ByteArrayInputStream(blanks);
    }

    private static HttpRequest.Builder request(String path, String contentType) {
        return SERVICE.request(path).header("Authorization", "Bearer " + key).header("Content-Type", contentType);
    }

    private static String with(String field) {
        return GOOD.substring(0, GOOD.length() - 1) + ", " + field + "}";
    }

    private static String without(String field, String replacement) {
        return GOOD.replaceFirst("'" + field + "': [^,}]+", java.util.regex.Matcher.quoteReplacement(replacement));
    }
}
