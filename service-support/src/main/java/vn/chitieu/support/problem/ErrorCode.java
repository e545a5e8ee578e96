package vn.chitieu.support.problem;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import vn.chitieu.contracts.vocabulary.CodeTexts;

/**
 * The stable code of a problem; the enum of a service that lists its own codes implements it. Its texts are in the
 * files that {@link CodeTexts} reads.
 */
public interface ErrorCode {

    /** Returns the code itself, such as {@code BODY_TOO_LARGE}; it never changes its meaning. */
    String name();

    /** Returns the status of the answer. */
    HttpStatus status();

    /** Returns what it means, one short sentence without a full stop; the phrase of the status where it has none. */
    default String title() {
        return texts().title(name()).orElseGet(() -> status().getReasonPhrase());
    }

    /** Returns what the caller can do: the detail of an answer that has no other. */
    default String remedy() {
        return texts().remedy(name());
    }

    /**
     * Returns what is wrong and what to do, in Vietnamese, with the values at hand by the name of their place. What
     * every service refuses alike has its text at {@link RequestProblem}.
     */
    default String vietnamese(Map<String, String> values) {
        CodeTexts own = texts();
        return (own.has(name()) ? own : CodeTexts.of(RequestProblem.class)).vietnamese(name(), values);
    }

    /** Returns the texts of all codes of the enum. */
    default CodeTexts texts() {
        return CodeTexts.of((Enum<?>) this);
    }

    /** Returns its row of the table in {@code docs/codes.md}. */
    default String row(String service) {
        return "| %s | `%s` | %d | %s | %s |"
                .formatted(service, name(), status().value(), remedy(), vietnamese(Map.of()));
    }

    /** Returns the type of its problems, such as {@code urn:chitieu:problem:body-too-large}. */
    default URI type() {
        return typeOf(name());
    }

    /** Returns the type of the problems of a code. */
    static URI typeOf(String code) {
        return URI.create("urn:chitieu:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
