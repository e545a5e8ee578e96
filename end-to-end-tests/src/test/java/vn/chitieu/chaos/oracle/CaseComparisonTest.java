package vn.chitieu.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.chitieu.chaos.line.About;
import vn.chitieu.chaos.oracle.Findings.Kind;

class CaseComparisonTest {

    private static final String ID = "hue:BEHIND_TARGET/unit:lam-son/NEW_ENTERPRISES/2022-Q1/CITY";

    private final Findings findings = new Findings();

    @ParameterizedTest
    @CsvSource({
        "7, 18, 7, 18, true",
        "6, 18, 7, 18, false",
        "6, 17, 7, 18, false",
        // published again under the revision of a copy of the database that was restored
        "9, 18, 7, 18, true",
        "9, 17, 7, 18, false"
    })
    void aCaseHasSeenTheLastRevisionOrTheSameUnderAHigherOne(
            long seen, String cumulativeSeen, long published, String cumulative, boolean isRight) {
        JsonNode one = json("""
                {"id": "%s", "state": "OPEN", "revision": %d, "figures": {"revision": %d, "cumulative": "%s",
                  "asOf": "2022-04-04T17:35:12Z", "attainment": {"target": "100", "verdict": "BEHIND"}}}
                """.formatted(ID, seen, seen, cumulativeSeen));
        JsonNode total = json("""
                {"scope": "unit:lam-son", "indicator": "NEW_ENTERPRISES", "quarter": "2022-Q1", "revision": %d,
                  "cumulative": "%s", "asOf": "2022-04-04T17:35:12Z",
                  "attainments": [{"owner": "CITY", "target": "100", "verdict": "BEHIND"}]}
                """.formatted(published, cumulative));

        new CaseComparison(new Questions(List.of(), About.FIRST), "hue:", findings).compare(total, Map.of(ID, one));

        assertThat(findings.of(Kind.DEAF_CASE)).hasSize(isRight ? 0 : 1);
        assertThat(findings.comparedOf(Kind.DEAF_CASE)).isEqualTo(1);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
