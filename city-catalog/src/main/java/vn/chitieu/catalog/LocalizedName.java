package vn.chitieu.catalog;

import java.util.Objects;

/**
 * A name for display in both languages, neither blank.
 *
 * @param vi Vietnamese
 * @param en English
 */
public record LocalizedName(String vi, String en) {
    public LocalizedName {
        Objects.requireNonNull(vi);
        Objects.requireNonNull(en);
        if (vi.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("expected a name in Vietnamese and in English, got " + vi + " / " + en);
        }
    }

    /** Returns the name in the language {@code en}, or else in Vietnamese. */
    public String in(String language) {
        return language.equals("en") ? en : vi;
    }
}
