package vn.chitieu.notification;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.chitieu.support.problem.ProblemException;

/** Parameters of a query, read strictly. */
public final class Parameters {

    public static final String DEFAULT_LIMIT = "100";

    private static final int MAX_LIMIT = 500;
    private static final int MAX_ID = 300;
    private static final int SHOWN = 100;

    private Parameters() {}

    /**
     * Returns what a parameter says, null where it is absent.
     *
     * @param name the parameter
     * @param value its value
     * @param expected what to tell the caller that was expected
     * @param read reads the value; an IllegalArgumentException means that it is none
     */
    public static <T> @Nullable T optional(
            String name, @Nullable String value, String expected, Function<String, T> read) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            return read.apply(value);
        } catch (IllegalArgumentException none) {
            throw bad(name, expected, value);
        }
    }

    /** Returns the limit of a list, from its text. */
    public static int limit(String value) {
        Integer limit = optional("limit", value, "a number 1 to " + MAX_LIMIT, Integer::valueOf);
        if (limit == null || limit < 1 || limit > MAX_LIMIT) {
            throw bad("limit", "a number 1 to " + MAX_LIMIT, value);
        }
        return limit;
    }

    /** Returns the id that a list is continued after. */
    public static @Nullable String after(@Nullable String value) {
        if (value != null && value.length() > MAX_ID) {
            throw bad("after", "an id from an answer", value);
        }
        return value;
    }

    /** Returns what a part of the address says. */
    public static <T> T required(String name, String value, String expected, Function<String, T> read) {
        T found = optional(name, value, expected, read);
        if (found == null) {
            throw bad(name, expected, value);
        }
        return found;
    }

    /** Returns as much of a text from outside as a message may show. */
    public static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static ProblemException bad(String name, String expected, String value) {
        return new ProblemException(
                        NotificationProblemCode.BAD_PARAMETER,
                        "expected " + name + " to be " + expected + ", got " + shown(value))
                .say("name", name);
    }
}
