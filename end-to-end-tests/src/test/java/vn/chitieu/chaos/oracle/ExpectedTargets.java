package vn.chitieu.chaos.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.chitieu.chaos.input.City.Direction;

/** Which target holds, and which verdict follows, by the catalog's file and the log of targets. */
final class ExpectedTargets {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final List<Target> all = new ArrayList<>();

    /** A target; one of the catalog was assigned before all others. */
    record Target(
            String scope,
            String indicator,
            int year,
            String owner,
            BigDecimal value,
            List<BigDecimal> shares,
            LocalDate validFrom,
            String assignedAt,
            String id) {

        /** Returns how much of it is expected by the end of a quarter, in percent. */
        BigDecimal expectedPercent(int quarter) {
            return shares.isEmpty() ? BigDecimal.valueOf(25L * quarter) : shares.get(quarter - 1);
        }
    }

    ExpectedTargets(Path catalog, List<TopicContent.Record> log) {
        try {
            for (String line : Files.readAllLines(catalog.resolve("targets.csv"))) {
                String[] columns = line.split(",", 8);
                if (columns.length == 8 && columns[2].matches("[0-9]{4}")) {
                    List<BigDecimal> shares = columns[5].contains("/") ? shares(columns[5]) : List.of();
                    all.add(new Target(
                            columns[0],
                            columns[1],
                            Integer.parseInt(columns[2]),
                            columns[3],
                            new BigDecimal(columns[4]),
                            shares,
                            LocalDate.parse(columns[6]),
                            "",
                            ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        log.stream().map(TopicContent.Record::value).forEach(json -> all.add(assigned(json)));
        all.sort(Comparator.comparing(Target::validFrom)
                .thenComparing(Target::assignedAt)
                .thenComparing(Target::id));
    }

    private static Target assigned(@Nullable JsonNode json) {
        if (json == null) {
            throw new IllegalStateException("expected JSON on the log of targets");
        }
        List<BigDecimal> shares = new ArrayList<>();
        json.path("shares").forEach(share -> shares.add(new BigDecimal(share.asString())));
        return new Target(
                json.path("scope").asString(),
                json.path("indicator").asString(),
                json.path("year").asInt(),
                json.path("owner").asString(),
                new BigDecimal(json.path("value").asString()),
                shares,
                LocalDate.parse(json.path("validFrom").asString()),
                // With all nine digits, so that texts order as moments do.
                "%d.%09d"
                        .formatted(
                                OffsetDateTime.parse(json.path("assignedAt").asString())
                                        .toEpochSecond(),
                                OffsetDateTime.parse(json.path("assignedAt").asString())
                                        .getNano()),
                json.path("id").asString());
    }

    private static List<BigDecimal> shares(String text) {
        return List.of(text.split("/")).stream().map(BigDecimal::new).toList();
    }

    /** Returns the targets that hold for a scope on the last day of a quarter, by owner. */
    Map<String, Target> holding(String scope, String indicator, int year, int quarter) {
        LocalDate lastDay = LocalDate.of(year, 3 * quarter, 1).plusMonths(1).minusDays(1);
        Map<String, Target> holding = new TreeMap<>();
        for (Target one : all) {
            if (one.scope().equals(scope)
                    && one.indicator().equals(indicator)
                    && one.year() == year
                    && !one.validFrom().isAfter(lastDay)) {
                holding.put(one.owner(), one);
            }
        }
        return holding;
    }

    /**
     * Returns the verdicts that may be given after the deadline; more than one only where figures are missing. All
     * indicators add up over the year, so what is above a limit stays above it.
     */
    static Set<String> verdicts(
            Target target, int quarter, Direction direction, @Nullable BigDecimal reached, boolean isComplete) {
        if (reached == null || direction == Direction.NEUTRAL) {
            return Set.of("NOT_JUDGED");
        }
        BigDecimal expected =
                target.value().multiply(target.expectedPercent(quarter)).divide(HUNDRED);
        return direction == Direction.LOWER
                ? ofALimit(target.value(), expected, reached, isComplete)
                : ofAGoal(target.value(), expected, reached, isComplete);
    }

    /** Figures that are missing could only add to it: they excuse nothing, and without them nothing is within it. */
    private static Set<String> ofALimit(BigDecimal limit, BigDecimal expected, BigDecimal reached, boolean isComplete) {
        if (reached.compareTo(limit) > 0) {
            return Set.of("SEVERELY_BEHIND");
        }
        String verdict = reached.signum() == 0 ? "ON_PACE" : byThresholds(expected, reached);
        return Set.of(verdict.endsWith("BEHIND") || isComplete ? verdict : "AT_RISK");
    }

    private static Set<String> ofAGoal(BigDecimal goal, BigDecimal expected, BigDecimal reached, boolean isComplete) {
        if (reached.compareTo(goal.multiply(BigDecimal.TEN)) >= 0) {
            return Set.of("NOT_JUDGED"); // a target that is beyond belief
        }
        if (reached.compareTo(goal) > 0) {
            return Set.of("EXCEEDED");
        }
        if (reached.compareTo(goal) == 0) {
            return Set.of("AHEAD", "ON_PACE");
        }
        String verdict = expected.signum() == 0 ? "ON_PACE" : byThresholds(reached, expected);
        return verdict.endsWith("BEHIND") && !isComplete ? Set.of(verdict, "AT_RISK") : Set.of(verdict);
    }

    /** Judges the share that one amount is of another. */
    private static String byThresholds(BigDecimal amount, BigDecimal of) {
        for (String one : List.of("110 AHEAD", "100 ON_PACE", "95 AT_RISK", "70 BEHIND")) {
            String[] words = one.split(" ");
            if (amount.multiply(HUNDRED).compareTo(of.multiply(new BigDecimal(words[0]))) >= 0) {
                return words[1];
            }
        }
        return "SEVERELY_BEHIND";
    }
}
