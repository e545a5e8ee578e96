package vn.chitieu.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Definition;
import vn.chitieu.catalog.Formula;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.files.format.EditedCatalog;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.contracts.vocabulary.Quarter;

/** What may be said of an indicator beyond what the sample says. */
class IndicatorKeysTest {

    @TempDir
    Path directory;

    @Test
    void aPlainDefinitionHoldsForEver() throws Exception {
        Indicator land = read("definition: land-cleared/1");

        assertThat(land.definitions()).containsExactly(Definition.forEver("land-cleared/1"));
        assertThat(land.judging().closedTolerancePercent()).isEqualByComparingTo("5");
        assertThat(land.figures().percentage()).isFalse();
        assertThat(land.calendar().id()).isEqualTo("calendar-quarter");
    }

    @Test
    void definitionsFollowEachOther() throws Exception {
        Indicator land = read("""
                definitions:
                      - { id: land/1, priceBasis: CONSTANT_2010 }
                      - { id: land/2, from: 2022-04-01, priceBasis: CURRENT }""");

        assertThat(land.definitionIn(new Quarter(2022, 1)).id()).isEqualTo("land/1");
        assertThat(land.definitionIn(new Quarter(2022, 2)))
                .isEqualTo(new Definition("land/2", LocalDate.of(2022, 4, 1), "CURRENT"));
    }

    /** By the decree, the second quarter begins on 15 March. */
    @Test
    void aDefinitionBeginsWithAQuarterOfItsCalendar() throws Exception {
        Indicator land = read("""
                calendar: nd09
                    closedTolerancePercent: 2.5
                    definitions:
                      - { id: land/1 }
                      - { id: land/2, from: 2022-03-15 }""");

        assertThat(land.definitionIn(new Quarter(2022, 1)).id()).isEqualTo("land/1");
        assertThat(land.definitionIn(new Quarter(2022, 2)).id()).isEqualTo("land/2");
        assertThat(land.calendar().lastDay()).isEqualTo(14);
        assertThat(land.judging().closedTolerancePercent()).isEqualByComparingTo("2.5");
    }

    @Test
    void aWeightedAverageIsDerivedFromTwo() throws Exception {
        Indicator share = read("""
                definition: land-cleared/1
                  - code: SHARE
                    name: { vi: Tỷ lệ, en: Share }
                    unitOfMeasure: { vi: "%", en: "%" }
                    group: urban-land
                    direction: NEUTRAL
                    weightedAverage: { of: LAND_CLEARED, by: NEW_ENTERPRISES }
                    definition: share/1""", "SHARE");

        assertThat(share.rollUp().formula()).isEqualTo(new Formula.WeightedAverage("LAND_CLEARED", "NEW_ENTERPRISES"));
        assertThat(share.figures().percentage()).isTrue();
    }

    @Test
    void anAreaIsNeverNegativeAndRevenueMayBe() throws Exception {
        Catalog city = CatalogLoader.read(new EditedCatalog(directory).directory());

        assertThat(city.indicator("LAND_CLEARED").orElseThrow().figures().neverNegative())
                .isTrue();
        assertThat(city.indicator("BUDGET_REVENUE").orElseThrow().figures().neverNegative())
                .isFalse();
    }

    @Test
    void casesAreCountedAndAnAreaIsMeasured() throws Exception {
        Catalog city = CatalogLoader.read(new EditedCatalog(directory).directory());

        assertThat(city.indicator("URBAN_VIOLATIONS").orElseThrow().figures().integer())
                .isTrue();
        assertThat(city.indicator("NEW_ENTERPRISES").orElseThrow().figures().integer())
                .isTrue();
        assertThat(city.indicator("LAND_CLEARED").orElseThrow().figures().integer())
                .isFalse();
    }

    private Indicator read(String land) throws Exception {
        return read(land, "LAND_CLEARED");
    }

    private Indicator read(String land, String code) throws IOException, InvalidCatalogException {
        Catalog city = CatalogLoader.read(new EditedCatalog(directory)
                .replace("indicators.yaml", "definition: land-cleared/1", land)
                .directory());
        return city.indicator(code).orElseThrow();
    }
}
