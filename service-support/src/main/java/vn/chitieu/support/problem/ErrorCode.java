package vn.chitieu.support.problem;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The stable code of a problem; the enum of a service that lists its own codes implements it. */
public interface ErrorCode {

    /** Returns the code itself, such as {@code BODY_TOO_LARGE}; it never changes its meaning. */
    String name();

    /** Returns the status of the answer. */
    HttpStatus status();

    /** Returns what it means, one short sentence without a full stop; the phrase of the status where it has none. */
    default String title() {
        return status().getReasonPhrase();
    }

    /** Returns what the caller can do: the detail of an answer that has no other. */
    String remedy();

    /** Returns the type of its problems, such as {@code urn:chitieu:problem:body-too-large}. */
    default URI type() {
        return typeOf(name());
    }

    /** Returns the type of the problems of a code. */
    static URI typeOf(String code) {
        return URI.create("urn:chitieu:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
