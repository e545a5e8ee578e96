package vn.chitieu.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.catalog.TargetPlausibility;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.catalog.files.format.CatalogError;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.EditedCatalog;
import vn.chitieu.catalog.files.format.InvalidCatalogException;

/** Owners with names, targets in a wrong unit of measure, paths that fall, and windows with two owners. */
class TargetsAndOwnersTest {

    private static final String LAST_ROW = "city,NEW_ENTERPRISES,2022,CITY,1000,EVEN,2022-01-01,";

    @TempDir
    private Path directory;

    @Test
    void anOwnerBesideProvinceAndCityHasAName() throws Exception {
        Catalog catalog = read(new EditedCatalog(directory)
                .replace(
                        "city.yaml",
                        "",
                        "owners:\n  - { id: COUNCIL, name: { vi: Hội đồng nhân dân, en: the People\u2019s Council } }\n")
                .replace("targets.csv", "LAND_CLEARED,2022,PROVINCE", "LAND_CLEARED,2022,COUNCIL"));

        assertThat(catalog.owner("COUNCIL").vi()).isEqualTo("Hội đồng nhân dân");
        assertThat(catalog.owner("PROVINCE")).isEqualTo(new LocalizedName("tỉnh", "the province"));
        assertThat(catalog.owner("OF_ELSEWHERE").en()).isEqualTo("OF_ELSEWHERE");
    }

    @Test
    void theSampleHasNoTargetThatIsDoubted() throws Exception {
        assertThat(TargetPlausibility.of(read(new EditedCatalog(directory)))).isEmpty();
    }

    /** 2500 tỷ written into an indicator in triệu. */
    @Test
    void aTargetInAnotherUnitOfMeasureIsDoubted() throws Exception {
        Catalog catalog =
                read(new EditedCatalog(directory).replace("targets.csv", "PROVINCE,2500000", "PROVINCE,2500"));

        assertThat(TargetPlausibility.of(catalog))
                .singleElement()
                .asString()
                .contains("3110000", "2500", "BUDGET_REVENUE", "unit of measure 1000 times smaller");
    }

    /** Of last year the first quarter is there; indicators without it are held against this year's. */
    @Test
    void theSampleHasNoTargetThatItsFiguresDoubt() throws Exception {
        EditedCatalog edited = withFigures();
        assertThat(TargetsAgainstFigures.doubts(directory, read(edited))).isEmpty();

        long doubtful = 0;
        for (Target target : read(edited).targets()) {
            String row = row(target, target.value());
            edited.replace("targets.csv", row, row(target, target.value().multiply(new BigDecimal(200))));
            doubtful += TargetsAgainstFigures.doubts(directory, read(edited)).size();
            edited.replace("targets.csv", row(target, target.value().multiply(new BigDecimal(200))), row);
        }
        assertThat(doubtful)
                .as("each target is held against figures")
                .isEqualTo(read(edited).targets().size());
    }

    @ParameterizedTest
    @CsvSource({
        "'PROVINCE,2500000', 'PROVINCE,2500', BUDGET_REVENUE, a tenth of it or less",
        "'PROVINCE,2500000', 'PROVINCE,2500000000', BUDGET_REVENUE, ten times as much or more",
        "'city,NEW_ENTERPRISES,2022,CITY,1000', 'city,NEW_ENTERPRISES,2022,CITY,10', NEW_ENTERPRISES, a tenth of it"
    })
    void aTargetThatTheFiguresOfLastYearDoubtIsNamedWithItsLine(String sound, String broken, String code, String how)
            throws Exception {
        EditedCatalog edited = withFigures().replace("targets.csv", sound, broken);

        assertThat(TargetsAgainstFigures.doubts(directory, read(edited)))
                .singleElement()
                .asString()
                .startsWith("targets.csv:" + edited.lineOf("targets.csv", broken) + " expected about ")
                .contains(code, "as the figures of 2021 suggest", "got " + broken.replaceAll(".*,", ""), how);
    }

    @Test
    void whatIsDoubtedIsKnownOfTheCatalogInForce() throws Exception {
        withFigures().replace("targets.csv", "PROVINCE,2500000", "PROVINCE,2500");
        CatalogReloader reload = CatalogReloader.open(directory, Clock.systemUTC());

        assertThat(reload.inForce().doubts()).hasSize(2).anyMatch(doubt -> doubt.startsWith("targets.csv:"));
    }

    private EditedCatalog withFigures() throws IOException {
        Path sample = Files.createDirectory(directory.resolve("sample"));
        try (Stream<Path> files = Files.list(ThanhHoaTest.DIRECTORY.resolve("sample"))) {
            for (Path file : files.toList()) {
                Files.copy(file, sample.resolve(file.getFileName()));
            }
        }
        return new EditedCatalog(directory);
    }

    private static String row(Target target, BigDecimal value) {
        return "%s,%s,%d,%s,%s,"
                .formatted(target.scope(), target.indicator(), target.year(), target.owner(), value.toPlainString());
    }

    @Test
    void aLaterTargetIsHeldAgainstTheOneThatItReplaces() throws Exception {
        Catalog catalog = read(new EditedCatalog(directory)
                .replace("targets.csv", "", "city,NEW_ENTERPRISES,2022,CITY,90,EVEN,2022-05-01,một số 0 bị thiếu\n"));

        assertThat(TargetPlausibility.of(catalog)).singleElement().asString().contains("is a tenth or less of 1000");
    }

    @Test
    void aPathFallsWhereLessIsBetterAndNothingAddsUp() throws Exception {
        EditedCatalog edited = new EditedCatalog(directory)
                .replace("targets.csv", LAST_ROW, LAST_ROW.replace("EVEN", "130/120/110/100"));
        assertThat(edited.errors()).extracting(CatalogError::code).containsExactly(CatalogErrorCode.INVALID_PACE);

        String indicators = "acrossPeriods: SUM\n    reporters: [territorial]\n    definition: new-enterprises/1";
        edited.replace("indicators.yaml", indicators, indicators.replace("SUM", "LAST"));
        assertThat(edited.errors()).extracting(CatalogError::code).containsExactly(CatalogErrorCode.INVALID_PACE);

        edited.replace(
                "indicators.yaml",
                "group: enterprises\n    direction: HIGHER",
                "group: enterprises\n    direction: LOWER");
        assertThat(read(edited).targets().get(5).pace())
                .isEqualTo(new TargetPhasing.Given(List.of(
                        new BigDecimal("130"), new BigDecimal("120"), new BigDecimal("110"), new BigDecimal("100"))));
    }

    @Test
    void aWindowHasATargetOfEachOwnerAndDerivedIndicators() throws Exception {
        TimeWindow window = read(new EditedCatalog(directory)
                        .replace("windows.yaml", "- { code: URBAN_VIOLATIONS }", """
                                - { code: PRODUCTION_TOTAL, target: 9 }
                                      - { code: URBAN_VIOLATIONS, target: 40, owner: PROVINCE }
                                      - { code: URBAN_VIOLATIONS, target: 50 }
                                """))
                .windows()
                .get(0);

        assertThat(window.indicators()).containsExactly("PRODUCTION_TOTAL", "URBAN_VIOLATIONS");
        assertThat(window.targets().get("URBAN_VIOLATIONS"))
                .containsExactly(
                        new TimeWindow.Goal(new BigDecimal("40"), "PROVINCE"),
                        new TimeWindow.Goal(new BigDecimal("50"), "CITY"));
    }

    private static Catalog read(EditedCatalog edited) throws InvalidCatalogException {
        return CatalogLoader.read(edited.directory());
    }
}
