package vn.chitieu.chaos.oracle;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vn.chitieu.chaos.oracle.Findings.Kind;

/** What is behind has a living case, and no case is deaf. */
final class CaseComparison {

    private static final String QUARTER = "2022-Q1";

    private final Questions notification;
    private final Findings findings;

    CaseComparison(Questions notification, Findings findings) {
        this.notification = notification;
        this.findings = findings;
    }

    void compare(Map<String, JsonNode> published) throws InterruptedException {
        Map<String, JsonNode> cases = cases();
        for (JsonNode total : published.values()) {
            if (total == null || !total.path("quarter").asString().equals(QUARTER)) {
                continue;
            }
            for (JsonNode attainment : total.path("attainments")) {
                String id = "BEHIND_TARGET/" + total.path("scope").asString() + "/"
                        + total.path("indicator").asString() + "/" + QUARTER + "/"
                        + attainment.path("owner").asString();
                compare(id, total, attainment, cases.get(id));
            }
        }
    }

    private void compare(
            String id, JsonNode total, JsonNode attainment, @org.jspecify.annotations.Nullable JsonNode one) {
        String verdict = attainment.path("verdict").asString();
        boolean isBehind = verdict.endsWith("BEHIND");
        if (isBehind) {
            findings.compared(Kind.MISSING_CASE);
            String state = one == null ? "none" : one.path("state").asString();
            if (one == null || state.equals("RESOLVED") || state.equals("CLOSED_UNRESOLVED")) {
                findings.found(
                        Kind.MISSING_CASE, id + " is " + verdict + " at " + total.path("revision") + ", case: " + one);
            }
        }
        if (one != null) {
            findings.compared(Kind.DEAF_CASE);
            if (one.path("revision").asLong() != total.path("revision").asLong()) {
                findings.found(
                        Kind.DEAF_CASE,
                        id + " has seen " + one.path("revision") + ", published is " + total.path("revision")
                                + ", state " + one.path("state").asString());
            }
        }
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
