package vn.chitieu.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent beside the bytes themselves.
 *
 * @param id key by which the service knows the request again, and name of its folder in the spool
 * @param name of the file that the user named
 * @param kind format of the file
 * @param numbers {@code plain} or {@code vi}; null where it is not declared
 */
record Parcel(
        String id, String name, FileKind kind, @Nullable String numbers) {
    Parcel {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
    }

    /** Returns the query of the request, with a question mark, or an empty text. */
    String query() {
        return numbers == null || !kind.hasNumberFormat() ? "" : "?numbers=" + numbers;
    }
}
