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
    void saysWhatIsWrongInATable(String file, String text, String replacement, String mark, CatalogErrorCode code)
            throws IOException {
        assertOneError(file, text, replacement, mark, code);
    }

    @ParameterizedTest(name = "{0}: {2} -> {4}")
    @MethodSource({"indicators", "roots", "definitions", "calendar", "windows", "counts"})
    void saysWhatIsWrongInAYamlFile(String file, String text, String replacement, String mark, CatalogErrorCode code)
            throws IOException {
        assertOneError(file, text, replacement, mark, code);
    }

    @Test
    void saysThatAFileCannotBeRead() {
        ErrorCollector errors = new ErrorCollector();
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

    private void assertOneError(String file, String text, String replacement, String mark, CatalogErrorCode code)
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
                arguments(file, "Nam Ngạn,WARD,cum-2", "Nam Ngạn,WARD,cum-9", "", CatalogErrorCode.UNKNOWN_CLUSTER),
                arguments(file, "Nam Ngạn,WARD", "Nam Ngạn,TOWN", "", CatalogErrorCode.INVALID_VALUE),
                arguments(file, "nam-ngan,14761", "nam-ngan,x14761", "", CatalogErrorCode.INVALID_CODE),
                arguments(file, "14761,Phường Nam Ngạn", "14761,", "", CatalogErrorCode.MISSING_VALUE),
                arguments(file, "cum-2,2021-02-01", "cum-2,2021-02-30", "", CatalogErrorCode.INVALID_DATE),
                arguments(file, "cum-2,2021-02-01", "cum-2,1-2-2021", "", CatalogErrorCode.INVALID_DATE),
                arguments(
                        file, "2021-02-01,2025-06-30", "2021-02-01,2021-01-31", "", CatalogErrorCode.INVALID_VALIDITY),
                arguments(
                        file,
                        "Phường Thiệu Khánh,WARD,cum-2,2021-02-01",
                        "Phường Thiệu Khánh,WARD,cum-2,2021-01-31",
                        "",
                        CatalogErrorCode.OVERLAPPING_VALIDITY),
                arguments(file, "", "moi,14761,Phường Mới,WARD,,2022-01-01,,,,,\n", "", CatalogErrorCode.CODE_IN_USE),
                arguments(file, "", "14762,14762,Phường Mới,WARD,,2022-01-01,,,,,\n", "", CatalogErrorCode.INVALID_ID),
                arguments(
                        file,
                        "thieu-giao,15853,Xã Thiệu Giao,COMMUNE,,",
                        "thieu-giao,15853,Xã Thiệu Giao,COMMUNE,cum-2,",
                        "",
                        CatalogErrorCode.INVALID_VALUE),
                arguments(file, "2025-06-30,,7,3,", "2025-06-30,,,3,", "", CatalogErrorCode.MISSING_VALUE),
                arguments(file, "2025-06-30,,7,3,", "2025-06-30,,7,41,", "", CatalogErrorCode.INVALID_DECIMAL),
                arguments(file, "2025-06-30,,7,4,", "2025-06-30,,7,3,", "Trường Thi", CatalogErrorCode.INVALID_VALUE),
                arguments(file, "", "moi,14762\n", "", CatalogErrorCode.INVALID_CSV),
                arguments(file, "", "moi,\"14762\n", "", CatalogErrorCode.INVALID_CSV),
                arguments(file, "tile_y,note", "tile_y,remark", "", CatalogErrorCode.UNKNOWN_COLUMN),
                arguments(file, "tile_y,note", "tile_y,code", "", CatalogErrorCode.DUPLICATE_COLUMN),
                arguments(file, ",cluster,valid_from", ",valid_from", "id,code", CatalogErrorCode.MISSING_COLUMN));
    }

    static Stream<Arguments> successors() {
        String file = "successors.csv";
        String tanSon = "tan-son,phu-son,2025-01-01,1";
        return Stream.of(
                arguments(file, "tan-son,phu-son,", "tan-son,phu-sun,", "", CatalogErrorCode.UNKNOWN_UNIT),
                arguments(file, "tan-son,phu-son,", "tan-sun,phu-son,", "", CatalogErrorCode.UNKNOWN_UNIT),
                arguments(file, tanSon, "tan-son,hac-thanh,2025-01-01,1", "", CatalogErrorCode.SUCCESSOR_NOT_THERE),
                arguments(file, tanSon, "tan-son,phu-son,2024-12-31,1", "", CatalogErrorCode.PREDECESSOR_REMAINS),
                arguments(file, tanSon, "tan-son,phu-son,2025-01-02,1", "", CatalogErrorCode.SUCCESSION_GAP),
                arguments(file, tanSon, "tan-son,tan-son,2025-01-01,1", "", CatalogErrorCode.SUCCESSION_CYCLE),
                arguments(
                        file,
                        "an-hung,hac-thanh,2025-07-01,0.5",
                        "an-hung,hac-thanh,2025-07-01,0.4",
                        "",
                        CatalogErrorCode.INVALID_SHARES),
                arguments(
                        file,
                        "an-hung,hac-thanh,2025-07-01,0.5",
                        "an-hung,hac-thanh,2025-07-01,0.5001",
                        "",
                        CatalogErrorCode.INVALID_SHARES),
                arguments(file, tanSon, "tan-son,phu-son,2025-01-01,0", "", CatalogErrorCode.INVALID_DECIMAL),
                arguments(file, tanSon, "tan-son,phu-son,2025-01-01,1.5", "", CatalogErrorCode.INVALID_DECIMAL),
                arguments(file, tanSon, "tan-son,phu-son,2025-01-01,0.33333", "", CatalogErrorCode.INVALID_DECIMAL),
                arguments(file, tanSon, "tan-son,phu-son,1-1-2025,1", "", CatalogErrorCode.INVALID_DATE),
                arguments(file, tanSon + ",NQ 1238/NQ-UBTVQH15", tanSon + ",", "", CatalogErrorCode.MISSING_VALUE),
                arguments(file, "", tanSon + ",again,\n", "", CatalogErrorCode.DUPLICATE));
    }

    static Stream<Arguments> clusters() {
        String file = "clusters.csv";
        return Stream.of(
                arguments(file, "", "cum-1,Cụm 1,Cluster 1,2023-01-01,,\n", "", CatalogErrorCode.DUPLICATE),
                arguments(file, "Cluster 1 (centre)", "", "cum-1", CatalogErrorCode.MISSING_VALUE),
                arguments(file, "id,name_vi", "name_vi", "", CatalogErrorCode.MISSING_COLUMN));
    }

    static Stream<Arguments> targets() {
        String file = "targets.csv";
        String investment = "city,INVESTMENT,2022,CITY,";
        return Stream.of(
                arguments(file, "city,LAND", "unit:no-ward,LAND", "", CatalogErrorCode.UNKNOWN_UNIT),
                arguments(file, "city,LAND", "cluster:cum-9,LAND", "", CatalogErrorCode.UNKNOWN_CLUSTER),
                arguments(file, "city,LAND", "town,LAND", "", CatalogErrorCode.INVALID_SCOPE),
                arguments(file, "city,LAND_CLEARED", "city,LAND_SOLD", "", CatalogErrorCode.UNKNOWN_INDICATOR),
                arguments(file, investment + "34000", investment + "34.000.5", "", CatalogErrorCode.INVALID_DECIMAL),
                arguments(file, investment + "34000", investment + "0", "", CatalogErrorCode.INVALID_DECIMAL),
                arguments(file, "LAND_CLEARED,2022", "LAND_CLEARED,22", "", CatalogErrorCode.INVALID_DECIMAL),
                arguments(file, "2022,PROVINCE", "2022,province", "", CatalogErrorCode.INVALID_CODE),
                arguments(file, "14/35/62/100", "14/35/30/100", "", CatalogErrorCode.INVALID_PACE),
                arguments(file, "14/35/62/100", "MONTHLY", "", CatalogErrorCode.INVALID_PACE),
                arguments(file, "14/35/62/100", "130/120/110/100", "", CatalogErrorCode.INVALID_PACE),
                arguments(file, "2022,PROVINCE", "2022,DISTRICT", "", CatalogErrorCode.UNKNOWN_OWNER),
                arguments(file, "", investment + "35000,EVEN,2022-01-01,twice\n", "", CatalogErrorCode.DUPLICATE));
    }

    private static final String WATCHES = "city/INVESTMENT city/BUDGET_REVENUE";

    static Stream<Arguments> people() {
        String file = "people.csv";
        return Stream.of(
                arguments(file, "uv-btv-cum-1@example.org", "uv-btv-cum-1", "", CatalogErrorCode.INVALID_EMAIL),
                arguments(
                        file,
                        "cum-1@example.org",
                        "cum-1@example.org;b@example.org",
                        "",
                        CatalogErrorCode.INVALID_EMAIL),
                arguments(file, "unit:nam-ngan", "unit:nam-ngam", "", CatalogErrorCode.UNKNOWN_UNIT),
                arguments(file, "cluster:cum-1", "cluster:cum-9", "", CatalogErrorCode.UNKNOWN_CLUSTER),
                arguments(file, "LAND_CLEARED URBAN", "LAND_SOLD URBAN", "", CatalogErrorCode.UNKNOWN_INDICATOR),
                arguments(file, "cluster:cum-1,,2", "cluster:cum-1,,0", "", CatalogErrorCode.INVALID_DECIMAL),
                arguments(file, "vi,cluster:cum-1", "fr,cluster:cum-1", "", CatalogErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        "cluster:cum-1,,2,AT_ONCE",
                        "cluster:cum-1,,2,WEEKLY",
                        "",
                        CatalogErrorCode.INVALID_VALUE),
                arguments(file, "uv-btv-cum-2,", "uv-btv-cum-1,", "phụ trách cụm 2", CatalogErrorCode.DUPLICATE),
                arguments(
                        file,
                        "unit:dep-ttr,,1,AT_ONCE,,,,HEAD",
                        "unit:dep-ttr,,1,AT_ONCE,,,,BOSS",
                        "",
                        CatalogErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        "cluster:cum-1,,2,AT_ONCE,,,,",
                        "cluster:cum-1,,2,AT_ONCE,,,,HEAD",
                        "",
                        CatalogErrorCode.INVALID_VALUE),
                arguments(file, WATCHES, "city:INVESTMENT", "", CatalogErrorCode.INVALID_VALUE),
                arguments(file, WATCHES, "town/INVESTMENT", "", CatalogErrorCode.INVALID_SCOPE),
                arguments(file, WATCHES, "unit:nam-ngam/INVESTMENT", "", CatalogErrorCode.UNKNOWN_UNIT),
                arguments(file, WATCHES, "cluster:cum-9/INVESTMENT", "", CatalogErrorCode.UNKNOWN_CLUSTER),
                arguments(file, WATCHES, "city/LAND_SOLD", "", CatalogErrorCode.UNKNOWN_INDICATOR));
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
                        CatalogErrorCode.INVALID_WEIGHTS),
                arguments(
                        file,
                        "sum: [PRODUCTION_INDUSTRY, PRODUCTION_CONSTRUCTION]",
                        "ratio: { numerator: PRODUCTION_INDUSTRY, denominator: PRODUCTION_CONSTRUCTION, factor: 0 }",
                        "",
                        CatalogErrorCode.INVALID_DECIMAL),
                arguments(
                        file,
                        "frequency: MONTH\n    acrossUnits: SUM\n    acrossPeriods: SUM\n    reporters: [territorial]",
                        "frequency: MONTH\n    acrossUnits: SUM\n    reporters: [territorial]",
                        "code: LAND_CLEARED",
                        CatalogErrorCode.MISSING_KEY),
                arguments(file, "group: enterprises", "group: business", "", CatalogErrorCode.UNKNOWN_GROUP),
                arguments(file, "direction: NEUTRAL", "direction: SIDEWAYS", "", CatalogErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        "direction: NEUTRAL",
                        "goal: 1\n    direction: NEUTRAL",
                        "goal",
                        CatalogErrorCode.UNKNOWN_KEY),
                arguments(
                        file,
                        "    definition: land-cleared/1\n",
                        "",
                        "code: LAND_CLEARED",
                        CatalogErrorCode.MISSING_KEY),
                arguments(
                        file,
                        "definition: land-cleared/1",
                        "definition: x\n    definition: y",
                        "definition: y",
                        CatalogErrorCode.DUPLICATE_KEY),
                arguments(
                        file,
                        "[territorial, \"unit",
                        "[territorial, \"unit:x\", \"unit",
                        "",
                        CatalogErrorCode.UNKNOWN_UNIT),
                arguments(file, "[\"unit:dep-tckh\"]", "[wards]", "", CatalogErrorCode.INVALID_VALUE),
                arguments(file, "[\"unit:dep-tckh\"]", "[]", "reporters: []", CatalogErrorCode.MISSING_VALUE),
                arguments(file, "[\"unit:dep-tckh\"]", "unit:dep-tckh", "", CatalogErrorCode.INVALID_YAML),
                arguments(file, "frequency: MONTH", "frequency: [MONTH]", "", CatalogErrorCode.INVALID_YAML),
                arguments(
                        file, "[PRODUCTION_INDUSTRY, ", "[PRODUCTION_MINING, ", "", CatalogErrorCode.UNKNOWN_INDICATOR),
                arguments(
                        file,
                        "[PRODUCTION_INDUSTRY, ",
                        "[EXPORT_VALUE, ",
                        "",
                        CatalogErrorCode.UNIT_OF_MEASURE_MISMATCH),
                arguments(file, sums, sums.replaceFirst("SUM", "LAST"), "", CatalogErrorCode.INVALID_OPERATOR),
                arguments(file, sums, sums.replaceFirst("SUM", "MEDIAN"), "", CatalogErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        "[PRODUCTION_INDUSTRY, ",
                        "[PRODUCTION_INDUSTRY, PRODUCTION_INDUSTRY, ",
                        "",
                        CatalogErrorCode.DUPLICATE),
                arguments(
                        file,
                        "[\"unit:dep-tckh\"]",
                        "[\"unit:dep-tckh\", \"unit:dep-tckh\"]",
                        "",
                        CatalogErrorCode.DUPLICATE),
                arguments(
                        file,
                        "acrossUnits: SUM\n    acrossPeriods: SUM\n    reporters: [\"unit:dep-tckh\"]",
                        "weightedBy: INVESTMENT\n    acrossUnits: WEIGHTED_AVERAGE\n    acrossPeriods: SUM\n"
                                + "    reporters: [\"unit:dep-tckh\"]",
                        "weightedBy",
                        CatalogErrorCode.INVALID_WEIGHTS),
                arguments(
                        file,
                        sums,
                        sums.replace("Periods: SUM", "Periods: WEIGHTED_AVERAGE"),
                        "Periods: WEIGHTED_AVERAGE",
                        CatalogErrorCode.INVALID_OPERATOR),
                arguments(
                        file,
                        sums,
                        sums.replaceFirst("SUM", "WEIGHTED_AVERAGE"),
                        "code: INVESTMENT",
                        CatalogErrorCode.INVALID_WEIGHTS),
                arguments(file, sums, "weightedBy: RETAIL_SALES\n    " + sums, "", CatalogErrorCode.INVALID_WEIGHTS),
                arguments(file, "reporters: [\"unit:dep-tckh\"]", "ratio:", "ratio:", CatalogErrorCode.INVALID_YAML),
                arguments(file, "partOf: PRODUCTION_TOTAL", "partOf: INVESTMENT", "", CatalogErrorCode.INVALID_PART_OF),
                arguments(
                        file,
                        "definition: land-cleared/1",
                        "thresholds: { ahead: 90, onPace: 100, behind: 95, severelyBehind: 70 }\n"
                                + "    definition: land-cleared/1",
                        "",
                        CatalogErrorCode.INVALID_THRESHOLDS));
    }

    /** What a figure is made of, and how. */
    static Stream<Arguments> roots() {
        String file = "indicators.yaml";
        String sums = "acrossUnits: SUM\n    acrossPeriods: SUM\n    reporters: [\"unit:dep-tckh\"]";
        String industry = "sum: [PRODUCTION_INDUSTRY, PRODUCTION_CONSTRUCTION]";
        return Stream.of(
                arguments(
                        file, industry, "sum: [PRODUCTION_INDUSTRY_CONSTRUCTION]", "", CatalogErrorCode.FORMULA_CYCLE),
                arguments(file, sums, sums.replaceFirst("SUM", "MEDIAN"), "", CatalogErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        sums,
                        sums.replace("Periods: SUM", "Periods: FIRST"),
                        "Periods: FIRST",
                        CatalogErrorCode.INVALID_VALUE),
                arguments(file, "frequency: MONTH", "frequency: WEEK", "", CatalogErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        industry,
                        "ratio: { numerator: GOLD, denominator: RETAIL_SALES, factor: 1 }",
                        "",
                        CatalogErrorCode.UNKNOWN_INDICATOR),
                arguments(
                        file,
                        industry,
                        "weightedAverage: { of: RETAIL_SALES, by: GOLD }",
                        "",
                        CatalogErrorCode.UNKNOWN_INDICATOR),
                arguments(
                        file,
                        industry,
                        "weightedAverage: { of: RETAIL_SALES }",
                        "weightedAverage",
                        CatalogErrorCode.MISSING_KEY),
                arguments(
                        file,
                        industry,
                        industry + "\n    weightedAverage: { of: RETAIL_SALES, by: LAND_CLEARED }",
                        "code: PRODUCTION_INDUSTRY_CONSTRUCTION",
                        CatalogErrorCode.REPORTED_OR_DERIVED),
                arguments(
                        file,
                        industry,
                        industry + "\n    percentage: true",
                        industry,
                        CatalogErrorCode.INVALID_OPERATOR),
                arguments(
                        file,
                        industry,
                        industry + "\n    neverNegative: true",
                        "neverNegative: true",
                        CatalogErrorCode.REPORTED_OR_DERIVED),
                arguments(file, "neverNegative: true", "neverNegative: always", "", CatalogErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        industry,
                        industry + "\n    integer: true",
                        "integer: true",
                        CatalogErrorCode.REPORTED_OR_DERIVED),
                arguments(file, "integer: true", "integer: 1", "", CatalogErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        "definition: new-enterprises/1",
                        "percentage: often\n    definition: new-enterprises/1",
                        "",
                        CatalogErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        "vi: ha, en: ha }\n    group: urban-land\n    direction: HIGHER\n    frequency: MONTH\n"
                                + "    acrossUnits: SUM\n    acrossPeriods: SUM",
                        "vi: \"%\", en: \"%\" }\n    group: urban-land\n    direction: HIGHER\n    frequency: MONTH\n"
                                + "    acrossUnits: AVERAGE\n    acrossPeriods: SUM",
                        "SUM\n    reporters: [territorial]\n    definition: land-cleared/1",
                        CatalogErrorCode.INVALID_OPERATOR));
    }

    static Stream<Arguments> definitions() {
        String file = "indicators.yaml";
        String one = "definition: land-cleared/1";
        String first = "definitions:\n    - { id: a/1 }\n    ";
        return Stream.of(
                arguments(file, one, first + "- { id: a/2 }", "- { id: a/2", CatalogErrorCode.INVALID_DEFINITION),
                arguments(
                        file,
                        one,
                        "definitions: [{ id: a/1, from: 2022-01-01 }]",
                        "",
                        CatalogErrorCode.INVALID_DEFINITION),
                arguments(
                        file,
                        one,
                        first + "- { id: a/2, from: 2022-02-01 }",
                        "- { id: a/2",
                        CatalogErrorCode.INVALID_DEFINITION),
                arguments(
                        file,
                        one,
                        first + "- { id: a/2, from: 2022-01-01 }\n    - { id: a/3, from: 2022-01-01 }",
                        "- { id: a/3",
                        CatalogErrorCode.INVALID_DEFINITION),
                arguments(
                        file,
                        one,
                        "definitions: [{ id: a/1, priceBasis: DOLLARS }]",
                        "",
                        CatalogErrorCode.INVALID_DEFINITION),
                arguments(file, one, "definitions: []", "", CatalogErrorCode.MISSING_VALUE),
                arguments(
                        file,
                        one,
                        one + "\n    definitions: [{ id: b }]",
                        "[{ id: b",
                        CatalogErrorCode.INVALID_DEFINITION),
                arguments(file, one, one + "\n    closedTolerancePercent: -1", "-1", CatalogErrorCode.INVALID_DECIMAL),
                arguments(file, one, one + "\n    calendar: lunar", "lunar", CatalogErrorCode.UNKNOWN_CALENDAR),
                arguments(
                        file,
                        "definition: new-enterprises/1",
                        "calendar: nd09\n    definition: new-enterprises/1\n  - code: PER_CASE\n"
                                + "    name: { vi: Tỷ lệ, en: Share }\n    unitOfMeasure: { vi: \"%\", en: \"%\" }\n"
                                + "    group: enterprises\n    direction: NEUTRAL\n    definition: x/1\n"
                                + "    ratio: { numerator: NEW_ENTERPRISES, denominator: NEW_ENTERPRISES, factor: 1 }",
                        "code: PER_CASE",
                        CatalogErrorCode.CALENDAR_MISMATCH));
    }

    static Stream<Arguments> calendar() {
        String file = "calendar.yaml";
        return Stream.of(
                arguments(file, "lastDay: 14", "lastDay: 28", "", CatalogErrorCode.INVALID_DECIMAL),
                arguments(file, "WorkingDays: 2 }", "WorkingDays: 0 }", "", CatalogErrorCode.INVALID_DECIMAL),
                arguments(file, "id: nd09", "id: calendar-quarter", "", CatalogErrorCode.DUPLICATE),
                arguments(file, "Asia/Ho_Chi_Minh", "Asia/Thanh_Hoa", "", CatalogErrorCode.INVALID_TIME_ZONE),
                arguments(file, "Days: 5", "Days: 0", "", CatalogErrorCode.INVALID_DECIMAL),
                arguments(file, "afterQuarters: 8", "afterQuarters: 41", "", CatalogErrorCode.INVALID_DECIMAL),
                arguments(file, "  afterQuarters: 8\n", "", "  ask", CatalogErrorCode.MISSING_KEY),
                arguments(
                        file,
                        "lock:",
                        "levels: [{ kinds: [WARD], reportWithinWorkingDays: 6 }]\nlock:",
                        "levels",
                        CatalogErrorCode.INVALID_DECIMAL),
                arguments(
                        file,
                        "lock:",
                        "levels: [{ kinds: [WARD, TOWN], reportWithinWorkingDays: 3 }]\nlock:",
                        "levels",
                        CatalogErrorCode.INVALID_VALUE),
                arguments(
                        file,
                        "lock:",
                        "levels: [{ kinds: [WARD, WARD], reportWithinWorkingDays: 3 }]\nlock:",
                        "levels",
                        CatalogErrorCode.DUPLICATE),
                arguments(file, WORKED, weekend("x\\u202Ey"), "", CatalogErrorCode.FORBIDDEN_CHARACTER),
                arguments(file, WORKED, weekend("x\\r\\nBcc: y"), "", CatalogErrorCode.FORBIDDEN_CHARACTER),
                arguments(file, WORKED, weekend("e\\u0302"), "", CatalogErrorCode.NOT_NFC),
                arguments(file, "day: 2022-01-03", "day: 2022-01-02", "", CatalogErrorCode.WRONG_WEEKDAY),
                arguments(file, "day: 2022-02-01", "day: 2022-01-31", "Nhâm Dần (mùng 1)", CatalogErrorCode.DUPLICATE),
                arguments(file, "day: 2022-02-01", "day: 2022-02-31", "", CatalogErrorCode.INVALID_DATE),
                arguments(file, "day: 2024-05-04", "day: 2024-05-06", "", CatalogErrorCode.WRONG_WEEKDAY),
                arguments(file, "(mùng 1), source: cv-245 }", "(mùng 1) }", "", CatalogErrorCode.MISSING_KEY),
                arguments(
                        file,
                        "(mùng 1), source: cv-245",
                        "(mùng 1), source: cv-246",
                        "",
                        CatalogErrorCode.UNKNOWN_SOURCE),
                arguments(
                        file,
                        "- { id: cv-245",
                        "- { id: tb-4875, status: LAW, text: x }\n  - { id: cv-245",
                        "tb-4875, status: L",
                        CatalogErrorCode.DUPLICATE),
                arguments(
                        file,
                        "id: cv-245, status: ANNOUNCED",
                        "id: cv-245, status: SAID",
                        "",
                        CatalogErrorCode.INVALID_VALUE),
                arguments(file, "Of: 2024-04-29", "Of: 2024-04-26", "", CatalogErrorCode.INVALID_EXCHANGE),
                arguments(
                        file,
                        "Of: 2025-05-02",
                        "Of: 2024-04-29",
                        "2025-04-26, name",
                        CatalogErrorCode.INVALID_EXCHANGE),
                arguments(file, ", insteadOf: 2024-04-29", "", "2024-05-04, name", CatalogErrorCode.MISSING_KEY),
                arguments(
                        file,
                        "timeZone: Asia/Ho_Chi_Minh\n",
                        "",
                        "reportWithinWorkingDays: 5",
                        CatalogErrorCode.MISSING_KEY),
                arguments(file, "workingWeekends:\n", "workingWeekends: ]\n", "", CatalogErrorCode.INVALID_YAML));
    }

    /** Returns a swapped Saturday whose name is written with escapes, so that the file itself has nothing unusual. */
    private static String weekend(String name) {
        return "{ day: 2024-05-04, name: \"" + name + "\",";
    }

    static Stream<Arguments> windows() {
        String file = "windows.yaml";
        String only = "- { code: URBAN_VIOLATIONS }";
        return Stream.of(
                arguments(file, "to: 2022-05-15", "to: 2022-03-14", "", CatalogErrorCode.INVALID_VALIDITY),
                arguments(file, "from: 2022-03-15", "from: 15-3-2022", "", CatalogErrorCode.INVALID_DATE),
                arguments(file, only, "- { code: RURAL_VIOLATIONS }", "", CatalogErrorCode.UNKNOWN_INDICATOR),
                arguments(
                        file,
                        only,
                        "- { code: URBAN_VIOLATIONS, target: 9 }\n      - { code: URBAN_VIOLATIONS, target: 8 }",
                        "target: 8",
                        CatalogErrorCode.DUPLICATE),
                arguments(
                        file,
                        only,
                        only + "\n      - { code: URBAN_VIOLATIONS, target: 8 }",
                        "target: 8",
                        CatalogErrorCode.DUPLICATE),
                arguments(
                        file,
                        only,
                        "- { code: URBAN_VIOLATIONS, target: 9, owner: WARDS }",
                        "",
                        CatalogErrorCode.UNKNOWN_OWNER),
                arguments(file, only, "- { code: URBAN_VIOLATIONS, target: 0 }", "", CatalogErrorCode.INVALID_DECIMAL),
                arguments(
                        file,
                        only,
                        "- { code: URBAN_VIOLATIONS, target: 9, owner: thành phố }",
                        "",
                        CatalogErrorCode.INVALID_CODE),
                arguments(file, only, "- { code: URBAN_VIOLATIONS, owner: CITY }", "", CatalogErrorCode.MISSING_VALUE),
                arguments(file, "indicators:\n      " + only, "indicators: []", "", CatalogErrorCode.MISSING_VALUE),
                arguments(file, "    from: 2022-03-15\n", "", "id: cao-diem", CatalogErrorCode.MISSING_KEY));
    }

    static Stream<Arguments> counts() {
        String file = "expected-counts.yaml";
        return Stream.of(
                arguments(file, "WARD: 30", "WARD: 31", "", CatalogErrorCode.WRONG_COUNT),
                arguments(file, "COMMUNE: 14", "COMMUNE: 13", "", CatalogErrorCode.WRONG_COUNT),
                arguments(file, "WARD: 30", "TOWN: 30", "", CatalogErrorCode.UNKNOWN_KEY),
                arguments(file, "VERTICAL: 3", "VERTICAL: three", "", CatalogErrorCode.INVALID_DECIMAL));
    }
}
