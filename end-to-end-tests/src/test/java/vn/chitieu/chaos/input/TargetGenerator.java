package vn.chitieu.chaos.input;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes targets of 2022, of which about half are too high for what is reported. */
final class TargetGenerator {

    private static final List<String> INDICATORS = List.of("BUDGET_REVENUE", "LAND_CLEARED", "NEW_ENTERPRISES");
    /** What a month of a unit brings on average. */
    private static final Map<String, Double> A_MONTH =
            Map.of("BUDGET_REVENUE", 50_000.0, "LAND_CLEARED", 5.0, "NEW_ENTERPRISES", 6.0);

    private final City city;
    private final Random random;
    private final String prefix;

    TargetGenerator(City city, Random random, String prefix) {
        this.city = city;
        this.random = random;
        this.prefix = prefix;
    }

    /** Returns the fields of the next target. */
    Map<String, Object> next(int number) {
        String indicator = INDICATORS.get(random.nextInt(INDICATORS.size()));
        List<String> units = List.copyOf(city.clusters().keySet());
        String unit = units.get(random.nextInt(units.size()));
        List<String> scopes = city.scopesOf(unit);
        String scope = scopes.get(random.nextInt(scopes.size()));
        long covered = city.clusters().keySet().stream()
                .filter(one -> city.scopesOf(one).contains(scope))
                .count();
        long value = Math.max(1, Math.round(A_MONTH.get(indicator) * 12 * covered * (0.5 + 1.5 * random.nextDouble())));
        Map<String, Object> target = new LinkedHashMap<>();
        target.put("id", prefix + "t" + number);
        target.put("scope", scope);
        target.put("indicator", indicator);
        target.put("year", 2022);
        target.put("owner", random.nextBoolean() ? "CITY" : "PROVINCE");
        target.put("value", String.valueOf(value));
        target.put("pace", random.nextInt(4) == 0 ? "10/35/62/100" : "EVEN");
        target.put(
                "validFrom",
                LocalDate.of(2022, 1, 1).plusDays(random.nextInt(90)).toString());
        target.put("reason", "giao lại số " + number);
        return target;
    }
}
