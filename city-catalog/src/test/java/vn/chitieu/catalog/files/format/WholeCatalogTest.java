package vn.chitieu.catalog.files.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.CatalogLoader;

/** Files that are not even text, errors with consequences, and many errors at once. */
class WholeCatalogTest {

    @TempDir
    Path directory;

    private EditedCatalog catalog;

    @BeforeEach
    void copy() throws IOException {
        catalog = new EditedCatalog(directory);
    }

    @Test
    void listsEveryErrorOfEveryFileAtOnce() throws IOException {
        catalog.replace("units.csv", "Nam Ngạn,WARD,cum-2", "Nam Ngạn,WARD,cum-9")
                .replace("units.csv", "dien-bien,14767", "dien-bien,code")
                .replace("indicators.yaml", "group: enterprises", "group: business")
                .replace("indicators.yaml", "definition: land-cleared/1", "defined: land-cleared/1")
                .replace("targets.csv", "city,LAND_CLEARED,2022,PROVINCE,94", "town,LAND_SOLD,2022,PROVINCE,94 ha")
                .replace("people.csv", "uv-btv-cum-1@example.org", "nobody")
                .replace("calendar.yaml", "Asia/Ho_Chi_Minh", "Asia/Thanh_Hoa");

        assertThat(codes())
                .containsExactly(
                        at("units.csv", "cum-9", CatalogErrorCode.UNKNOWN_CLUSTER),
                        at("units.csv", "dien-bien,code", CatalogErrorCode.INVALID_CODE),
                        at("calendar.yaml", "Asia/Thanh_Hoa", CatalogErrorCode.INVALID_TIME_ZONE),
                        at("indicators.yaml", "code: LAND_CLEARED", CatalogErrorCode.MISSING_KEY),
                        at("indicators.yaml", "defined:", CatalogErrorCode.UNKNOWN_KEY),
                        at("indicators.yaml", "group: business", CatalogErrorCode.UNKNOWN_GROUP),
                        at("targets.csv", "LAND_SOLD", CatalogErrorCode.INVALID_SCOPE),
                        at("targets.csv", "LAND_SOLD", CatalogErrorCode.UNKNOWN_INDICATOR),
                        at("targets.csv", "LAND_SOLD", CatalogErrorCode.INVALID_DECIMAL),
                        at("people.csv", "nobody", CatalogErrorCode.INVALID_EMAIL));
        assertThatThrownBy(() -> CatalogLoader.read(directory))
                .isInstanceOf(InvalidCatalogException.class)
                .hasMessageContaining("10 error(s)")
                .hasMessageContaining("UNKNOWN_CLUSTER: expected one that clusters.csv has as cluster, got cum-9");
    }

    /** As Excel in Vietnamese saves a table. */
    @Test
    void aTableWithSemicolonsIsReadAndItsDecimalCommaIsNamed() throws Exception {
        Catalog before = CatalogLoader.read(directory);
        String clusters = Files.readString(directory.resolve("clusters.csv"));
        catalog.write(
                "clusters.csv",
                "\uFEFF" + clusters.replace(';', '-').replace(',', ';').replace("\n", "\r\n"));
        catalog.write(
                "targets.csv",
                "scope;indicator;year;owner;value;pace;valid_from;reason\r\n"
                        + "city;LAND_CLEARED;2022;PROVINCE;94.5;EVEN;2022-01-01;\"giao 94; bổ sung 0,5\"\r\n");

        Catalog after = CatalogLoader.read(directory);

        assertThat(after.clusters()).containsExactlyElementsOf(before.clusters());
        assertThat(after.targets()).singleElement().satisfies(target -> {
            assertThat(target.value()).isEqualByComparingTo("94.5");
            assertThat(target.reason()).isEqualTo("giao 94; bổ sung 0,5");
        });

        catalog.replace("targets.csv", "94.5", "94,5");

        assertThat(codes()).containsExactly(at("targets.csv", "94,5", CatalogErrorCode.INVALID_DECIMAL));
    }

    @Test
    void findsBothEndsOfAFormulaCycle() throws IOException {
        catalog.replace(
                "indicators.yaml", "[PRODUCTION_INDUSTRY, PRODUCTION_CONSTRUCTION]", "[PRODUCTION_TOTAL, INVESTMENT]");

        assertThat(codes())
                .containsExactly(
                        at("indicators.yaml", "[PRODUCTION_INDUSTRY_CONSTRUCTION,", CatalogErrorCode.FORMULA_CYCLE),
                        at("indicators.yaml", "[PRODUCTION_TOTAL, INVESTMENT]", CatalogErrorCode.FORMULA_CYCLE));
    }

