package vn.chitieu.catalog.files.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing broken at a time: exactly one error, on the line where it stands, with its code. */
class BrokenCatalogTest {

    private static final String WORKED = "{ day: 2024-05-04, name: Làm bù,";

    @TempDir
    Path directory;

    @Test
    void findsNothingWrongInTheSampleCity() throws IOException {
        assertThat(new EditedCatalog(directory).errors()).isEmpty();
    }

    /** The line is that of {@code mark}, or of the replacement where there is no mark of its own. */
    @ParameterizedTest(name = "{0}: {2} -> {4}")
    @MethodSource({"units", "successors", "clusters", "targets", "people"})
    void saysWhatIsWrongInATable(String file, String text, String replacement, String mark, ErrorCode code)
            throws IOException {
        assertOneError(file, text, replacement, mark, code);
    }

    @ParameterizedTest(name = "{0}: {2} -> {4}")
    @MethodSource({"indicators", "roots", "definitions", "calendar", "windows", "counts"})
    void saysWhatIsWrongInAYamlFile(String file, String text, String replacement, String mark, ErrorCode code)
            throws IOException {
        assertOneError(file, text, replacement, mark, code);
    }

    @Test
    void saysThatAFileCannotBeRead() {
        Errors errors = new Errors();
        CatalogDirectory files = new CatalogDirectory(
                file -> {
                    throw new IOException("bad sector");
                },
                null,
                errors);

        assertThat(files.text("units.csv")).isEmpty();
        assertThatThrownBy(errors::throwIfAny)
                .hasMessageContaining(
                        "units.csv:1 UNREADABLE_FILE: expected a readable file, got java.io.IOException: bad sector");
    }

