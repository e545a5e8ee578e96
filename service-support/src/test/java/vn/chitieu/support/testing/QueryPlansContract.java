package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * {@code docs/queries.md} lists every query of a service with the index that MongoDB answers it by. Both are compared
 * with what is sent; the index with {@code explain} where the tests run on MongoDB. With
 * {@code -Dchitieu.queries=write} the rows are written, new ones with every index that could be chosen.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class QueryPlansContract {

    private static final Path DOCUMENT = Path.of("..", "docs", "queries.md");
    private static final Pattern ROW = Pattern.compile("(?m)^(\\| `.*\\|) (\\S.*) \\|$");

    private final String service;
    private final String root;
    private QueryPlans plans;

    /**
     * @param service whose section of the document it is
     * @param root the package of the service
     */
    protected QueryPlansContract(String service, String root) {
        this.service = service;
        this.root = root;
    }

    @BeforeAll
    void record() throws Exception {
        plans = QueryPlans.recorded(root);
        if ("write".equals(System.getProperty("chitieu.queries"))) {
            Map<String, String> known = listed();
            StringBuilder rows = new StringBuilder(
                    "\n\n| collection | command | filter | sort | index |\n" + "| --- | --- | --- | --- | --- |\n");
            Map<String, Set<String>> possible = plans.possible();
            plans.rows()
                    .forEach(row -> rows.append(row)
                            .append(' ')
                            .append(known.getOrDefault(row, listed(possible.getOrDefault(row, Set.of()))))
                            .append(" |\n"));
            String text = Files.readString(DOCUMENT);
            Files.writeString(
                    DOCUMENT,
                    text.replaceFirst(
                            "(?s)(## " + service + ")\n.*?(?=\n## |\\z)",
                            "$1" + Matcher.quoteReplacement(rows.toString())));
        }
    }

    @Test
    void listsEveryQuery() throws Exception {
        plans.requireAllMethods();
        assertThat(new ArrayList<>(listed().keySet())).containsExactlyElementsOf(plans.rows());
    }

    /** Without MongoDB: the index exists there, and begins with a field of the query. */
    @Test
    void namesAnIndexThatCanAnswer() throws Exception {
        Map<String, String> listed = listed();
        plans.possible().forEach((row, possible) -> {
            Set<String> named = named(listed.getOrDefault(row, "?"));
            if (possible.isEmpty()) {
                assertThat(named).as(row).containsExactly(ExplainedPlan.SCAN);
            } else {
                assertThat(possible).as(row).containsAll(named);
            }
        });
    }

    @Test
    void mongoDbChoosesTheIndexThatIsListed() throws Exception {
        assumeTrue(
                TestDatabase.isMongoDb(),
                "SKIPPED: no MongoDB at hand, so the planner is not asked; give -Dchitieu.mongodb or -Dchitieu.mongod");
        Map<String, String> listed = listed();
        plans.explained()
                .forEach((row, chosen) ->
                        assertThat(named(listed.getOrDefault(row, "?"))).as(row).containsAll(chosen));
    }

    private static String listed(Set<String> possible) {
        return possible.isEmpty() ? ExplainedPlan.SCAN : "`" + String.join("` or `", possible) + "`";
    }

    private static Set<String> named(String indexes) {
        return new TreeSet<>(Arrays.asList(indexes.replace("`", "").split(" or ")));
    }

    private Map<String, String> listed() throws Exception {
        Matcher section =
                Pattern.compile("(?ms)^## " + service + "\n(.*?)(?=^## |\\z)").matcher(Files.readString(DOCUMENT));
        assertThat(section.find()).as("section of %s", service).isTrue();
        Map<String, String> rows = new LinkedHashMap<>();
        ROW.matcher(section.group(1)).results().forEach(row -> rows.put(row.group(1), row.group(2)));
        return rows;
    }
}
