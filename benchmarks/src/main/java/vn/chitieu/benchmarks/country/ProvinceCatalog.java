package vn.chitieu.benchmarks.country;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.chitieu.benchmarks.city.CityCatalog;

/**
 * Writes the catalog of a province: the indicators of the benchmarks, a chairperson for each commune, and targets of
 * the year. That of each commune for one indicator is out of reach, so that each chairperson gets one mail.
 */
final class ProvinceCatalog {

    private static final int YEAR = 2025;
    private static final String BEHIND = "INDICATOR_01";
    private static final long OUT_OF_REACH = 1_000_000;
    private static final List<String> WITHIN_REACH =
            List.of("INDICATOR_02", "INDICATOR_03", "INDICATOR_04", "INDICATOR_06", "INDICATOR_07");
    /** Of what a commune reports in a year. */
    private static final long WITHIN_REACH_A_COMMUNE = 2_000;

    private ProvinceCatalog() {}

    /** Writes all files into a folder of the province's id, and returns it. */
    static Path write(Path dir, Province province) throws IOException {
        Path folder = Files.createDirectories(dir.resolve(province.id()));
        write(folder, "city.yaml", """
                id: %s
                name: { vi: Tỉnh %02d, en: Province %02d }
                """.formatted(province.id(), province.number(), province.number()));
        write(
                folder,
                "clusters.csv",
                province.clusters().stream()
                        .map(id -> "%s,Cụm %s,Cluster %s,,".formatted(id, id.substring(8), id.substring(8)))
                        .collect(Collectors.joining("\n", "id,name_vi,name_en,valid_from,valid_to\n", "\n")));
        write(
                folder,
                "units.csv",
                ofEach(
                        province,
                        "id,code,name,kind,cluster,valid_from,valid_to",
                        commune -> "%s,1%03d,Xã %03d,COMMUNE,%s,,"
                                .formatted(Province.unit(commune), commune, commune, province.clusterOf(commune))));
        write(folder, "indicators.yaml", CityCatalog.indicators());
        write(folder, "targets.csv", targets(province));
        write(
                folder,
                "people.csv",
                ofEach(
                        province,
                        "id,position_vi,position_en,email,language,in_charge_of,indicators,level,delivery,valid_from,"
                                + "valid_to",
                        commune ->
                                "chu-tich-%03d,Chủ tịch UBND xã %03d,Chairperson of commune %03d,%s,vi,unit:%s,%s,1,AT_ONCE,,"
                                        .formatted(
                                                commune,
                                                commune,
                                                commune,
                                                province.chairperson(commune),
                                                Province.unit(commune),
                                                BEHIND)));
        write(folder, "calendar.yaml", """
                timeZone: Asia/Ho_Chi_Minh
                reportWithinWorkingDays: 5
                holidays: []
                workingWeekends: []
                """);
        write(folder, "expected-counts.yaml", """
                counts:
                  - day: 2025-01-01
                    COMMUNE: %d
                    source: "made for the benchmarks"
                """.formatted(province.communes()));
        return folder;
    }

    private static String targets(Province province) {
        Stream<String> ofCommunes =
                communes(province).mapToObj(commune -> target("unit:" + Province.unit(commune), BEHIND, OUT_OF_REACH));
        Stream<String> ofTheProvince = WITHIN_REACH.stream()
                .map(indicator -> target("city", indicator, WITHIN_REACH_A_COMMUNE * province.communes()));
        return Stream.concat(ofTheProvince, ofCommunes)
                .collect(Collectors.joining("\n", "scope,indicator,year,owner,value,pace,valid_from,reason\n", "\n"));
    }

    private static String target(String scope, String indicator, long value) {
        return "%s,%s,%d,PROVINCE,%d,EVEN,%d-01-01,Số giả định".formatted(scope, indicator, YEAR, value, YEAR);
    }

    private static String ofEach(Province province, String header, IntFunction<String> row) {
        return communes(province).mapToObj(row).collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    private static IntStream communes(Province province) {
        return IntStream.rangeClosed(1, province.communes());
    }

    private static void write(Path folder, String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }
}