    @Test
    void refusesAnIndicatorThatIsReportedAndDerived() throws IOException {
        catalog.replace(
                "indicators.yaml",
                "reporters: [\"unit:dep-tckh\"]",
                "$0\n    sum: [EXPORT_VALUE]".replace("$0", "reporters: [\"unit:dep-tckh\"]"));

        assertThat(catalog.errors())
                .extracting(CatalogError::code)
                .containsExactly(CatalogErrorCode.REPORTED_OR_DERIVED);
    }

    /** Each would have to be known before the other could be. */
    @Test
    void refusesIndicatorsThatWeighEachOther() throws IOException {
        for (String indicator : new String[] {"LAND_CLEARED", "NEW_ENTERPRISES"}) {
            String other = indicator.equals("LAND_CLEARED") ? "NEW_ENTERPRISES" : "LAND_CLEARED";
            String definition =
                    "definition: " + (other.equals("LAND_CLEARED") ? "new-enterprises/1" : "land-cleared/1");
            catalog.replace("indicators.yaml", definition, "weightedBy: " + other + "\n    " + definition);
        }
        String content = Files.readString(directory.resolve("indicators.yaml"));
        Files.writeString(
                directory.resolve("indicators.yaml"),
                content.replace(
                        "acrossUnits: SUM\n    acrossPeriods: SUM\n    reporters: [territorial]\n    weightedBy",
                        "acrossUnits: WEIGHTED_AVERAGE\n    acrossPeriods: SUM\n    reporters: [territorial]\n    weightedBy"));

        assertThat(codes())
                .containsExactly(
                        at("indicators.yaml", "weightedBy: NEW_ENTERPRISES", CatalogErrorCode.FORMULA_CYCLE),
                        at("indicators.yaml", "weightedBy: LAND_CLEARED", CatalogErrorCode.FORMULA_CYCLE));
    }

    @Test
    void refusesTheSameIndicatorTwice() throws IOException {
        catalog.replace("indicators.yaml", "code: LAND_CLEARED", "code: INVESTMENT")
                .write(
                        "targets.csv",
                        Files.readAllLines(directory.resolve("targets.csv")).stream()
                                .filter(line -> !line.startsWith("unit:"))
                                .collect(Collectors.joining("\n", "", "\n")));

        assertThat(codes())
                .containsExactly(
                        at(
                                "indicators.yaml",
                                "code: INVESTMENT\n    name: { vi: Diện tích",
                                CatalogErrorCode.DUPLICATE),
                        at("targets.csv", "city,LAND_CLEARED", CatalogErrorCode.UNKNOWN_INDICATOR),
                        at("people.csv", "LAND_CLEARED", CatalogErrorCode.UNKNOWN_INDICATOR));
    }

    @Test
    void namesTheLineWhereAnOpenQuoteBegins() throws IOException {
        catalog.replace("targets.csv", "", "# a comment\n\ncity,INVESTMENT,\"2023\nand\nmore\n");

        assertThat(codes()).containsExactly(at("targets.csv", "\"2023", CatalogErrorCode.INVALID_CSV));
    }

    @Test
    void missesAWardThatTheCountsExpect() throws IOException {
        catalog.replace("units.csv", "", "moi,20000,Phường Mới,WARD,cum-1,2022-06-01,2022-12-31,,,,\n");

        assertThat(codes())
                .containsExactly(at("expected-counts.yaml", "day: 2022-12-31", CatalogErrorCode.WRONG_COUNT, 1));
    }

    /** What is wrong whatever the broken row was meant to say is said beside it. */
    @Test
    void aBrokenUnitHidesNeitherCountsNorSuccessions() throws IOException {
        catalog.replace("units.csv", "", "moi,20000,Phường Mới,WARD,cum-1,2022-06-01,2022-12-31,,,,\n")
                .replace("units.csv", "Nam Ngạn,WARD,cum-2", "Nam Ngạn,WARDS,cum-2")
                .replace("expected-counts.yaml", "COMMUNE: 14", "COMMUNE: 16")
                .replace("successors.csv", "dong-tho,hac-thanh,2025-07-01,0.5", "dong-tho,hac-thanh,2025-07-01,0.6")
                .replace("successors.csv", "tan-son,phu-son,2025-01-01", "tan-son,hac-thanh,2025-01-05");

        assertThat(codes())
                .contains(
                        at("units.csv", "WARDS", CatalogErrorCode.INVALID_VALUE),
                        at("expected-counts.yaml", "COMMUNE: 16", CatalogErrorCode.WRONG_COUNT),
                        at("successors.csv", "dong-tho,hac-thanh", CatalogErrorCode.INVALID_SHARES),
                        at("successors.csv", "tan-son,hac-thanh", CatalogErrorCode.SUCCESSION_GAP))
                .doesNotContain(at("expected-counts.yaml", "day: 2022-12-31", CatalogErrorCode.WRONG_COUNT, 1));
    }

