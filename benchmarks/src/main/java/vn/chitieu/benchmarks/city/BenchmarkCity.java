package vn.chitieu.benchmarks.city;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.chitieu.contracts.vocabulary.Frequency;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/** The city of the benchmarks: 34 units in 6 clusters, 25 reported indicators, 3 derived ones. */
public final class BenchmarkCity {

    /** The city's id, the key of its records. */
    public static final String ID = "benchmark-city";
    /** Its newest quarter. */
    public static final Quarter LAST_QUARTER = new Quarter(2025, 4);

    /** How many derived indicators it has. */
    public static final int DERIVED = 3;

    private static final int UNITS = 34;
    private static final int CLUSTERS = 6;
    private static final int INDICATORS = 25;

    private BenchmarkCity() {}

    /** Returns the ids of its units. */
    public static List<String> units() {
        return IntStream.rangeClosed(1, UNITS).mapToObj("ward-%02d"::formatted).toList();
    }

    /** Returns the ids of its clusters. */
    public static List<String> clusters() {
        return IntStream.rangeClosed(1, CLUSTERS)
                .mapToObj("cluster-%d"::formatted)
                .toList();
    }

    /** Returns the cluster that a unit belongs to. */
    public static String clusterOf(String unit) {
        int number = Integer.parseInt(unit.substring(unit.length() - 2));
        return clusters().get(number % CLUSTERS);
    }

    /** Returns the scopes that a unit counts in. */
    public static List<String> scopesOf(String unit) {
        return List.of("city", "cluster:" + clusterOf(unit), "unit:" + unit);
    }

    /** Returns the indicators that all units report: 10 by month, 15 by quarter, most of them sums. */
    public static List<ReportedIndicator> reported() {
        return IntStream.rangeClosed(1, INDICATORS)
                .mapToObj(BenchmarkCity::indicator)
                .toList();
    }

    /** Returns the derived indicators that are sums: each with its terms and their signs. */
    public static Map<String, Map<String, Integer>> derivedSums() {
        return Map.of(
                "SUM_OF_THREE", Map.of("INDICATOR_01", 1, "INDICATOR_02", 1, "INDICATOR_03", 1),
                "BALANCE", Map.of("INDICATOR_04", 1, "INDICATOR_05", -1));
    }

    /** Returns that many quarters up to the newest, oldest first. */
    public static List<Quarter> quarters(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> LAST_QUARTER.plus(index - count + 1))
                .toList();
    }

    /** Returns the periods for which an indicator is reported in a quarter. */
    public static List<ReportingPeriod> periods(ReportedIndicator indicator, Quarter quarter) {
        if (indicator.frequency() == Frequency.QUARTER) {
            return List.of(quarter);
        }
        return Stream.of(0, 1, 2)
                .map(month -> ReportingPeriod.parse(
                        quarter.firstDay().plusMonths(month).toString().substring(0, 7)))
                .toList();
    }

    private static ReportedIndicator indicator(int number) {
        Frequency frequency = number % 5 <= 1 ? Frequency.MONTH : Frequency.QUARTER;
        String code = "INDICATOR_%02d".formatted(number);
        return switch (number) {
            case 21, 22 -> new ReportedIndicator(code, frequency, "SUM", "LAST");
            case 23 -> new ReportedIndicator(code, frequency, "MAX", "MAX");
            case 24 -> new ReportedIndicator(code, frequency, "AVERAGE", "AVERAGE");
            default -> new ReportedIndicator(code, frequency, "SUM", "SUM");
        };
    }
}
