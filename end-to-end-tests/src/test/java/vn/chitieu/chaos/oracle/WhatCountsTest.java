package vn.chitieu.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.chaos.input.City;

class WhatCountsTest {

    private final List<LoggedUpdate> log = new ArrayList<>();

    private void logged(String id, String unit, String period, String value, int second) {
        log.add(new LoggedUpdate(
                "2-" + log.size(),
                id,
                unit,
                "LAND_CLEARED",
                period,
                value == null ? null : new BigDecimal(value),
                "OFFICIAL",
                Instant.parse("2022-04-05T00:00:00Z").plusSeconds(second),
                ""));
    }

    @Test
    void theLatestReportCountsAndAnIdIsOneUpdate() {
        logged("a", "nam-ngan", "2022-01", "1", 10);
        logged("b", "nam-ngan", "2022-01", "2", 20);
        logged("c", "nam-ngan", "2022-01", "3", 15);
        logged("a", "nam-ngan", "2022-01", "1", 10);
        logged("b", "nam-ngan", "2022-01", "9", 30);
        logged("d", "nam-ngan", "2022-01", "2.0", 40);
        logged("e", "nam-ngan", "2022-01", null, 50);

        WhatCounts counts = WhatCounts.of(log);

        assertThat(counts.outcomes().values())
                .containsExactly(
                        Set.of("CREATED"),
                        Set.of("CORRECTED"),
                        Set.of("STALE"),
                        Set.of("STALE"),
                        Set.of("CONFLICT"),
                        Set.of("UNCHANGED"),
                        Set.of("WITHDRAWN"));
        assertThat(counts.figure("nam-ngan", "LAND_CLEARED", "2022-01")).isNull();
    }

    @Test
    void ofTheSameMomentTheGreaterIdCounts() {
        logged("b", "nam-ngan", "2022-01", "2", 10);
        logged("a", "nam-ngan", "2022-01", "1", 10);

        assertThat(WhatCounts.of(log).figure("nam-ngan", "LAND_CLEARED", "2022-01"))
                .isEqualByComparingTo("2");
    }

    @Test
    void totalsAreSumsAndNothingIsNotZero() {
        City city = City.read(Path.of("../catalog/thanh-hoa"));
        logged("a", "nam-ngan", "2022-01", "1.5", 10);
        logged("b", "dong-ve", "2022-02", "2", 10);
        ExpectedTotals totals = new ExpectedTotals(city, WhatCounts.of(log));
        City.Indicator land = city.indicator("LAND_CLEARED");

        assertThat(totals.reached(land, "city", 2022, 1, false)).isEqualByComparingTo("3.5");
        assertThat(totals.reached(land, "cluster:cum-2", 2022, 1, true)).isEqualByComparingTo("1.5");
        assertThat(totals.reached(land, "unit:dong-tho", 2022, 1, false)).isNull();
        assertThat(totals.missing(land, "unit:nam-ngan", 2022, 1)).containsExactly("nam-ngan");
    }
}