    /**
     * With the broken ward there would be one too many, whatever it was meant to be; without it the other is missed.
     */
    @Test
    void aCountIsWrongOnlyWhereNoRowCouldMakeItRight() throws IOException {
        catalog.replace("units.csv", "Nam Ngạn,WARD,cum-2", "Nam Ngạn,WARDS,cum-2");
        assertThat(catalog.errors()).extracting(CatalogError::code).containsExactly(CatalogErrorCode.INVALID_VALUE);

        catalog.replace("units.csv", "", "moi,20000,Phường Mới,WARD,cum-1,2022-06-01,2022-12-31,,,,\n")
                .replace("units.csv", "", "moi-2,20001,Phường Mới 2,WARD,cum-1,2022-06-01,2022-12-31,,,,\n");
        assertThat(codes()).contains(at("expected-counts.yaml", "day: 2022-12-31", CatalogErrorCode.WRONG_COUNT, 1));
        assertThat(catalog.errors())
                .filteredOn(error -> error.code() == CatalogErrorCode.WRONG_COUNT)
                .extracting(CatalogError::message)
                .anyMatch(message -> message.contains("31 to 32 in units.csv"));
    }

    @Test
    void aMistakeInASuccessionHidesNoOther() throws IOException {
        catalog.replace("successors.csv", "dong-tho,hac-thanh,2025-07-01,0.5", "dong-tho,hac-thanh,2025-07-01,half")
                .replace("successors.csv", "tan-son,phu-son,2025-01-01", "tan-son,hac-thanh,2025-01-05");

        assertThat(codes())
                .containsExactly(
                        at("successors.csv", "tan-son,hac-thanh", CatalogErrorCode.SUCCESSION_GAP),
                        at("successors.csv", "tan-son,hac-thanh", CatalogErrorCode.SUCCESSOR_NOT_THERE),
                        at("successors.csv", "dong-tho,hac-thanh", CatalogErrorCode.INVALID_DECIMAL));
    }

    @Test
    void listsEveryMistakeBetweenUnitsAndTheirSuccessors() throws IOException {
        catalog.replace("successors.csv", "dong-tho,hac-thanh,2025-07-01,0.5", "dong-tho,hac-thanh,2025-07-01,0.6")
                .replace("successors.csv", "tan-son,phu-son,2025-01-01", "tan-son,hac-thanh,2025-01-05")
                .replace("successors.csv", "hoang-ly,tao-xuyen", "hoang-ly,hoang-anh")
                .replace("successors.csv", "hoang-anh,long-anh", "hoang-anh,hoang-ly");

        assertThat(codes())
                .containsExactly(
                        at("successors.csv", "hoang-ly,hoang-anh", CatalogErrorCode.SUCCESSION_CYCLE),
                        at("successors.csv", "hoang-anh,hoang-ly", CatalogErrorCode.SUCCESSION_CYCLE),
                        at("successors.csv", "tan-son,hac-thanh", CatalogErrorCode.SUCCESSION_GAP),
                        at("successors.csv", "tan-son,hac-thanh", CatalogErrorCode.SUCCESSOR_NOT_THERE),
                        at("successors.csv", "dong-tho,hac-thanh", CatalogErrorCode.INVALID_SHARES));
        assertThat(catalog.errors()).last().asString().endsWith("shares of dong-tho that add up to 1, got 1.1");
    }

    /** A unit that still has the name and code of a unit that ended is no successor by that. */
    @Test
    void needsNoSuccessorsWhereNothingEverChanged() throws IOException {
        Files.delete(directory.resolve("successors.csv"));

        assertThat(catalog.errors()).isEmpty();
    }

    @Test
    void saysOfAnOverlapInTheUnitsNothingMoreInTheSuccessors() throws IOException {
        catalog.replace("units.csv", "Phường Đông Thịnh,WARD,,2025-01-01", "Phường Đông Thịnh,WARD,,2024-06-01");

        assertThat(codes())
                .containsExactly(
                        at("units.csv", "Phường Đông Thịnh,WARD,,2024-06-01", CatalogErrorCode.OVERLAPPING_VALIDITY));
    }

