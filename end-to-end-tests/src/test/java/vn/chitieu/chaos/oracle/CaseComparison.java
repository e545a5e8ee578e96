package vn.chitieu.chaos.oracle;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.chitieu.chaos.oracle.Findings.Kind;

/** What is behind has a living case, and no case is deaf. */
final class CaseComparison {

    private static final String QUARTER = "2022-Q1";

    private final Questions notification;
    private final String prefix;
    private final Findings findings;

    /**
     * Takes whom it asks.
     *
     * @param prefix what the ids of the city's cases begin with
     */
    CaseComparison(Questions notification, String prefix, Findings findings) {
        this.notification = notification;
        this.prefix = prefix;
        this.findings = findings;
    }

    void compare(Map<String, TopicContent.Record> published) throws InterruptedException {
        Map<String, JsonNode> cases = cases();
        for (TopicContent.Record last : published.values()) {
            JsonNode total = last.value();
            if (total != null && total.path("quarter").asString().equals(QUARTER)) {
                compare(total, cases);
            }
        }
    }

    void compare(JsonNode total, Map<String, JsonNode> cases) {
        for (JsonNode attainment : total.path("attainments")) {
            String id = prefix + "BEHIND_TARGET/" + total.path("scope").asString() + "/"
                    + total.path("indicator").asString() + "/" + QUARTER + "/"
                    + attainment.path("owner").asString();
            compare(id, total, attainment, cases.get(id));
        }
    }

    private void compare(String id, JsonNode total, JsonNode attainment, @Nullable JsonNode one) {
        String verdict = attainment.path("verdict").asString();
        boolean isBehind = verdict.endsWith("BEHIND");
        if (isBehind) {
            findings.compared(Kind.MISSING_CASE);
            if (one == null || isOver(one)) {
                findings.found(
                        Kind.MISSING_CASE, id + " is " + verdict + " at " + total.path("revision") + ", case: " + one);
            }
        }
        if (one != null && !isOver(one)) {
            findings.compared(Kind.DEAF_CASE);
            if (!hasSeen(one.path("figures"), total, attainment)) {
                findings.found(
                        Kind.DEAF_CASE,
                        id + " has seen " + one.path("revision") + ", published is " + total.path("revision")
                                + ", state " + one.path("state").asString());
            }
        }
    }

    /**
     * A total that has not changed since a copy of the database was made is published under the revision of that copy
     * again; a case that saw it under a higher one has seen the same.
     */
    private static boolean hasSeen(JsonNode figures, JsonNode total, JsonNode attainment) {
        long seen = figures.path("revision").asLong();
        long published = total.path("revision").asLong();
        return seen == published
                || (seen > published
                        && figures.path("cumulative").equals(total.path("cumulative"))
                        && figures.path("asOf").equals(total.path("asOf"))
                        && figures.at("/attainment/target").equals(attainment.path("target"))
                        && figures.at("/attainment/verdict").equals(attainment.path("verdict")));
    }

    /** A case that is over keeps the revision at which it ended, until a figure opens it again. */
    private static boolean isOver(JsonNode one) {
        return Set.of("RESOLVED", "CLOSED_UNRESOLVED")
                .contains(one.path("state").asString());
    }

    private Map<String, JsonNode> cases() throws InterruptedException {
        Map<String, JsonNode> cases = new HashMap<>();
        String page = "";
        while (true) {
            JsonNode answer = notification.get("/api/v1/cases" + page);
            answer.path("cases").forEach(one -> cases.put(one.path("id").asString(), one));
            String next = answer.path("next").asString(null);
            if (next == null) {
                return cases;
            }
            page = "?after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
    }
}
