package vn.chitieu.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sample's city a week after the deadline of its quarter: one ward sent its land figures late, one sent no count of
 * violations for March, and a drive with a target of the province is running beside the campaign.
 */
final class AnUnfinishedQuarter {

    static final String LATE = "nam-ngan";
    static final String SILENT = "dong-cuong";

    /** Far behind the target that the province set for it, and over the limit that the city set. */
    static final String TWO_MONTHS = "hai-thang-2022";

    private static final String SILENT_ABOUT = SILENT + ",URBAN_VIOLATIONS,2022-03";
    private static final String LATE_WITH = LATE + ",LAND_CLEARED,2022-03";
    private static final String LATE_AT = "2022-04-15T09:00:00+07:00";
    private static final String DRIVE = """

              - id: giai-phong-mat-bang-dau-nam-2022
                name:
                  vi: Đợt giải phóng mặt bằng đầu năm 2022
                  en: Land clearance drive of early 2022
                from: 2022-01-10
                to: 2022-04-30
                indicators:
                  - { code: LAND_CLEARED, target: 50, owner: PROVINCE }
              - id: hai-thang-2022
                name: { vi: Hai tháng đầu năm 2022, en: First two months of 2022 }
                from: 2022-01-01
                to: 2022-02-28
                indicators:
                  - { code: LAND_CLEARED, target: 100, owner: PROVINCE }
                  - { code: URBAN_VIOLATIONS, target: 10, owner: CITY }
            """;

    private AnUnfinishedQuarter() {}

    /** Returns a copy of the sample's catalog, changed so. */
    static Path catalog(Path original, Path into) {
        try {
            copy(original, into);
            Path updates = into.resolve("sample").resolve("updates-2022-Q1.csv");
            Files.writeString(
                    updates,
                    Files.readAllLines(updates).stream()
                            .filter(line -> !line.contains(SILENT_ABOUT))
                            .map(line -> line.contains(LATE_WITH) ? sentLate(line) : line)
                            .collect(Collectors.joining("\n", "", "\n")));
            Path indicators = into.resolve("indicators.yaml");
            Files.writeString(
                    indicators,
                    Files.readString(indicators).replace("    direction: NEUTRAL\n", "    direction: LOWER\n"));
            Path windows = into.resolve("windows.yaml");
            Files.writeString(windows, Files.readString(windows).stripTrailing() + DRIVE);
            return into;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static String sentLate(String line) {
        return line.substring(0, line.lastIndexOf(',') + 1) + LATE_AT;
    }

    private static void copy(Path original, Path into) throws IOException {
        Set<Path> files;
        try (Stream<Path> walked = Files.walk(original)) {
            files = walked.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
        for (Path file : files) {
            Path copied = into.resolve(original.relativize(file).toString());
            Files.createDirectories(copied.getParent());
            Files.copy(file, copied);
        }
    }
}