    @Test
    void namesTheLineOfAByteThatIsNotUtf8() throws IOException {
        byte[] good = Files.readAllBytes(directory.resolve("targets.csv"));
        byte[] bad = Arrays.copyOf(good, good.length + 1);
        bad[good.length] = (byte) 0xE1;
        Files.write(directory.resolve("targets.csv"), bad);
        long lines = new String(good, StandardCharsets.UTF_8).lines().count();

        assertThat(catalog.errors())
                .singleElement()
                .hasToString("targets.csv:" + (lines + 1) + " INVALID_UTF8: expected UTF-8, got byte 0xE1");
    }

    @Test
    void demandsComposedLettersAndStillReadsOn() throws IOException {
        String decomposed = Normalizer.normalize("Phường Nam Ngạn", Normalizer.Form.NFD);
        catalog.replace("units.csv", "Phường Nam Ngạn,WARD", decomposed + ",TOWN");

        assertThat(codes())
                .containsExactly(
                        at("units.csv", decomposed, CatalogErrorCode.NOT_NFC),
                        at("units.csv", decomposed, CatalogErrorCode.INVALID_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\u202E", "\u2067", "\u0085"})
    void refusesWhatCannotBeSeen(String invisible) throws IOException {
        catalog.replace("people.csv", "Thường trực", "Thường" + invisible + "trực");

        assertThat(catalog.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo(CatalogErrorCode.FORBIDDEN_CHARACTER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "city.yaml", "clusters.csv", "units.csv", "indicators.yaml",
                "targets.csv", "people.csv", "calendar.yaml", "expected-counts.yaml"
            })
    void saysOnceThatAFileIsMissing(String file) throws IOException {
        Files.delete(directory.resolve(file));

        assertThat(catalog.errors()).singleElement().satisfies(error -> {
            assertThat(error.code()).isEqualTo(CatalogErrorCode.MISSING_FILE);
            assertThat(error.file()).isEqualTo(file);
        });
    }

    @Test
    void refusesAnEmptyTableAndAnEmptyYamlFile() throws IOException {
        catalog.write("targets.csv", "").write("city.yaml", "# nothing\n");

        assertThat(catalog.errors())
                .extracting(CatalogError::code)
                .containsExactly(CatalogErrorCode.INVALID_YAML, CatalogErrorCode.MISSING_COLUMN);
    }

    @Test
    void refusesMoreThanACatalogNeeds() throws IOException {
        catalog.replace("targets.csv", "", "#".repeat(CatalogBytes.MAX_BYTES))
                .replace("clusters.csv", "", "cum-1,a,b,,,\n".repeat(CsvSchema.MAX_ROWS));

        assertThat(catalog.errors())
                .filteredOn(error -> error.code() == CatalogErrorCode.TOO_LARGE)
                .extracting(CatalogError::file)
                .containsExactly("clusters.csv", "targets.csv");
    }

    @Test
    void refusesAliasesThatWouldGrow() throws IOException {
        catalog.write("city.yaml", "id: &a [x, x]\nname: [*a, *a, *a]\n");

        assertThat(catalog.errors()).extracting(CatalogError::code).containsExactly(CatalogErrorCode.INVALID_YAML);
    }

    @Test
    void refusesYamlThatIsNestedTooDeeply() throws IOException {
        catalog.write("city.yaml", "id: " + "[".repeat(1000) + "]".repeat(1000));

        assertThat(catalog.errors()).extracting(CatalogError::code).containsExactly(CatalogErrorCode.INVALID_YAML);
    }

    @Test
    void toleratesAByteOrderMarkAndWindowsLines() throws IOException {
        String units = Files.readString(directory.resolve("units.csv"));
        catalog.write("units.csv", "\uFEFF" + units.replace("\n", "\r\n"));
        String city = Files.readString(directory.resolve("city.yaml"));
        catalog.write("city.yaml", "\uFEFF" + city.replace("\n", "\r\n"));

        assertThat(catalog.errors()).isEmpty();
    }

    @Test
    void countsLinesPastAQuotedLineBreak() throws IOException {
        catalog.replace("targets.csv", "", "city,INVESTMENT,2023,CITY,1,EVEN,2023-01-01,\"two\nlines\"\n")
                .replace("targets.csv", "", "city,INVESTMENT,2023,CITY,x,EVEN,2023-02-01,next\n");

        assertThat(codes()).containsExactly(at("targets.csv", "CITY,x", CatalogErrorCode.INVALID_DECIMAL));
    }

    private List<String> codes() {
        return catalog.errors().stream()
                .map(error -> error.file() + ":" + error.line() + " " + error.code())
                .toList();
    }

    private String at(String file, String text, CatalogErrorCode code) throws IOException {
        return at(file, text, code, 0);
    }

    private String at(String file, String text, CatalogErrorCode code, int linesBelow) throws IOException {
        return file + ":" + (catalog.lineOf(file, text) + linesBelow) + " " + code;
    }
}
