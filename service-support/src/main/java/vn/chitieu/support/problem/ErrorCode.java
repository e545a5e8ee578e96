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

    /** Returns what it means, one short sentence without a full stop. */
    String title();

    /** Returns what the caller can do. */
    String remedy();

    /** Returns the type of its problems, such as {@code urn:chitieu:problem:body-too-large}. */
    default URI type() {
        return URI.create(
                "urn:chitieu:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
