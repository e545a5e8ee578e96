package vn.chitieu.chaos.oracle;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.chitieu.chaos.input.City;
import vn.chitieu.chaos.input.City.Indicator;
import vn.chitieu.chaos.oracle.Findings.Kind;

/** Every total of every scope is what the log says, with its verdicts, and so was it published. */
final class TotalComparison {

    private static final int FIRST_YEAR = 2021;

    private final Questions aggregation;
    private final City city;
    private final ExpectedTotals expected;
    private final ExpectedTargets targets;
    private final Findings findings;

    TotalComparison(
            Questions aggregation, City city, ExpectedTotals expected, ExpectedTargets targets, Findings findings) {
        this.aggregation = aggregation;
        this.city = city;
        this.expected = expected;
        this.targets = targets;
        this.findings = findings;
    }

    private record Place(Indicator indicator, String scope, int year, int quarter) {
        @Override
        public String toString() {
            return scope + "/" + indicator.code() + "/" + year + "-Q" + quarter;
        }
    }

    void compare(Map<String, TopicContent.Record> published) throws InterruptedException {
        Set<String> scopes = new TreeSet<>();
        city.indicators().forEach(indicator -> scopes.addAll(expected.scopes(indicator)));
        for (int number = 0; number < 5; number++) {
            int year = FIRST_YEAR + number / 4;
            int quarter = 1 + number % 4;
            for (String scope : scopes) {
                JsonNode answer =
                        aggregation.get("/api/v1/totals?quarter=" + year + "-Q" + quarter + "&scope=" + scope);
                Map<String, JsonNode> stored = new HashMap<>();
                answer.path("totals")
                        .forEach(total -> stored.put(total.path("indicator").asString(), total));
                for (Indicator indicator : city.indicators()) {
                    if (expected.scopes(indicator).contains(scope)) {
                        Place place = new Place(indicator, scope, year, quarter);
                        compare(place, stored.get(indicator.code()));
                        TopicContent.Record last = published.get(city.id() + "/" + place);
                        comparePublished(place, stored.get(indicator.code()), last == null ? null : last.value());
                    }
                }
            }
        }
    }

    private void compare(Place at, @Nullable JsonNode total) {
        findings.compared(Kind.WRONG_TOTAL);
        if (total == null) {
            findings.found(Kind.WRONG_TOTAL, at + ": expected a total, got none");
            return;
        }
        BigDecimal cumulative = expected.reached(at.indicator(), at.scope(), at.year(), at.quarter(), true);
        amount(at, total, "value", expected.reached(at.indicator(), at.scope(), at.year(), at.quarter(), false));
        amount(at, total, "cumulative", cumulative);
        if (at.year() > FIRST_YEAR) {
            amount(
                    at,
                    total,
                    "sameQuarterLastYear",
                    expected.reached(at.indicator(), at.scope(), at.year() - 1, at.quarter(), false));
            amount(
                    at,
                    total,
                    "cumulativeLastYear",
                    expected.reached(at.indicator(), at.scope(), at.year() - 1, at.quarter(), true));
        }
        Set<String> missing = expected.missing(at.indicator(), at.scope(), at.year(), at.quarter());
        Set<String> said = new TreeSet<>();
        total.path("trust").path("missingUnits").forEach(unit -> said.add(unit.asString()));
        if (!said.equals(missing)) {
            findings.found(Kind.WRONG_TOTAL, at + ": missing units: expected " + missing + ", got " + said);
        }
        verdicts(at, total, cumulative, missing.isEmpty());
    }

    private void verdicts(Place at, JsonNode total, @Nullable BigDecimal cumulative, boolean isComplete) {
        Map<String, ExpectedTargets.Target> holding =
                targets.holding(at.scope(), at.indicator().code(), at.year(), at.quarter());
        Map<String, JsonNode> said = new HashMap<>();
        total.path("attainments").forEach(one -> said.put(one.path("owner").asString(), one));
        if (!said.keySet().equals(holding.keySet())) {
            findings.found(
                    Kind.WRONG_VERDICT, at + ": owners: expected " + holding.keySet() + ", got " + said.keySet());
        }
        holding.forEach((owner, target) -> {
            findings.compared(Kind.WRONG_VERDICT);
            JsonNode attainment = said.get(owner);
            if (attainment != null) {
                Set<String> verdicts = ExpectedTargets.verdicts(
                        target, at.quarter(), at.indicator().direction(), cumulative, isComplete);
                String verdict = attainment.path("verdict").asString();
                if (!verdicts.contains(verdict) || !same(target.value(), attainment.path("target"))) {
                    findings.found(
                            Kind.WRONG_VERDICT,
                            at + " against " + owner + ": expected " + verdicts + " of " + target + " by " + cumulative
                                    + ", got " + attainment);
                }
            }
        });
    }

    private void amount(Place at, JsonNode total, String field, @Nullable BigDecimal amount) {
        if (!same(amount, total.path(field))) {
            findings.found(Kind.WRONG_TOTAL, at + " " + field + ": expected " + amount + ", got " + total.path(field));
        }
    }

    private void comparePublished(Place at, @Nullable JsonNode stored, @Nullable JsonNode published) {
        if (stored == null) {
            return;
        }
        findings.compared(Kind.WRONG_PUBLICATION);
        if (published == null) {
            findings.found(Kind.WRONG_PUBLICATION, at + ": expected a publication, got none");
            return;
        }
        for (String field : List.of("revision", "value", "cumulative", "attainments")) {
            if (!Objects.equals(stored.path(field), published.path(field))) {
                findings.found(
                        Kind.WRONG_PUBLICATION,
                        at + " " + field + ": stored " + stored.path(field) + ", published " + published.path(field));
            }
        }
    }

    private static boolean same(@Nullable BigDecimal expected, JsonNode said) {
        boolean isNothing = said.isNull() || said.isMissingNode();
        return expected == null ? isNothing : !isNothing && expected.compareTo(new BigDecimal(said.asString())) == 0;
    }
}
