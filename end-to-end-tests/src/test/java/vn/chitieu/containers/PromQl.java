package vn.chitieu.containers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics, labels and values that an expression of PromQL asks for. */
final class PromQl {

    private static final Pattern SELECTOR = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(\\{[^}]*})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern GROUPING = Pattern.compile("\\b(by|without|on|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern DURATION = Pattern.compile("\\[[^\\]]*]");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");
    private static final Set<String> FUNCTIONS = Set.of(
            "sum", "max", "min", "avg", "count", "topk", "rate", "increase", "changes", "resets", "absent", "time");

    private PromQl() {}

    /** Returns what an expression asks for and no service registers; empty where all is there. */
    static List<String> missing(String expression, DocumentedMetrics metrics) {
        List<String> missing = new ArrayList<>();
        String plain =
                GROUPING.matcher(DURATION.matcher(expression).replaceAll("")).replaceAll("");
        List<String> names = new ArrayList<>();
        Matcher selector = SELECTOR.matcher(plain);
        while (selector.find()) {
            String name = selector.group(1);
            boolean isCalled = plain.substring(selector.end()).stripLeading().startsWith("(");
            if (WORDS.contains(name)) {
                continue;
            }
            if (isCalled) {
                addUnless(FUNCTIONS.contains(name), "the function " + name, missing);
                continue;
            }
            names.add(name);
            addUnless(metrics.has(name), name, missing);
            if (selector.group(2) != null) {
                matchers(name, selector.group(2), metrics, missing);
            }
        }
        addUnless(!names.isEmpty(), "any metric in " + expression, missing);
        GROUPING.matcher(expression)
                .results()
                .flatMap(grouping -> List.of(grouping.group(2).split(",")).stream())
                .map(String::strip)
                .forEach(label -> addUnless(
                        names.stream().anyMatch(name -> metrics.has(name, label)), "the label " + label, missing));
        return missing;
    }

    private static void matchers(String name, String text, DocumentedMetrics metrics, List<String> missing) {
        MATCHER.matcher(text).results().forEach(one -> {
            String label = one.group(1);
            addUnless(metrics.has(name, label), name + "{" + label + "}", missing);
            if (!label.equals("job")
                    && one.group(2).matches("=~?")
                    && one.group(3).matches("[\\w|]+")) {
                for (String value : one.group(3).split("\\|")) {
                    addUnless(metrics.has(name, label, value), name + "{" + label + "=" + value + "}", missing);
                }
            }
        });
    }

    private static void addUnless(boolean there, String what, List<String> missing) {
        if (!there) {
            missing.add(what);
        }
    }
}
