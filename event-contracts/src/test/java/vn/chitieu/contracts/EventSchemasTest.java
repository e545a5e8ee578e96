package vn.chitieu.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.contracts.codec.EventJson;
import vn.chitieu.contracts.vocabulary.FigureStatus;
import vn.chitieu.contracts.vocabulary.Verdict;

class EventSchemasTest {

    private static final String UPDATED = "indicator-updated.v1.json";
    private static final String REJECTED = "update-rejected.v1.json";
    private static final String TARGET = "target-assigned.v1.json";
    private static final String ANSWERED = "update-answered.v1.json";
    private static final String WARD_UPDATE = "ward-update.v1.json";
    private static final String TOTAL = "quarterly-total.v1.json";
    private static final String ALERT = "alert-changed.v1.json";
    private static final String REMARK = "remark-changed.v1.json";
    private static final String COUNTED = "rejections-counted.v1.json";
    private static final String INVITED = "account-invited.v1.json";
    private static final String MARK = "store-marked.v1.json";
    private static final String CATALOG = "catalog-published.v1.json";
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, String> VALID = Map.ofEntries(
            Map.entry(UPDATED, text(Events.aFigure("-12.5"))),
            Map.entry(TARGET, text(Events.aTarget())),
            Map.entry(REJECTED, text(Events.aRejection())),
            Map.entry(ANSWERED, text(Events.anAcceptance())),
            Map.entry(TOTAL, text(Events.aTotal())),
            Map.entry(ALERT, text(Events.anAlert())),
            Map.entry(REMARK, text(Events.aRemark())),
            Map.entry(COUNTED, text(Events.countedRejections())),
            Map.entry(INVITED, text(Events.anInvitation())),
            Map.entry(MARK, text(Events.aMark())),
            Map.entry(CATALOG, text(Events.aCatalog())));

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(UPDATED, Events.aFigure("99999999999999999999.9999999999")),
                Arguments.of(UPDATED, Events.aFigure("-0.0000000001")),
                Arguments.of(UPDATED, Events.aFigure("0")),
                Arguments.of(UPDATED, Events.aWithdrawal()),
                Arguments.of(UPDATED, Events.confirmations().get(0)),
                Arguments.of(UPDATED, Events.confirmations().get(1)),
                Arguments.of(UPDATED, Events.confirmations().get(2)),
                Arguments.of(UPDATED, Events.aDoubtedFigure()),
                Arguments.of(TARGET, Events.aTarget()),
                Arguments.of(TARGET, Events.aTarget(TargetAssigned.Pace.EVEN)),
                Arguments.of(TARGET, Events.aTarget(TargetAssigned.Pace.SEASONAL)),
                Arguments.of(REJECTED, Events.aRejection()),
                Arguments.of(REJECTED, Events.aRejectionOfNothing()),
                Arguments.of(ANSWERED, Events.anAcceptance()),
                Arguments.of(ANSWERED, Events.aRefusal()),
                Arguments.of(TOTAL, Events.aTotal()),
                Arguments.of(TOTAL, Events.aTotalOfNothing()),
                Arguments.of(ALERT, Events.anAlert()),
                Arguments.of(ALERT, Events.anAlertOfNothing()),
                Arguments.of(REMARK, Events.aRemark()),
                Arguments.of(COUNTED, Events.countedRejections()),
                Arguments.of(INVITED, Events.anInvitation()),
                Arguments.of(MARK, Events.aMark()),
                Arguments.of(CATALOG, Events.aCatalog()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void acceptsTheEventAsItIsWritten(String schema, Object event) {
        assertThat(errors(schema, text(event))).isEmpty();
    }

    /** The files of a catalog have no fields, but names. */
    @ParameterizedTest
    @MethodSource("events")
    void acceptsFieldsThatItDoesNotKnow(String schema, Object event) {
        assertThat(errors(
                        schema, text(event).replaceAll("(?<!\"files\":)\\{", "{\"fieldOfTomorrow\":[1,{\"a\":null}],")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                UPDATED,
                TARGET,
                REJECTED,
                ANSWERED,
                WARD_UPDATE,
                TOTAL,
                ALERT,
                REMARK,
                COUNTED,
                INVITED,
                MARK,
                CATALOG
            })
    void isASchemaOfDraft2020(String schema) {
        Schema dialect = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(dialect.validate(json(schema))).isEmpty();
        assertThat(json(schema).get("$id").asString())
                .isEqualTo("urn:chitieu:schema:" + schema.replace(".v1.json", ":v1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {UPDATED, TARGET, REJECTED, ANSWERED, TOTAL, ALERT, REMARK, COUNTED, INVITED, MARK, CATALOG})
    void refusesAnEventWithoutAnyOfTheFieldsThatItRequires(String schema) {
        for (JsonNode field : json(schema).get("required")) {
            String broken = VALID.get(schema).replaceFirst("\"" + field.asString() + "\":", "\"other\":");
            assertThat(errors(schema, broken)).as("without " + field).anyMatch(error -> error.startsWith("required "));
        }
        assertThat(errors(schema, "[]")).anyMatch(error -> error.startsWith("type "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "city":"thanh-hoa"                  | "city":"Thanh Hoa"        | pattern   | /city
            "id":"u-1"                          | "id":""                   | minLength | /id
            "unit":"nam-ngan"                   | "unit":"nam/ngan"         | pattern   | /unit
            "indicator":"BUDGET_REVENUE"        | "indicator":"budget"      | pattern   | /indicator
            "period":"2022-03"                  | "period":"2022-13"        | pattern   | /period
            "period":"2022-03"                  | "period":"2022-Q5"        | pattern   | /period
            "period":"2022-03"                  | "period":"1899-Q4"        | pattern   | /period
            "period":"2022-03"                  | "period":202203           | type      | /period
            "value":"-12.5"                     | "value":-12.5             | type      | /value
            "value":"-12.5"                     | "value":"1e5"             | pattern   | /value
            "value":"-12.5"                     | "value":"012"             | pattern   | /value
            "value":"-12.5"                     | "value":"1,5"             | pattern   | /value
            "value":"-12.5"                     | "value":"١٢"              | pattern   | /value
            "value":"-12.5"                     | "value":"100000000000000000000" | pattern | /value
            "value":"-12.5"                     | "value":"0.00000000001"   | pattern   | /value
            "value":"-12.5"                     | "value":null              | type      | /value
            "value":"-12.5"                     | "other":1                 | required  | ''
            "withdrawn":false                   | "withdrawn":true          | type      | /value
            "withdrawn":false                   | "withdrawn":"false"       | type      | /withdrawn
            "status":"OFFICIAL"                 | "status":"official"       | enum      | /status
            "reportedAt":"2022-04-05T05:00:00Z" | "reportedAt":"2022-04-05" | pattern   | /reportedAt
            "reportedAt":"2022-04-05T05:00:00Z" | "reportedAt":"2022-04-05T05:00:00" | pattern | /reportedAt
            "unitOfMeasure":"tỷ đồng"           | "unitOfMeasure":""        | minLength | /unitOfMeasure
            "channel":"http"                    | "channel":""              | minLength | /channel
            "credential":"key-7"                | "credential":7            | type      | /credential
            "reason":"sửa số liệu"              | "reason":5                | type      | /reason
            "note":"ghi chú"                    | "note":["a"]              | type      | /note
            """)
    void refusesABrokenUpdate(String field, String broken, String keyword, String place) {
        assertRefuses(UPDATED, field, broken, keyword, place);
    }

    @Test
    void refusesAnIdOfMoreThanAHundredCharacters() {
        assertRefuses(UPDATED, "\"id\":\"u-1\"", "\"id\":\"" + "u".repeat(101) + "\"", "maxLength", "/id");
    }

    @Test
    void takesAMissingFlagForNotWithdrawn() {
        String figure = VALID.get(UPDATED).replace("\"withdrawn\":false,", "");
        assertThat(errors(UPDATED, figure)).isEmpty();
        assertThat(errors(UPDATED, figure.replace("\"value\":\"-12.5\",", ""))).containsExactly("required ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "topic":"indicator-updates"  | "topic":""              | minLength | /topic
            "partition":3                | "partition":-1          | minimum   | /partition
            "partition":3                | "partition":1.5         | type      | /partition
            "partition":3                | "partition":2147483648  | maximum   | /partition
            "offset":17                  | "offset":-1             | minimum   | /offset
            "offset":17                  | "offset":9223372036854775808 | maximum | /offset
            "offset":17                  | "offset":"17"           | type      | /offset
            "key":"thanh-hoa"            | "key":1                 | type      | /key
            "valueBase64":"AAH/"         | "valueBase64":"AAH"     | pattern   | /valueBase64
            "valueBase64":"AAH/"         | "valueBase64":null      | type      | /valueBase64
            "errors":[                   | "errors":[],"x":[       | minItems  | /errors
            "code":"MALFORMED_EVENT"     | "code":"malformed"      | pattern   | /errors/0/code
            "code":"MALFORMED_EVENT"     | "x":"MALFORMED_EVENT"   | required  | /errors/0
            "message":"expected JSON, got garbage" | "message":""  | minLength | /errors/0/message
            "rejectedAt":"2022-04-05T05:00:00Z" | "rejectedAt":1   | type      | /rejectedAt
            "rejectedAt":"2022-04-05T05:00:00Z" | "rejectedAt":"now" | pattern | /rejectedAt
            """)
    void refusesABrokenRejection(String field, String broken, String keyword, String place) {
        assertRefuses(REJECTED, field, broken, keyword, place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "topic":"ward-updates.thanh-hoa.nam-ngan" | "topic":""          | minLength | /topic
            "partition":0                   | "partition":-1      | minimum   | /partition
            "offset":17                     | "offset":"17"       | type      | /offset
            "id":"u-1"                      | "id":""             | minLength | /id
            "receipt":"3-17"                | "receipt":"17"      | pattern   | /receipt
            "receipt":"3-17"                | "receipt":null      | type      | /receipt
            "receipt":"3-17"                | "r":1               | required  | ''
            "outcome":"ACCEPTED"            | "outcome":"TAKEN"   | enum      | /outcome
            "outcome":"ACCEPTED"            | "outcome":"REJECTED" | type     | /receipt
            "outcome":"ACCEPTED"            | "outcome":"REJECTED" | minItems | /errors
            "errors":[                      | "errors":[1],"x":[  | maxItems  | /errors
            "code":"TEN_TIMES_THE_LAST"     | "code":"ten times"  | pattern   | /warnings/0/code
            "field":"value"                 | "x":"value"         | required  | /warnings/0
            "answeredAt":"2022-04-05T05:00:00Z" | "answeredAt":"now" | pattern | /answeredAt
            """)
    void refusesABrokenAnswer(String field, String broken, String keyword, String place) {
        assertRefuses(ANSWERED, field, broken, keyword, place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"unit":"nam-ngan","indicator":"LAND_CLEARED","period":"2022-03","value":"1.5"} | 0
            {"unit":"nam-ngan","indicator":"LAND_CLEARED","period":"2022-03","value":1.5,"id":null,"status":"OFFICIAL"} | 0
            {"unit":"nam-ngan","indicator":"LAND_CLEARED","period":"2022-03","withdrawn":true,"reason":"nhập nhầm"} | 0
            {"unit":"nam-ngan","indicator":"LAND_CLEARED","period":202203} | 1
            {"unit":"nam-ngan","indicator":"LAND_CLEARED"} | 1
            {"unit":"nam-ngan","indicator":"LAND_CLEARED","period":"2022-03","value":true} | 1
            {"unit":"nam-ngan","indicator":"LAND_CLEARED","period":"2022-03","status":"final"} | 1
            {"unit":"nam-ngan","indicator":"LAND_CLEARED","period":"2022-03","Value":"1"} | 1
            """)
    void tellsTheShapeOfWhatAUnitSends(String update, int errors) {
        assertThat(errors(WARD_UPDATE, update)).hasSize(errors);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "city":"thanh-hoa"           | "city":""                | pattern     | /city
            "scope":"cluster:cum-1"      | "scope":"ward:cum-1"     | pattern     | /scope
            "scope":"cluster:cum-1"      | "scope":"city:a"         | pattern     | /scope
            "indicator":"BUDGET_REVENUE" | "indicator":"1"          | pattern     | /indicator
            "quarter":"2022-Q1"          | "quarter":"2022Q1"       | pattern     | /quarter
            "unitOfMeasure":"tỷ đồng"    | "unitOfMeasure":""       | minLength   | /unitOfMeasure
            "value":"1234.5"             | "value":1234.5           | type        | /value
            "value":"1234.5"             | "value":"NaN"            | pattern     | /value
            "cumulative":"9              | "cumulative":"x          | pattern     | /cumulative
            "sameQuarterLastYear":"1000" | "sameQuarterLastYear":0  | type        | /sameQuarterLastYear
            "growthPercent":"23.45"      | "growthPercent":"23,45"  | pattern     | /growthPercent
            "cumulativeLastYear":"-0     | "cumulativeLastYear":"00 | pattern     | /cumulativeLastYear
            "cumulativeGrowthPercent":"  | "cumulativeGrowthPercent":"+ | pattern | /cumulativeGrowthPercent
            "comparison":"BY_SUCCESSORS" | "comparison":"SOME"      | enum        | /comparison
            "cumulativeComparison":"NOT_ | "cumulativeComparison":"SO | enum      | /cumulativeComparison
            "cumulativeComparisonReason":"TERRITORY" | "cumulativeComparisonReason":"why" | pattern | /cumulativeComparisonReason
            "attainments":[{             | "attainments":[1,{       | type        | /attainments/0
            "owner":"PROVINCE"           | "owner":"province"       | pattern     | /attainments/0/owner
            "target":"5000"              | "target":null            | type        | /attainments/0/target
            "target":"5000"              | "x":"5000"               | required    | /attainments/0
            "sharePercent":"24.69"       | "sharePercent":"1e2"     | pattern     | /attainments/0/sharePercent
            "expectedPercent":"25"       | "expectedPercent":25     | type        | /attainments/0/expectedPercent
            "verdict":"BEHIND"           | "verdict":"LATE"         | enum        | /attainments/0/verdict
            "reason":"UNITS_MISSING"     | "reason":"some units"    | pattern     | /attainments/0/reason
            "shortfall":"15.5"           | "shortfall":15.5         | type        | /attainments/0/shortfall
            "forecast":"4938"            | "forecast":"."           | pattern     | /attainments/0/forecast
            "gaps":[                     | "gaps":[1,2,3,4,5,       | maxItems    | /attainments/0/gaps
            "unit":"nam-ngan"            | "unit":""                | pattern     | /attainments/0/gaps/0/unit
            "expected":"25.5"            | "expected":"a"           | pattern     | /attainments/0/gaps/0/expected
            "missing":"15.5"             | "x":"15.5"               | required    | /attainments/0/gaps/0
            "trust":{                    | "trust":null,"x":{       | type        | /trust
            "expectedUnits":34           | "expectedUnits":-1       | minimum     | /trust/expectedUnits
            "reportedUnits":33           | "reportedUnits":"33"     | type        | /trust/reportedUnits
            "missingUnits":["dien-bien"] | "missingUnits":["a","a"] | uniqueItems | /trust/missingUnits
            "missingUnits":["dien-bien"] | "missingUnits":["A"]     | pattern     | /trust/missingUnits/0
            "missingSharePercent":"2.5"  | "missingSharePercent":2  | type        | /trust/missingSharePercent
            "complete":false             | "complete":"no"          | type        | /trust/complete
            "complete":false             | "x":false                | required    | /trust
            "status":"ESTIMATE"          | "status":"SOFT"          | enum        | /status
            "revision":7                 | "revision":0             | minimum     | /revision
            "revision":7                 | "revision":"7"           | type        | /revision
            "asOf":"2022-04-05T05:00:00Z" | "asOf":"2022"           | pattern     | /asOf
            "catalogEdition":"fedc        | "catalogEdition":"FEDC  | pattern     | /catalogEdition
            "growthUnit":"PERCENT"       | "growthUnit":"%"         | enum        | /growthUnit
            "cumulativeReason":"DEF      | "cumulativeReason":"def  | pattern     | /cumulativeReason
            "closing":{                  | "closing":1,"x":{        | type        | /closing
            "movedPercent":"12.2"        | "movedPercent":12.2      | type        | /closing/movedPercent
            "exceeded":true              | "x":true                 | required    | /closing
            "growthAsPublishedPercent":" | "growthAsPublishedPercent":"+ | pattern | /growthAsPublishedPercent
            "neededPerMonth":"418        | "neededPerMonth":"a      | pattern     | /attainments/0/neededPerMonth
            "targetSince":"2022-03-01"   | "targetSince":"March"    | pattern     | /attainments/0/targetSince
            "previousTarget":"4000"      | "previousTarget":4000    | type        | /attainments/0/previousTarget
            """)
    void refusesABrokenTotal(String field, String broken, String keyword, String place) {
        assertRefuses(TOTAL, field, broken, keyword, place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "city":"thanh-hoa"         | "city":"Thanh Hoa"         | pattern   | /city
            "id":"t-1"                 | "id":""                    | minLength | /id
            "scope":"cluster:cum-1"    | "scope":"ward:a"           | pattern   | /scope
            "indicator":"LAND_CLEARED" | "indicator":"land"         | pattern   | /indicator
            "year":2022                | "year":"2022"              | type      | /year
            "year":2022                | "year":1899                | minimum   | /year
            "year":2022                | "year":3000                | maximum   | /year
            "owner":"PROVINCE"         | "owner":"tỉnh"             | pattern   | /owner
            "value":"80.5"             | "value":80.5               | type      | /value
            "value":"80.5"             | "value":"-80.5"            | pattern   | /value
            "pace":"GIVEN"             | "pace":"FAST"              | enum      | /pace
            "pace":"GIVEN"             | "pace":"EVEN"              | maxItems  | /shares
            "shares":["14",            | "shares":[                 | minItems  | /shares
            "shares":["14",            | "shares":["14","20",       | maxItems  | /shares
            "shares":["14",            | "shares":[14,              | type      | /shares/0
            "shares":["14",            | "shares":["-14",           | pattern   | /shares/0
            "shares":                  | "parts":                   | required  | ''
            "validFrom":"2022-05-16"   | "validFrom":"16.05.2022"   | pattern   | /validFrom
            "reason":"điều chỉnh"      | "reason":""                | minLength | /reason
            "assignedAt":"2022-04-05T05:00:00Z" | "assignedAt":"2022-04-05" | pattern | /assignedAt
            "channel":"http"           | "channel":""               | minLength | /channel
            "credential":"key-7"       | "credential":7             | type      | /credential
            """)
    void refusesABrokenTarget(String field, String broken, String keyword, String place) {
        assertRefuses(TARGET, field, broken, keyword, place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "id":"0123                  | "id":"-123               | pattern   | /id
            "city":"thanh-hoa"          | "city":"Thanh Hoa"       | pattern   | /city
            "caseId":"BEHIND_TARGET/    | "caseId":"","x":"        | minLength | /caseId
            "rule":"BEHIND_TARGET"      | "rule":"LATE"            | enum      | /rule
            "scope":"city"              | "scope":"ward:a"         | pattern   | /scope
            "indicator":"BUDGET_REVENUE" | "indicator":"budget"    | pattern   | /indicator
            "quarter":"2022-Q1"         | "quarter":"2022"         | pattern   | /quarter
            "owner":"PROVINCE"          | "owner":"tỉnh"           | pattern   | /owner
            "episode":1                 | "episode":0              | minimum   | /episode
            "version":7                 | "version":0              | minimum   | /version
            "what":"ESCALATED"          | "what":"MOVED"           | enum      | /what
            "from":"OPEN"               | "from":"NEW"             | enum      | /from
            "to":"ESCALATED"            | "to":null                | enum      | /to
            "level":1                   | "level":-1               | minimum   | /level
            "urgency":"URGENT"          | "urgency":"SOON"         | enum      | /urgency
            "occurredAt":"2022-04-05T05 | "occurredAt":"2022","x":" | pattern  | /occurredAt
            "revision":9                | "revision":"9"           | type      | /revision
            "value":"1234.5"            | "value":1234.5           | type      | /figures/value
            "cumulative":"1234.5"       | "cumulative":"1e5"       | pattern   | /figures/cumulative
            "status":"OFFICIAL"         | "status":"FINAL"         | enum      | /figures/status
            "asOf":"2022-04-05T05:00:00Z" | "asOf":"2022"          | pattern   | /figures/asOf
            "target":"5000"             | "target":5000            | type      | /figures/target
            "sharePercent":"24.69"      | "sharePercent":"24,69"   | pattern   | /figures/sharePercent
            "expectedPercent":"25"      | "expectedPercent":25     | type      | /figures/expectedPercent
            "verdict":"BEHIND"          | "verdict":"LATE"         | enum      | /figures/verdict
            "shortfall":"15.5"          | "shortfall":15.5         | type      | /figures/shortfall
            "forecast":"4938"           | "forecast":"?"           | pattern   | /figures/forecast
            "cause":"chậm giải ngân"    | "cause":""               | minLength | /explanation/cause
            "promisedFor":"2022-05-16"  | "promisedFor":"16.05"    | pattern   | /explanation/promisedFor
            "by":"uv-dn"                | "by":7                   | type      | /explanation/by
            """)
    void refusesABrokenAlert(String field, String broken, String keyword, String place) {
        assertRefuses(ALERT, field, broken, keyword, place);
    }

    @Test
    void wantsAReasonWhereNothingIsJudged() {
        String notJudged = VALID.get(TOTAL).replace("\"verdict\":\"BEHIND\"", "\"verdict\":\"NOT_JUDGED\"");
        assertThat(errors(TOTAL, notJudged)).isEmpty();
        assertThat(errors(TOTAL, notJudged.replace("\"reason\":\"UNITS_MISSING\"", "\"reason\":null")))
                .containsExactly("type /attainments/0/reason");
        assertThat(errors(TOTAL, notJudged.replace("\"reason\":\"UNITS_MISSING\",", "")))
                .containsExactly("required /attainments/0");
    }

    @Test
    void describesExactlyTheFieldsThatAreWritten() {
        assertDescribes(json(UPDATED), IndicatorUpdated.class);
        assertDescribes(json(TARGET), TargetAssigned.class);
        assertDescribes(json(REJECTED), UpdateRejected.class);
        assertDescribes(json(REJECTED).at("/properties/errors/items"), UpdateRejected.Problem.class);
        assertDescribes(json(ANSWERED), UpdateAnswered.class);
        assertDescribes(json(ANSWERED).at("/$defs/finding"), UpdateAnswered.Finding.class);
        assertDescribes(json(TOTAL), QuarterlyTotal.class);
        assertDescribes(json(TOTAL).at("/$defs/attainment"), QuarterlyTotal.Attainment.class);
        assertDescribes(json(TOTAL).at("/$defs/figure"), QuarterlyTotal.Figure.class);
        assertDescribes(json(TOTAL).at("/$defs/gap"), QuarterlyTotal.Gap.class);
        assertDescribes(json(TOTAL).at("/$defs/closing"), QuarterlyTotal.Closing.class);
        assertDescribes(json(TOTAL).at("/$defs/trust"), QuarterlyTotal.Trust.class);
        assertDescribes(json(TOTAL).at("/$defs/window"), QuarterlyTotal.WindowStanding.class);
        assertDescribes(json(ALERT), AlertChanged.class);
        assertDescribes(json(ALERT).at("/$defs/reached"), AlertChanged.Reached.class);
        assertDescribes(json(ALERT).at("/$defs/answer"), AlertChanged.Answer.class);
        assertDescribes(json(REMARK), RemarkChanged.class);
        assertDescribes(json(COUNTED), RejectionsCounted.class);
        assertDescribes(json(COUNTED).at("/$defs/count"), RejectionsCounted.Count.class);
        assertDescribes(json(INVITED), AccountInvited.class);
        assertDescribes(json(REMARK).at("/$defs/answer"), RemarkChanged.Answer.class);
    }

    @Test
    void namesTheConstantsOfTheVocabulary() {
        assertThat(texts(json(UPDATED).at("/properties/status/enum"))).isEqualTo(names(FigureStatus.values()));
        assertThat(texts(json(TOTAL).at("/properties/status/enum")))
                .startsWith(names(FigureStatus.values()).toArray(String[]::new))
                .hasSize(FigureStatus.values().length + 1);
        assertThat(texts(json(TOTAL).at("/$defs/attainment/properties/verdict/enum")))
                .isEqualTo(names(Verdict.values()));
        assertThat(texts(json(ALERT).at("/$defs/reached/properties/verdict/enum")))
                .isEqualTo(names(Verdict.values()));
        assertThat(texts(json(ALERT).at("/$defs/reached/properties/status/enum")))
                .startsWith(names(FigureStatus.values()).toArray(String[]::new))
                .hasSize(FigureStatus.values().length + 1);
        assertThat(texts(json(REMARK).at("/properties/kind/enum"))).isEqualTo(names(RemarkChanged.Kind.values()));
        assertThat(texts(json(REMARK).at("/properties/state/enum"))).isEqualTo(names(RemarkChanged.State.values()));
        assertThat(texts(json(INVITED).at("/properties/occasion/enum")))
                .isEqualTo(names(AccountInvited.Occasion.values()));
        assertThat(texts(json(TARGET).at("/properties/pace/enum"))).isEqualTo(names(TargetAssigned.Pace.values()));
        assertThat(texts(json(ANSWERED).at("/properties/outcome/enum")))
                .isEqualTo(names(UpdateAnswered.Outcome.values()));
    }

    private static void assertRefuses(String schema, String field, String broken, String keyword, String place) {
        String valid = VALID.get(schema);
        assertThat(valid).contains(field);
        int at = valid.indexOf(field);
        String json = valid.substring(0, at) + broken + valid.substring(at + field.length());
        assertThat(errors(schema, json)).contains(keyword + " " + place);
    }

    private static void assertDescribes(JsonNode schema, Class<?> record) {
        assertThat(schema.get("properties").propertyNames())
                .containsExactlyElementsOf(fields(record).toList());
        schema.get("properties")
                .properties()
                .forEach(field -> assertThat(field.getValue().has("description"))
                        .as(field.getKey())
                        .isTrue());
    }

    /** Returns the names of the fields of its JSON, in their order. */
    private static Stream<String> fields(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .flatMap(one -> one.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? fields(one.getType())
                        : Stream.of(one.getName()));
    }

    /** Returns what is wrong, as keyword and place. */
    private static List<String> errors(String schema, String json) {
        return REGISTRY.getSchema(json(schema)).validate(json, InputFormat.JSON).stream()
                .map(EventSchemasTest::keywordAndPlace)
                .toList();
    }

    private static String keywordAndPlace(Error error) {
        return error.getKeyword() + " " + error.getInstanceLocation();
    }

    private static JsonNode json(String schema) {
        try (InputStream resource = EventJson.class.getResourceAsStream("/schemas/" + schema)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(resource, schema));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> names(Enum<?>... constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static String text(Object event) {
        return new String(EventJson.write(event), StandardCharsets.UTF_8);
    }
}