    private void assertOneError(String file, String text, String replacement, String mark, ErrorCode code)
            throws IOException {
        EditedCatalog catalog = new EditedCatalog(directory).replace(file, text, replacement);
        int line = catalog.lineOf(file, mark.isEmpty() ? replacement : mark);

        assertThat(catalog.errors()).singleElement().satisfies(error -> {
            assertThat(error.file()).isEqualTo(file);
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.line()).isEqualTo(line);
            assertThat(error.message()).startsWith("expected ").contains("got ");
        });
    }

    static Stream<Arguments> units() {
        String file = "units.csv";
        return Stream.of(
                arguments(file, "Nam Ngạn,WARD,cum-2", "Nam Ngạn,WARD,cum-9", "", ErrorCode.UNKNOWN_CLUSTER),
                arguments(file, "Nam Ngạn,WARD", "Nam Ngạn,TOWN", "", ErrorCode.INVALID_VALUE),
                arguments(file, "nam-ngan,14761", "nam-ngan,x14761", "", ErrorCode.INVALID_CODE),
                arguments(file, "14761,Phường Nam Ngạn", "14761,", "", ErrorCode.MISSING_VALUE),
                arguments(file, "cum-2,2021-02-01", "cum-2,2021-02-30", "", ErrorCode.INVALID_DATE),
                arguments(file, "cum-2,2021-02-01", "cum-2,1-2-2021", "", ErrorCode.INVALID_DATE),
                arguments(file, "2021-02-01,2025-06-30", "2021-02-01,2021-01-31", "", ErrorCode.INVALID_VALIDITY),
                arguments(
                        file,
                        "Phường Thiệu Khánh,WARD,cum-2,2021-02-01",
                        "Phường Thiệu Khánh,WARD,cum-2,2021-01-31",
                        "",
                        ErrorCode.OVERLAPPING_VALIDITY),
                arguments(file, "", "moi,14761,Phường Mới,WARD,,2022-01-01,,,\n", "", ErrorCode.CODE_IN_USE),
                arguments(file, "", "14762,14762,Phường Mới,WARD,,2022-01-01,,,\n", "", ErrorCode.INVALID_ID),
                arguments(
                        file,
                        "thieu-giao,15853,Xã Thiệu Giao,COMMUNE,,",
                        "thieu-giao,15853,Xã Thiệu Giao,COMMUNE,cum-2,",
                        "",
                        ErrorCode.INVALID_VALUE),
                arguments(file, "", "moi,14762\n", "", ErrorCode.INVALID_CSV),
                arguments(file, "", "moi,\"14762\n", "", ErrorCode.INVALID_CSV),
                arguments(file, "outside,note", "outside,remark", "", ErrorCode.UNKNOWN_COLUMN),
                arguments(file, "outside,note", "outside,code", "", ErrorCode.DUPLICATE_COLUMN),
                arguments(file, ",cluster,valid_from", ",valid_from", "id,code", ErrorCode.MISSING_COLUMN));
    }

    static Stream<Arguments> successors() {
        String file = "successors.csv";
        String tanSon = "tan-son,phu-son,2025-01-01,1";
        return Stream.of(
                arguments(file, "tan-son,phu-son,", "tan-son,phu-sun,", "", ErrorCode.UNKNOWN_UNIT),
                arguments(file, "tan-son,phu-son,", "tan-sun,phu-son,", "", ErrorCode.UNKNOWN_UNIT),
                arguments(file, tanSon, "tan-son,hac-thanh,2025-01-01,1", "", ErrorCode.SUCCESSOR_NOT_THERE),
                arguments(file, tanSon, "tan-son,phu-son,2024-12-31,1", "", ErrorCode.PREDECESSOR_REMAINS),
                arguments(file, tanSon, "tan-son,phu-son,2025-01-02,1", "", ErrorCode.SUCCESSION_GAP),
                arguments(file, tanSon, "tan-son,tan-son,2025-01-01,1", "", ErrorCode.SUCCESSION_CYCLE),
                arguments(
                        file,
                        "an-hung,hac-thanh,2025-07-01,0.5",
                        "an-hung,hac-thanh,2025-07-01,0.4",
                        "",
                        ErrorCode.INVALID_SHARES),
                arguments(
                        file,
                        "an-hung,hac-thanh,2025-07-01,0.5",
                        "an-hung,hac-thanh,2025-07-01,0.5001",
                        "",
                        ErrorCode.INVALID_SHARES),
                arguments(file, tanSon, "tan-son,phu-son,2025-01-01,0", "", ErrorCode.INVALID_DECIMAL),
                arguments(file, tanSon, "tan-son,phu-son,2025-01-01,1.5", "", ErrorCode.INVALID_DECIMAL),
                arguments(file, tanSon, "tan-son,phu-son,2025-01-01,0.33333", "", ErrorCode.INVALID_DECIMAL),
                arguments(file, tanSon, "tan-son,phu-son,1-1-2025,1", "", ErrorCode.INVALID_DATE),
                arguments(file, tanSon + ",NQ 1238/NQ-UBTVQH15", tanSon + ",", "", ErrorCode.MISSING_VALUE),
                arguments(file, "", tanSon + ",again,\n", "", ErrorCode.DUPLICATE));
    }

    static Stream<Arguments> clusters() {
        String file = "clusters.csv";
        return Stream.of(
                arguments(file, "", "cum-1,Cụm 1,Cluster 1,2023-01-01,,\n", "", ErrorCode.DUPLICATE),
                arguments(file, "Cluster 1 (centre)", "", "cum-1", ErrorCode.MISSING_VALUE),
                arguments(file, "id,name_vi", "name_vi", "", ErrorCode.MISSING_COLUMN));
    }

    static Stream<Arguments> targets() {
        String file = "targets.csv";
        String investment = "city,INVESTMENT,2022,CITY,";
        return Stream.of(
                arguments(file, "city,LAND", "unit:no-ward,LAND", "", ErrorCode.UNKNOWN_UNIT),
                arguments(file, "city,LAND", "cluster:cum-9,LAND", "", ErrorCode.UNKNOWN_CLUSTER),
                arguments(file, "city,LAND", "town,LAND", "", ErrorCode.INVALID_SCOPE),
                arguments(file, "city,LAND_CLEARED", "city,LAND_SOLD", "", ErrorCode.UNKNOWN_INDICATOR),
                arguments(file, investment + "34000", investment + "34.000.5", "", ErrorCode.INVALID_DECIMAL),
                arguments(file, investment + "34000", investment + "0", "", ErrorCode.INVALID_DECIMAL),
                arguments(file, "LAND_CLEARED,2022", "LAND_CLEARED,22", "", ErrorCode.INVALID_DECIMAL),
                arguments(file, "2022,PROVINCE", "2022,province", "", ErrorCode.INVALID_CODE),
                arguments(file, "14/35/62/100", "14/35/30/100", "", ErrorCode.INVALID_PACE),
                arguments(file, "14/35/62/100", "MONTHLY", "", ErrorCode.INVALID_PACE),
                arguments(file, "14/35/62/100", "130/120/110/100", "", ErrorCode.INVALID_PACE),
                arguments(file, "2022,PROVINCE", "2022,DISTRICT", "", ErrorCode.UNKNOWN_OWNER),
                arguments(file, "", investment + "35000,EVEN,2022-01-01,twice\n", "", ErrorCode.DUPLICATE));
    }

    private static final String WATCHES = "city/INVESTMENT city/BUDGET_REVENUE";

    static Stream<Arguments> people() {
        String file = "people.csv";
        return Stream.of(
                arguments(file, "uv-btv-cum-1@example.org", "uv-btv-cum-1", "", ErrorCode.INVALID_EMAIL),
                arguments(file, "cum-1@example.org", "cum-1@example.org;b@example.org", "", ErrorCode.INVALID_EMAIL),
                arguments(file, "unit:nam-ngan", "unit:nam-ngam", "", ErrorCode.UNKNOWN_UNIT),
                arguments(file, "cluster:cum-1", "cluster:cum-9", "", ErrorCode.UNKNOWN_CLUSTER),
                arguments(file, "LAND_CLEARED URBAN", "LAND_SOLD URBAN", "", ErrorCode.UNKNOWN_INDICATOR),
                arguments(file, "cluster:cum-1,,2", "cluster:cum-1,,0", "", ErrorCode.INVALID_DECIMAL),
                arguments(file, "vi,cluster:cum-1", "fr,cluster:cum-1", "", ErrorCode.INVALID_VALUE),
                arguments(file, "cluster:cum-1,,2,AT_ONCE", "cluster:cum-1,,2,WEEKLY", "", ErrorCode.INVALID_VALUE),
                arguments(file, "uv-btv-cum-2,", "uv-btv-cum-1,", "phụ trách cụm 2", ErrorCode.DUPLICATE),
                arguments(
                        file,
                        "unit:dep-ttr,,1,AT_ONCE,,,,HEAD",
                        "unit:dep-ttr,,1,AT_ONCE,,,,BOSS",
                        "",
                        ErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        "cluster:cum-1,,2,AT_ONCE,,,,",
                        "cluster:cum-1,,2,AT_ONCE,,,,HEAD",
                        "",
                        ErrorCode.INVALID_VALUE),
                arguments(file, WATCHES, "city:INVESTMENT", "", ErrorCode.INVALID_VALUE),
                arguments(file, WATCHES, "town/INVESTMENT", "", ErrorCode.INVALID_SCOPE),
                arguments(file, WATCHES, "unit:nam-ngam/INVESTMENT", "", ErrorCode.UNKNOWN_UNIT),
                arguments(file, WATCHES, "cluster:cum-9/INVESTMENT", "", ErrorCode.UNKNOWN_CLUSTER),
                arguments(file, WATCHES, "city/LAND_SOLD", "", ErrorCode.UNKNOWN_INDICATOR));
    }

    static Stream<Arguments> indicators() {
        String file = "indicators.yaml";
        String sums = "acrossUnits: SUM\n    acrossPeriods: SUM\n    reporters: [\"unit:dep-tckh\"]";
        return Stream.of(
                arguments(
                        file,
                        sums,
                        "weightedBy: PRODUCTION_TOTAL\n    " + sums.replaceFirst("SUM", "WEIGHTED_AVERAGE"),
                        "weightedBy",
                        ErrorCode.INVALID_WEIGHTS),
                arguments(
                        file,
                        "sum: [PRODUCTION_INDUSTRY, PRODUCTION_CONSTRUCTION]",
                        "ratio: { numerator: PRODUCTION_INDUSTRY, denominator: PRODUCTION_CONSTRUCTION, factor: 0 }",
                        "",
                        ErrorCode.INVALID_DECIMAL),
                arguments(
                        file,
                        "frequency: MONTH\n    acrossUnits: SUM\n    acrossPeriods: SUM\n    reporters: [territorial]",
                        "frequency: MONTH\n    acrossUnits: SUM\n    reporters: [territorial]",
                        "code: LAND_CLEARED",
                        ErrorCode.MISSING_KEY),
                arguments(file, "group: enterprises", "group: business", "", ErrorCode.UNKNOWN_GROUP),
                arguments(file, "direction: NEUTRAL", "direction: SIDEWAYS", "", ErrorCode.INVALID_VALUE),
                arguments(file, "direction: NEUTRAL", "goal: 1\n    direction: NEUTRAL", "goal", ErrorCode.UNKNOWN_KEY),
                arguments(file, "    definition: land-cleared/1\n", "", "code: LAND_CLEARED", ErrorCode.MISSING_KEY),
                arguments(
                        file,
                        "definition: land-cleared/1",
                        "definition: x\n    definition: y",
                        "definition: y",
                        ErrorCode.DUPLICATE_KEY),
                arguments(file, "[territorial, \"unit", "[territorial, \"unit:x\", \"unit", "", ErrorCode.UNKNOWN_UNIT),
                arguments(file, "[\"unit:dep-tckh\"]", "[wards]", "", ErrorCode.INVALID_VALUE),
                arguments(file, "[\"unit:dep-tckh\"]", "[]", "reporters: []", ErrorCode.MISSING_VALUE),
                arguments(file, "[\"unit:dep-tckh\"]", "unit:dep-tckh", "", ErrorCode.INVALID_YAML),
                arguments(file, "frequency: MONTH", "frequency: [MONTH]", "", ErrorCode.INVALID_YAML),
                arguments(file, "[PRODUCTION_INDUSTRY, ", "[PRODUCTION_MINING, ", "", ErrorCode.UNKNOWN_INDICATOR),
                arguments(file, "[PRODUCTION_INDUSTRY, ", "[EXPORT_VALUE, ", "", ErrorCode.UNIT_OF_MEASURE_MISMATCH),
                arguments(file, sums, sums.replaceFirst("SUM", "LAST"), "", ErrorCode.INVALID_OPERATOR),
                arguments(file, sums, sums.replaceFirst("SUM", "MEDIAN"), "", ErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        "[PRODUCTION_INDUSTRY, ",
                        "[PRODUCTION_INDUSTRY, PRODUCTION_INDUSTRY, ",
                        "",
                        ErrorCode.DUPLICATE),
                arguments(
                        file, "[\"unit:dep-tckh\"]", "[\"unit:dep-tckh\", \"unit:dep-tckh\"]", "", ErrorCode.DUPLICATE),
                arguments(
                        file,
                        "acrossUnits: SUM\n    acrossPeriods: SUM\n    reporters: [\"unit:dep-tckh\"]",
                        "weightedBy: INVESTMENT\n    acrossUnits: WEIGHTED_AVERAGE\n    acrossPeriods: SUM\n"
                                + "    reporters: [\"unit:dep-tckh\"]",
                        "weightedBy",
                        ErrorCode.INVALID_WEIGHTS),
                arguments(
                        file,
                        sums,
                        sums.replace("Periods: SUM", "Periods: WEIGHTED_AVERAGE"),
                        "Periods: WEIGHTED_AVERAGE",
                        ErrorCode.INVALID_OPERATOR),
                arguments(
                        file,
                        sums,
                        sums.replaceFirst("SUM", "WEIGHTED_AVERAGE"),
                        "code: INVESTMENT",
                        ErrorCode.INVALID_WEIGHTS),
                arguments(file, sums, "weightedBy: RETAIL_SALES\n    " + sums, "", ErrorCode.INVALID_WEIGHTS),
                arguments(file, "reporters: [\"unit:dep-tckh\"]", "ratio:", "ratio:", ErrorCode.INVALID_YAML),
                arguments(file, "partOf: PRODUCTION_TOTAL", "partOf: INVESTMENT", "", ErrorCode.INVALID_PART_OF),
                arguments(
                        file,
                        "definition: land-cleared/1",
                        "thresholds: { ahead: 90, onPace: 100, behind: 95, severelyBehind: 70 }\n"
                                + "    definition: land-cleared/1",
                        "",
                        ErrorCode.INVALID_THRESHOLDS));
    }

    /** What a figure is made of, and how. */
    static Stream<Arguments> roots() {
        String file = "indicators.yaml";
        String sums = "acrossUnits: SUM\n    acrossPeriods: SUM\n    reporters: [\"unit:dep-tckh\"]";
        String industry = "sum: [PRODUCTION_INDUSTRY, PRODUCTION_CONSTRUCTION]";
        return Stream.of(
                arguments(file, industry, "sum: [PRODUCTION_INDUSTRY_CONSTRUCTION]", "", ErrorCode.FORMULA_CYCLE),
                arguments(file, sums, sums.replaceFirst("SUM", "MEDIAN"), "", ErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        sums,
                        sums.replace("Periods: SUM", "Periods: FIRST"),
                        "Periods: FIRST",
                        ErrorCode.INVALID_VALUE),
                arguments(file, "frequency: MONTH", "frequency: WEEK", "", ErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        industry,
                        "ratio: { numerator: GOLD, denominator: RETAIL_SALES, factor: 1 }",
                        "",
                        ErrorCode.UNKNOWN_INDICATOR),
                arguments(
                        file,
                        industry,
                        "weightedAverage: { of: RETAIL_SALES, by: GOLD }",
                        "",
                        ErrorCode.UNKNOWN_INDICATOR),
                arguments(
                        file,
                        industry,
                        "weightedAverage: { of: RETAIL_SALES }",
                        "weightedAverage",
                        ErrorCode.MISSING_KEY),
                arguments(
                        file,
                        industry,
                        industry + "\n    weightedAverage: { of: RETAIL_SALES, by: LAND_CLEARED }",
                        "code: PRODUCTION_INDUSTRY_CONSTRUCTION",
                        ErrorCode.REPORTED_OR_DERIVED),
                arguments(file, industry, industry + "\n    percentage: true", industry, ErrorCode.INVALID_OPERATOR),
                arguments(
                        file,
                        industry,
                        industry + "\n    neverNegative: true",
                        "neverNegative: true",
                        ErrorCode.REPORTED_OR_DERIVED),
                arguments(file, "neverNegative: true", "neverNegative: always", "", ErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        industry,
                        industry + "\n    integer: true",
                        "integer: true",
                        ErrorCode.REPORTED_OR_DERIVED),
                arguments(file, "integer: true", "integer: 1", "", ErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        "definition: new-enterprises/1",
                        "percentage: often\n    definition: new-enterprises/1",
                        "",
                        ErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        "vi: ha, en: ha }\n    group: urban-land\n    direction: HIGHER\n    frequency: MONTH\n"
                                + "    acrossUnits: SUM\n    acrossPeriods: SUM",
                        "vi: \"%\", en: \"%\" }\n    group: urban-land\n    direction: HIGHER\n    frequency: MONTH\n"
                                + "    acrossUnits: AVERAGE\n    acrossPeriods: SUM",
                        "SUM\n    reporters: [territorial]\n    definition: land-cleared/1",
                        ErrorCode.INVALID_OPERATOR));
    }

    static Stream<Arguments> definitions() {
        String file = "indicators.yaml";
        String one = "definition: land-cleared/1";
        String first = "definitions:\n    - { id: a/1 }\n    ";
        return Stream.of(
                arguments(file, one, first + "- { id: a/2 }", "- { id: a/2", ErrorCode.INVALID_DEFINITION),
                arguments(file, one, "definitions: [{ id: a/1, from: 2022-01-01 }]", "", ErrorCode.INVALID_DEFINITION),
                arguments(
                        file,
                        one,
                        first + "- { id: a/2, from: 2022-02-01 }",
                        "- { id: a/2",
                        ErrorCode.INVALID_DEFINITION),
                arguments(
                        file,
                        one,
                        first + "- { id: a/2, from: 2022-01-01 }\n    - { id: a/3, from: 2022-01-01 }",
                        "- { id: a/3",
                        ErrorCode.INVALID_DEFINITION),
                arguments(
                        file, one, "definitions: [{ id: a/1, priceBasis: DOLLARS }]", "", ErrorCode.INVALID_DEFINITION),
                arguments(file, one, "definitions: []", "", ErrorCode.MISSING_VALUE),
                arguments(file, one, one + "\n    definitions: [{ id: b }]", "[{ id: b", ErrorCode.INVALID_DEFINITION),
                arguments(file, one, one + "\n    closedTolerancePercent: -1", "-1", ErrorCode.INVALID_DECIMAL),
                arguments(file, one, one + "\n    calendar: lunar", "lunar", ErrorCode.UNKNOWN_CALENDAR),
                arguments(
                        file,
                        "definition: new-enterprises/1",
                        "calendar: nd09\n    definition: new-enterprises/1\n  - code: PER_CASE\n"
                                + "    name: { vi: Tỷ lệ, en: Share }\n    unitOfMeasure: { vi: \"%\", en: \"%\" }\n"
                                + "    group: enterprises\n    direction: NEUTRAL\n    definition: x/1\n"
                                + "    ratio: { numerator: NEW_ENTERPRISES, denominator: NEW_ENTERPRISES, factor: 1 }",
                        "code: PER_CASE",
                        ErrorCode.CALENDAR_MISMATCH));
    }

    static Stream<Arguments> calendar() {
        String file = "calendar.yaml";
        return Stream.of(
                arguments(file, "lastDay: 14", "lastDay: 28", "", ErrorCode.INVALID_DECIMAL),
                arguments(file, "WorkingDays: 2 }", "WorkingDays: 0 }", "", ErrorCode.INVALID_DECIMAL),
                arguments(file, "id: nd09", "id: calendar-quarter", "", ErrorCode.DUPLICATE),
                arguments(file, "Asia/Ho_Chi_Minh", "Asia/Thanh_Hoa", "", ErrorCode.INVALID_TIME_ZONE),
                arguments(file, "Days: 5", "Days: 0", "", ErrorCode.INVALID_DECIMAL),
                arguments(file, "afterQuarters: 8", "afterQuarters: 41", "", ErrorCode.INVALID_DECIMAL),
                arguments(file, "  afterQuarters: 8\n", "", "  ask", ErrorCode.MISSING_KEY),
                arguments(
                        file,
                        "lock:",
                        "levels: [{ kinds: [WARD], reportWithinWorkingDays: 6 }]\nlock:",
                        "levels",
                        ErrorCode.INVALID_DECIMAL),
                arguments(
                        file,
                        "lock:",
                        "levels: [{ kinds: [WARD, TOWN], reportWithinWorkingDays: 3 }]\nlock:",
                        "levels",
                        ErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        "lock:",
                        "levels: [{ kinds: [WARD, WARD], reportWithinWorkingDays: 3 }]\nlock:",
                        "levels",
                        ErrorCode.DUPLICATE),
                arguments(file, WORKED, weekend("x\\u202Ey"), "", ErrorCode.FORBIDDEN_CHARACTER),
                arguments(file, WORKED, weekend("x\\r\\nBcc: y"), "", ErrorCode.FORBIDDEN_CHARACTER),
                arguments(file, WORKED, weekend("e\\u0302"), "", ErrorCode.NOT_NFC),
                arguments(file, "day: 2022-01-03", "day: 2022-01-02", "", ErrorCode.WRONG_WEEKDAY),
                arguments(file, "day: 2022-02-01", "day: 2022-01-31", "Nhâm Dần (mùng 1)", ErrorCode.DUPLICATE),
                arguments(file, "day: 2022-02-01", "day: 2022-02-31", "", ErrorCode.INVALID_DATE),
                arguments(file, "day: 2024-05-04", "day: 2024-05-06", "", ErrorCode.WRONG_WEEKDAY),
                arguments(file, "(mùng 1), source: cv-245 }", "(mùng 1) }", "", ErrorCode.MISSING_KEY),
                arguments(file, "(mùng 1), source: cv-245", "(mùng 1), source: cv-246", "", ErrorCode.UNKNOWN_SOURCE),
                arguments(
                        file,
                        "- { id: cv-245",
                        "- { id: tb-4875, status: LAW, text: x }\n  - { id: cv-245",
                        "tb-4875, status: L",
                        ErrorCode.DUPLICATE),
                arguments(
                        file, "id: cv-245, status: ANNOUNCED", "id: cv-245, status: SAID", "", ErrorCode.INVALID_VALUE),
                arguments(file, "Of: 2024-04-29", "Of: 2024-04-26", "", ErrorCode.INVALID_EXCHANGE),
                arguments(file, "Of: 2025-05-02", "Of: 2024-04-29", "2025-04-26, name", ErrorCode.INVALID_EXCHANGE),
                arguments(file, ", insteadOf: 2024-04-29", "", "2024-05-04, name", ErrorCode.MISSING_KEY),
                arguments(
                        file, "timeZone: Asia/Ho_Chi_Minh\n", "", "reportWithinWorkingDays: 5", ErrorCode.MISSING_KEY),
                arguments(file, "workingWeekends:\n", "workingWeekends: ]\n", "", ErrorCode.INVALID_YAML));
    }

    /** Returns a swapped Saturday whose name is written with escapes, so that the file itself has nothing unusual. */
    private static String weekend(String name) {
        return "{ day: 2024-05-04, name: \"" + name + "\",";
    }

    static Stream<Arguments> windows() {
        String file = "windows.yaml";
        String only = "- { code: URBAN_VIOLATIONS }";
        return Stream.of(
                arguments(file, "to: 2022-05-15", "to: 2022-03-14", "", ErrorCode.INVALID_VALIDITY),
                arguments(file, "from: 2022-03-15", "from: 15-3-2022", "", ErrorCode.INVALID_DATE),
                arguments(file, only, "- { code: RURAL_VIOLATIONS }", "", ErrorCode.UNKNOWN_INDICATOR),
                arguments(
                        file,
                        only,
                        "- { code: URBAN_VIOLATIONS, target: 9 }\n      - { code: URBAN_VIOLATIONS, target: 8 }",
                        "target: 8",
                        ErrorCode.DUPLICATE),
                arguments(
                        file,
                        only,
                        only + "\n      - { code: URBAN_VIOLATIONS, target: 8 }",
                        "target: 8",
                        ErrorCode.DUPLICATE),
                arguments(
                        file,
                        only,
                        "- { code: URBAN_VIOLATIONS, target: 9, owner: WARDS }",
                        "",
                        ErrorCode.UNKNOWN_OWNER),
                arguments(file, only, "- { code: URBAN_VIOLATIONS, target: 0 }", "", ErrorCode.INVALID_DECIMAL),
                arguments(
                        file,
                        only,
                        "- { code: URBAN_VIOLATIONS, target: 9, owner: thành phố }",
                        "",
                        ErrorCode.INVALID_CODE),
                arguments(file, only, "- { code: URBAN_VIOLATIONS, owner: CITY }", "", ErrorCode.MISSING_VALUE),
                arguments(file, "indicators:\n      " + only, "indicators: []", "", ErrorCode.MISSING_VALUE),
                arguments(file, "    from: 2022-03-15\n", "", "id: cao-diem", ErrorCode.MISSING_KEY));
    }

    static Stream<Arguments> counts() {
        String file = "expected-counts.yaml";
        return Stream.of(
                arguments(file, "WARD: 30", "WARD: 31", "", ErrorCode.WRONG_COUNT),
                arguments(file, "COMMUNE: 14", "COMMUNE: 13", "", ErrorCode.WRONG_COUNT),
                arguments(file, "WARD: 30", "TOWN: 30", "", ErrorCode.UNKNOWN_KEY),
                arguments(file, "VERTICAL: 3", "VERTICAL: three", "", ErrorCode.INVALID_DECIMAL));
    }
}
