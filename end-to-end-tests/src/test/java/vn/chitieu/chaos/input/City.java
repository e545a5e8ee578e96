package vn.chitieu.chaos.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What generator and oracle know of the city, read from its files in a few lines of their own: units that have been the
 * same since January 2021, and indicators, all of which are sums.
 *
 * @param id the key of its events
 * @param clusters the cluster of each territorial unit, by unit
 * @param indicators in the order of the file
 */
public record City(String id, Map<String, String> clusters, List<Indicator> indicators) {

    private static final Set<String> TERRITORIAL = Set.of("WARD", "COMMUNE", "TOWNSHIP");

    /** Which way an indicator should go, by the words of the file. */
    public enum Direction {
        /** More is better. */
        HIGHER,
        /** Less is better: its target is a limit. */
        LOWER,
        /** Neither; it is not judged. */
        NEUTRAL
    }

    /**
     * One indicator.
     *
     * @param direction which way it should go
     * @param reporters the units that report it; none of a derived one
     * @param parts what a derived one is the sum of; none of a reported one
     * @param whole whether its figures are counts
     */
    public record Indicator(
            String code,
            String unitOfMeasure,
            boolean monthly,
            Direction direction,
            boolean whole,
            List<String> reporters,
            List<String> parts) {

        /** Returns its periods of a quarter. */
        public List<String> periods(int year, int quarter) {
            if (!monthly) {
                return List.of(year + "-Q" + quarter);
            }
            List<String> months = new ArrayList<>();
            for (int month = 3 * quarter - 2; month <= 3 * quarter; month++) {
                months.add("%d-%02d".formatted(year, month));
            }
            return months;
        }
    }

    /** Reads the files of a catalog. */
    public static City read(Path catalog) {
        try {
            Map<String, String> clusters = new TreeMap<>();
            for (String line : Files.readAllLines(catalog.resolve("units.csv"))) {
                String[] columns = line.split(",", 9);
                boolean isNow = columns.length == 9
                        && !line.startsWith("#")
                        && TERRITORIAL.contains(columns[3])
                        && columns[5].compareTo("2022-01-01") <= 0
                        && columns[6].compareTo("2022-12-31") >= 0
                        && columns[7].isEmpty();
                if (isNow) {
                    clusters.put(columns[0], columns[4]);
                }
            }
            JsonNode yaml = YAMLMapper.builder().build().readTree(Files.readString(catalog.resolve("indicators.yaml")));
            List<Indicator> indicators = new ArrayList<>();
            for (JsonNode one : yaml.path("indicators")) {
                indicators.add(indicator(one, clusters));
            }
            String id = YAMLMapper.builder()
                    .build()
                    .readTree(Files.readString(catalog.resolve("city.yaml")))
                    .path("id")
                    .asString();
            return new City(id, clusters, List.copyOf(indicators));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Indicator indicator(JsonNode yaml, Map<String, String> clusters) {
        List<String> reporters = new ArrayList<>();
        for (JsonNode reporter : yaml.path("reporters")) {
            if (reporter.asString().equals("territorial")) {
                reporters.addAll(clusters.keySet());
            } else {
                reporters.add(reporter.asString().substring("unit:".length()));
            }
        }
        List<String> parts = new ArrayList<>();
        yaml.path("sum").forEach(part -> parts.add(part.asString()));
        String measure = yaml.path("unitOfMeasure").path("vi").asString();
        return new Indicator(
                yaml.path("code").asString(),
                measure,
                yaml.path("frequency").asString("").equals("MONTH"),
                Direction.valueOf(yaml.path("direction").asString("")),
                measure.equals("trường hợp") || measure.equals("doanh nghiệp"),
                List.copyOf(reporters),
                List.copyOf(parts));
    }

    /** Returns the indicator of that code. */
    public Indicator indicator(String code) {
        return indicators.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** Returns every unit that reports anything. */
    public List<String> units() {
        return indicators.stream()
                .flatMap(one -> one.reporters().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns the scopes that a unit is part of, itself first. */
    public List<String> scopesOf(String unit) {
        String cluster = clusters.get(unit);
        return cluster == null || cluster.isEmpty()
                ? List.of("unit:" + unit, "city")
                : List.of("unit:" + unit, "cluster:" + cluster, "city");
    }
}
