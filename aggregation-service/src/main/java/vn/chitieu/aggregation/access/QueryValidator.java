package vn.chitieu.aggregation.access;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.security.CurrentViewer;
import vn.chitieu.support.security.Viewer;

/**
 * Validator of the parts of a query: refuses those that name nothing of this city, or figures that the client may not
 * see. Every query about a scope or a unit passes here.
 */
@Component
public final class QueryValidator {

    private static final int SHOWN = 60;
    private static final Pattern YEAR = Pattern.compile("(19|2[0-9])[0-9]{2}");
    private static final int MOST_QUARTERS = 40;

    private final Supplier<Catalog> catalog;
    private final CurrentViewer viewers;

    public QueryValidator(Supplier<Catalog> catalog, CurrentViewer viewers) {
        this.catalog = catalog;
        this.viewers = viewers;
    }

    /** Returns who asks. */
    public Viewer viewer() {
        return viewers.current();
    }

    public Quarter quarter(String text) {
        try {
            return Quarter.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw new ProblemException(
                            AggregationProblemCode.BAD_QUARTER,
                            "expected a quarter such as 2022-Q1, got " + shown(text))
                    .say("got", shown(text));
        }
    }

    public int year(String text) {
        if (!YEAR.matcher(text).matches()) {
            throw new ProblemException(
                            AggregationProblemCode.BAD_YEAR, "expected a year of 1900 to 2999, got " + shown(text))
                    .say("got", shown(text));
        }
        return Integer.parseInt(text);
    }

    public Scope scope(String text) {
        Scope scope;
        try {
            scope = Scope.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw new ProblemException(
                            AggregationProblemCode.BAD_SCOPE,
                            "expected city, cluster:<id> or unit:<id>, got " + shown(text))
                    .say("got", shown(text));
        }
        if (!catalog.get().has(scope)) {
            throw new ProblemException(
                            AggregationProblemCode.UNKNOWN_SCOPE,
                            "expected a cluster or unit of the catalog, got " + shown(text))
                    .say("got", shown(text));
        }
        Viewer viewer = viewer();
        if (!viewer.maySee(scope)) {
            throw foreign(viewer, scope.toString());
        }
        return scope;
    }

    /** Refuses a client that may not see what that unit reported. */
    public void requireSight(@Nullable String unit) {
        Viewer viewer = viewer();
        if (!viewer.seesEverything() && (unit == null || !viewer.maySeeUnit(unit))) {
            throw foreign(viewer, unit == null ? "no unit's" : "unit:" + unit);
        }
    }

    private static ProblemException foreign(Viewer viewer, String scope) {
        return new ProblemException(
                AggregationProblemCode.FOREIGN_SCOPE,
                "expected a scope of " + viewer.units() + ", which are yours, got " + scope);
    }

    public String indicator(String text) {
        if (catalog.get().indicator(text).isEmpty()) {
            throw new ProblemException(
                            AggregationProblemCode.UNKNOWN_INDICATOR,
                            "expected an indicator of the catalog, got " + shown(text))
                    .say("got", shown(text));
        }
        return text;
    }

    public Verdict verdict(String text) {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                                AggregationProblemCode.BAD_VERDICT,
                                "expected one of " + Arrays.toString(Verdict.values()) + ", got " + shown(text))
                        .say("got", shown(text)));
    }

    /** Quarters from the first to the last, both included; or so many up to the last, which is this one by default. */
    public List<Quarter> quarters(@Nullable String from, @Nullable String to, int count, Quarter thisOne) {
        Quarter last = to == null ? thisOne : quarter(to);
        if (from == null && (count < 1 || count > MOST_QUARTERS)) {
            throw new ProblemException(
                    AggregationProblemCode.BAD_RANGE, "expected 1 to " + MOST_QUARTERS + " quarters, got " + count);
        }
        Quarter first = from == null ? last.plus(1 - count) : quarter(from);
        List<Quarter> quarters = Stream.iterate(first, quarter -> quarter.compareTo(last) <= 0, next -> next.plus(1))
                .limit(MOST_QUARTERS + 1)
                .toList();
        if (quarters.isEmpty() || quarters.size() > MOST_QUARTERS) {
            throw new ProblemException(
                    AggregationProblemCode.BAD_RANGE,
                    "expected at most " + MOST_QUARTERS + " quarters, the first not after the last, got " + first
                            + " to " + last);
        }
        return quarters;
    }

    /** The version of a page to read below. */
    public long version(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException unreadable) {
            throw new ProblemException(
                            AggregationProblemCode.BAD_VERSION, "expected the before of an answer, got " + shown(text))
                    .say("got", shown(text));
        }
    }

    /** A text from outside, short and without control characters. */
    public static String shown(String text) {
        String clean = text.replaceAll("\\p{C}", "?");
        return clean.length() <= SHOWN ? clean : clean.substring(0, SHOWN) + "…";
    }
}
