package vn.chitieu.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of a spooled file: what is sent beside its bytes.
 *
 * @param id key by which the service knows the request again, and name of its folder in the spool
 * @param name of the file that the user named
 * @param kind format of the file
 * @param numbers {@code vi}, {@code en} or {@code plain}; null where it is not declared
 * @param confirmed whether the figures were checked and are right, strange ones included
 * @param reportedAt when it was pushed first, by the clock of this computer: the time at which its figures were
 *     reported where its rows have none; null for one that an older version of the command put into the spool
 */
record Parcel(
        String id,
        String name,
        FileKind kind,
        @Nullable String numbers,
        boolean confirmed,
        @Nullable Instant reportedAt) {
    Parcel {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        if (numbers != null && !isNumberFormat(numbers)) {
            throw new IllegalArgumentException("expected numbers vi, en or plain");
        }
    }

    /** Returns whether the service knows a format of numbers by that name. */
    static boolean isNumberFormat(String text) {
        return text.equals("plain") || text.equals("vi") || text.equals("en");
    }

    /** Returns the query of the request, with a question mark, or an empty text. */
    String query() {
        List<String> parts = new ArrayList<>();
        if (numbers != null && kind.hasNumberFormat()) {
            parts.add("numbers=" + numbers);
        }
        if (confirmed) {
            parts.add("confirm=true");
        }
        if (reportedAt != null) {
            parts.add("reportedAt=" + reportedAt);
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
}
