package vn.chitieu.catalog.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.territory.Territory;
import vn.chitieu.catalog.territory.Territory.Past;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** Whose territory was whose in the sample city, through the reforms of 2019 and 2025. */
class TerritoryTest {

    private static final Catalog CITY = read();
    private static final Territory TERRITORY = CITY.territory();

    @Test
    void aQuarterWithoutAChangeIsComparedWithItself() {
        Past city = past("city", "2023-Q1", "2024-Q1");
        Past ward = past("unit:phu-son", "2023-Q1", "2024-Q1");

        assertThat(city.shares()).hasSize(34 + 18);
        assertThat(city.asItWas()).isTrue();
        assertThat(city.sameUnits()).isTrue();
        assertThat(city.covered()).isTrue();
        assertThat(ward.shares()).isEqualTo(shares("phu-son", "1"));
        assertThat(ward.asItWas()).isTrue();
        assertThat(TERRITORY.changedInTheYearOf(Quarter.parse("2024-Q4"))).isFalse();
    }

    @Test
    void aWardThatAnotherWasMergedIntoIsComparedWithBoth() {
        Past ward = past("unit:phu-son", "2024-Q1", "2025-Q1");

        assertThat(ward.shares()).isEqualTo(shares("phu-son", "1", "tan-son", "1"));
        assertThat(ward.asItWas()).isFalse();
        assertThat(ward.sameUnits()).isFalse();
        assertThat(past("cluster:cum-1", "2024-Q1", "2025-Q1").shares())
                .isEqualTo(past("cluster:cum-1", "2024-Q1", "2024-Q1").shares());
        assertThat(past("unit:lam-son", "2024-Q1", "2025-Q1").asItWas()).isTrue();
    }

    @Test
    void aNewWardIsMadeOfItsPartsOverTwoReforms() {
        assertThat(past("unit:hac-thanh", "2024-Q3", "2025-Q3").shares())
                .hasSize(13)
                .containsEntry("an-hung", new BigDecimal("0.5"))
                .containsEntry("dong-tho", new BigDecimal("0.5"))
                .containsEntry("tan-son", BigDecimal.ONE)
                .containsEntry("phu-son", BigDecimal.ONE);
        assertThat(past("unit:hac-thanh", "2025-Q1", "2025-Q3").shares())
                .hasSize(12)
                .doesNotContainKey("tan-son");
        assertThat(past("unit:ham-rong-2025", "2024-Q3", "2025-Q3").shares())
                .containsOnlyKeys("ham-rong", "dong-tho", "nam-ngan", "dong-cuong", "thieu-duong");
    }

    @Test
    void whatJoinsIsComparedWithItsOwnPastOutside() {
        Past city = past("city", "2024-Q1", "2025-Q1");

        assertThat(city.outsiders()).hasSize(14).contains("rung-thong", "dong-quang");
        assertThat(city.asItWas()).isFalse();
        assertThat(past("unit:dong-hoang", "2024-Q1", "2025-Q1").outsiders()).containsExactly("dong-hoang");
        assertThat(past("unit:dong-tien-2025", "2024-Q3", "2025-Q3").outsiders())
                .containsExactly("dong-thanh", "dong-tien", "tan-chau", "thieu-giao");
    }

    /** The territory of the first half of 2025 is compared with its own past, not with that of what came in July. */
    @Test
    void aQuarterBeforeAReformIsComparedOnItsOwnTerritory() {
        assertThat(past("unit:dong-tien-2025", "2024-Q2", "2025-Q3").shares()).doesNotContainKey("tan-chau");
        assertThat(past("city", "2024-Q2", "2025-Q3").shares()).doesNotContainKey("tan-chau");
        assertThat(past("unit:dong-tien-2025", "2025-Q2", "2025-Q3").shares())
                .as("what was outside is no part of this year's own figures")
                .doesNotContainKey("tan-chau");
    }

