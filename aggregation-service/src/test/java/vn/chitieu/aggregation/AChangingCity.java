package vn.chitieu.aggregation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.DateRange;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.catalog.territory.Succession;

/**
 * The small city's indicators in a city whose wards change in 2022: {@code nho} is merged into {@code lon} on 1
 * February, within a quarter; {@code dai} is split into {@code dong} and {@code tay}, 0.3 to 0.7, on 1 April;
 * {@code ngoai} joins from outside on 1 July, and {@code cu} becomes {@code moi} on the same day.
 */
public final class AChangingCity {

    private AChangingCity() {}

    public static Catalog catalog() {
        return withOneJoiningOn(LocalDate.of(2022, 7, 1));
    }

    /** The same wards with other indicators. */
    public static Catalog with(Catalog indicators) {
        return of(indicators, LocalDate.of(2022, 7, 1));
    }

    /** The same city, but {@code ngoai} joins on that day. */
    public static Catalog withOneJoiningOn(LocalDate day) {
        return of(ASmallCity.withoutTargets().catalog(), day);
    }

    private static Catalog of(Catalog small, LocalDate day) {
        return new Catalog(
                small.id(),
                small.name(),
                List.of(
                        ward("lon", "1", "cum-1", null, null),
                        ward("nho", "2", "cum-2", null, "2022-01-31"),
                        ward("dai", "3", "cum-1", null, "2022-03-31"),
                        ward("dong", "4", "cum-1", "2022-04-01", null),
                        ward("tay", "5", "cum-2", "2022-04-01", null),
                        new ReportingUnit(
                                "ngoai",
                                List.of(
                                        version(
                                                "6",
                                                null,
                                                null,
                                                day.minusDays(1).toString(),
                                                "huyện khác"),
                                        version("6", "cum-2", day.toString(), null, null))),
                        ward("cu", "7", null, null, "2022-06-30"),
                        ward("moi", "7", null, "2022-07-01", null),
                        small.unit("dep-tk").orElseThrow()),
                small.clusters(),
                small.indicators(),
                small.targets(),
                small.people(),
                small.calendar(),
                List.of(
                        became("nho", "lon", "2022-02-01", "1"),
                        became("dai", "dong", "2022-04-01", "0.3"),
                        became("dai", "tay", "2022-04-01", "0.7"),
                        became("cu", "moi", "2022-07-01", "1")));
    }

    private static ReportingUnit ward(String id, String code, String cluster, String from, String to) {
        return new ReportingUnit(id, List.of(version(code, cluster, from, to, null)));
    }

    private static ReportingUnit.Version version(String code, String cluster, String from, String to, String outside) {
        return new ReportingUnit.Version(
                code, "Phường " + code, ReportingUnit.Kind.WARD, cluster, new DateRange(day(from), day(to)), outside);
    }

    private static LocalDate day(String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static Succession became(String predecessor, String successor, String on, String share) {
        return new Succession(predecessor, successor, LocalDate.parse(on), new BigDecimal(share), "Resolution", null);
    }
}
