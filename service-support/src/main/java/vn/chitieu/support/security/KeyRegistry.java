package vn.chitieu.support.security;

import java.util.List;
import java.util.Optional;

/** Knows the systems of a service by the hashes of their keys. */
public final class KeyRegistry {

    private static final int MAX_KEY_CHARACTERS = 200;

    private final List<Key> known;

    /** Makes a registry of these keys; where two have the same hash, the later one counts. */
    public KeyRegistry(List<Key> known) {
        this.known = List.copyOf(known);
    }

    /** Returns the system whose key this is, after the same work whether there is one or not. */
    Optional<Viewer> find(String key) {
        if (key.length() > MAX_KEY_CHARACTERS) {
            return Optional.empty();
        }
        KeyHash hash = KeyHash.of(key);
        Optional<Viewer> found = Optional.empty();
        for (Key one : known) {
            if (one.hash().isSameAs(hash)) {
                found = Optional.of(one.system());
            }
        }
        return found;
    }

    /**
     * A key of a system.
     *
     * @param system its name, and what it may see and do
     */
    public record Key(KeyHash hash, Viewer system) {}
}
