package vn.chitieu.benchmarks.city;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the catalog of the {@link BenchmarkCity} as the files that the services load. */
public final class CityCatalog {

    private static final int FIRST_YEAR = 2014;
    private static final int LAST_YEAR = 2026;
    private static final List<String> WITH_TARGETS =
            List.of("INDICATOR_01", "INDICATOR_02", "INDICATOR_03", "INDICATOR_06", "INDICATOR_07", "SUM_OF_THREE");

    private CityCatalog() {}

    /**
     * Writes all files.
     *
     * @param dir where to; made when missing
     * @return the directory
     */
    public static Path write(Path dir) throws IOException {
        Files.createDirectories(dir);
        Files.writeString(dir.resolve("city.yaml"), """
                id: %s
                name: { vi: Thành phố đo tốc độ, en: Benchmark City }
                """.formatted(BenchmarkCity.ID));
        Files.writeString(dir.resolve("clusters.csv"), clusters());
        Files.writeString(dir.resolve("units.csv"), units());
        Files.writeString(dir.resolve("indicators.yaml"), indicators());
        Files.writeString(dir.resolve("targets.csv"), targets());
        Files.writeString(
                dir.resolve("people.csv"),
                "id,position_vi,position_en,email,language,in_charge_of,indicators,level,delivery,valid_from,valid_to\n");
        Files.writeString(dir.resolve("calendar.yaml"), """
                timeZone: Asia/Ho_Chi_Minh
                reportWithinWorkingDays: 5
                holidays: []
                workingWeekends: []
                """);
        Files.writeString(dir.resolve("expected-counts.yaml"), """
                counts:
                  - day: 2025-01-01
                    WARD: %d
                    source: "made for the benchmarks"
                """.formatted(
                        BenchmarkCity.units().size()));
        return dir;
    }

    private static String clusters() {
        return BenchmarkCity.clusters().stream()
                .map(id -> "%s,Cụm %s,Cluster %s,,".formatted(id, id.substring(8), id.substring(8)))
                .collect(Collectors.joining("\n", "id,name_vi,name_en,valid_from,valid_to\n", "\n"));
    }

    private static String units() {
        return BenchmarkCity.units().stream()
                .map(id -> "%s,1%s,Phường %s,WARD,%s,,"
                        .formatted(id, id.substring(5), id.substring(5), BenchmarkCity.clusterOf(id)))
                .collect(Collectors.joining("\n", "id,code,name,kind,cluster,valid_from,valid_to\n", "\n"));
    }

    /** Returns {@code indicators.yaml}: the indicators that all units report, and the derived ones. */
    public static String indicators() {
        List<String> entries = new ArrayList<>();
        entries.add("groups:\n  economy: { vi: Kinh tế, en: Economy }\nindicators:");
        for (ReportedIndicator indicator : BenchmarkCity.reported()) {
            entries.add(entry(indicator.code(), """
                        frequency: %s
                        acrossUnits: %s
                        acrossPeriods: %s
                        reporters: [territorial]""".formatted(
                            indicator.frequency(), indicator.acrossUnits(), indicator.acrossPeriods())));
        }
        BenchmarkCity.derivedSums()
                .forEach((code, terms) -> entries.add(entry(
                        code,
                        terms.entrySet().stream()
                                .map(term -> (term.getValue() < 0 ? "-" : "") + term.getKey())
                                .sorted()
                                .collect(Collectors.joining(", ", "sum: [", "]")))));
        entries.add(
                entry("SHARE_OF_SIX", "ratio: { numerator: INDICATOR_06, denominator: SUM_OF_THREE, factor: 100 }"));
        return String.join("\n", entries) + "\n";
    }

    private static String entry(String code, String rest) {
        return """
                  - code: %s
                    name: { vi: Chỉ tiêu %s, en: %s }
                    unitOfMeasure: { vi: %s, en: million dong }
                    group: economy
                    direction: HIGHER
                    definition: benchmark/1
                %s""".formatted(code, code, code, ReportedIndicator.UNIT_OF_MEASURE, rest.indent(4))
                .stripTrailing()
                .indent(2)
                .stripTrailing();
    }

    private static String targets() {
        String header = "scope,indicator,year,owner,value,pace,valid_from,reason\n";
        return IntStream.rangeClosed(FIRST_YEAR, LAST_YEAR)
                .boxed()
                .flatMap(year -> WITH_TARGETS.stream()
                        .flatMap(code -> List.of("CITY", "PROVINCE").stream()
                                .map(owner -> "city,%s,%d,%s,%d,EVEN,%d-01-01,Số giả định"
                                        .formatted(code, year, owner, owner.equals("CITY") ? 90_000 : 60_000, year))))
                .collect(Collectors.joining("\n", header, "\n"));
    }
}