    @Test
    void theSevenWardsAreTheSameAYearLater() {
        assertThat(past("city", "2025-Q3", "2026-Q3").asItWas()).isTrue();
        assertThat(past("unit:hac-thanh", "2025-Q3", "2026-Q3").asItWas()).isTrue();
        assertThat(past("city", "2025-Q2", "2026-Q3").asItWas()).isFalse();
        assertThat(TERRITORY.changedInTheYearOf(Quarter.parse("2025-Q2"))).isFalse();
        assertThat(TERRITORY.changedInTheYearOf(Quarter.parse("2025-Q3"))).isTrue();
        assertThat(TERRITORY.changedInTheYearOf(Quarter.parse("2026-Q3"))).isFalse();
    }

    /** The reform of 1 December 2019 falls into a quarter: old and new wards stand side by side until its end. */
    @Test
    void aChangeWithinAQuarterLeavesItsTotalsBesideEachOther() {
        assertThat(past("unit:tao-xuyen", "2019-Q4", "2019-Q4").shares()).containsOnlyKeys("tao-xuyen");
        assertThat(past("unit:tao-xuyen", "2018-Q4", "2019-Q4").changedWithin()).isTrue();
        assertThat(past("unit:hoang-ly", "2018-Q4", "2019-Q4").changedWithin()).isTrue();
        assertThat(past("city", "2018-Q4", "2019-Q4").changedWithin()).isFalse();
        assertThat(past("unit:tao-xuyen", "2019-Q4", "2020-Q4").shares())
                .containsOnlyKeys("tao-xuyen", "tao-xuyen-2012", "hoang-ly");
        assertThat(TERRITORY.leaversIn(Quarter.parse("2019-Q4"))).hasSize(6);
    }

    @Test
    void aFigureCountsWhereItsTerritoryLies() {
        assertThat(TERRITORY.scopesAt("tan-son", Quarter.parse("2024-Q4")))
                .isEqualTo(scopes("city", "cluster:cum-1", "unit:tan-son"));
        assertThat(TERRITORY.scopesAt("tan-son", Quarter.parse("2025-Q1")))
                .isEqualTo(scopes("city", "cluster:cum-1", "unit:phu-son"));
        assertThat(TERRITORY.scopesAt("an-hung", Quarter.parse("2025-Q3")))
                .isEqualTo(scopes("city", "unit:hac-thanh", "unit:dong-quang-2025"));
        assertThat(TERRITORY.scopesAt("tan-chau", Quarter.parse("2025-Q2"))).isEqualTo(scopes("unit:tan-chau"));
        assertThat(TERRITORY.scopesAt("tan-chau", Quarter.parse("2025-Q3")))
                .isEqualTo(scopes("city", "unit:dong-tien-2025"));
        assertThat(TERRITORY.scopesAt("dep-tckh", Quarter.parse("2025-Q3"))).isEqualTo(scopes("city"));
    }

    @Test
    void landWithoutAUnitBeforeIsNotCovered() {
        assertThat(past("unit:thieu-van", "2011-Q1", "2012-Q1").covered()).isFalse();
        assertThat(past("city", "2011-Q1", "2012-Q1").covered()).isFalse();
        assertThat(past("unit:nam-ngan", "2011-Q1", "2012-Q1").covered()).isTrue();
    }

    private static Past past(String scope, String reported, String at) {
        return TERRITORY.past(Scope.parse(scope), Quarter.parse(reported), Quarter.parse(at));
    }

    private static Map<String, BigDecimal> shares(String... unitsAndShares) {
        Map<String, BigDecimal> shares = new TreeMap<>();
        for (int i = 0; i < unitsAndShares.length; i += 2) {
            shares.put(unitsAndShares[i], new BigDecimal(unitsAndShares[i + 1]));
        }
        return shares;
    }

    private static Set<Scope> scopes(String... texts) {
        return Arrays.stream(texts).map(Scope::parse).collect(Collectors.toSet());
    }

    private static Catalog read() {
        try {
            return CatalogLoader.read(ThanhHoaTest.DIRECTORY);
        } catch (InvalidCatalogException invalid) {
            throw new AssertionError(invalid.getMessage(), invalid);
        }
    }
}
