package vn.chitieu.catalog.files.format;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The ids or codes that one file defines, for references from other files. An id counts as defined even where the rest
 * of its row is wrong, and everything counts as defined where the file could not be read: one error makes one message.
 */
public final class KnownIds {

    private final String file;
    private final CatalogErrorCode unknown;
    private final Set<String> defined = new HashSet<>();
    private boolean whole = true;

    public KnownIds(String file, CatalogErrorCode unknown) {
        this.file = file;
        this.unknown = unknown;
    }

    /** Defines an id; returns false where it was defined before. */
    public boolean define(String id) {
        return defined.add(id);
    }

    /** Says that the file could not be read to its end. */
    public void incomplete() {
        whole = false;
    }

    /** Returns the id that a field refers to; reports where it is not defined. */
    public Optional<String> refer(TextValue field) {
        return refer(field.text(), field);
    }

    /** Returns an id that stands within a field; reports where it is not defined. */
    public Optional<String> refer(String id, TextValue field) {
        if (!whole || defined.contains(id)) {
            return Optional.of(id);
        }
        return field.refuse(unknown, "one that " + file + " has");
    }
}
