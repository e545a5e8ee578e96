package vn.chitieu.aggregation.access;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import vn.chitieu.support.security.KeyHash;
import vn.chitieu.support.security.KeyRegistry;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.Viewer;

/**
 * Which keys read. None by default.
 *
 * @param readers systems that read with a key
 */
@ConfigurationProperties("chitieu.aggregation.sign-in")
public record ReaderProperties(@DefaultValue List<Reader> readers) {

    public ReaderProperties {
        readers = List.copyOf(readers);
    }

    /** Returns the keys, each of a reader. */
    public KeyRegistry registry() {
        return new KeyRegistry(readers.stream().map(Reader::key).toList());
    }

    /**
     * A system that reads with a key.
     *
     * @param name what it is called in logs and by {@code /api/v1/me}, 1 to 100 characters
     * @param keySha256 SHA-256 of the whole text of its key, 64 lower-case hexadecimal digits (decision 13)
     * @param cities ids of the cities that it may ask about, {@code *} for all; empty for the default city
     */
    public record Reader(
            String name,
            @Name("key-sha256") String keySha256,
            @DefaultValue Set<String> cities) {

        public Reader {
            KeyHash.requireKey("chitieu.aggregation.sign-in.readers", name, keySha256);
            cities = Set.copyOf(cities);
        }

        private KeyRegistry.Key key() {
            return new KeyRegistry.Key(
                    KeyHash.parse(keySha256),
                    Viewer.of(name, Role.READER, Set.of()).of(cities));
        }

        /** Returns nothing of the hash. */
        @Override
        public String toString() {
            return "Reader[" + name + "]";
        }
    }
}
