package vn.chitieu.notification.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.support.catalog.CityAuthority;
import vn.chitieu.support.security.CatalogUnits;
import vn.chitieu.support.security.KeyHash;
import vn.chitieu.support.security.KeyRegistry;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.Viewer;

/**
 * Which systems come with a key. None by default.
 *
 * @param keys systems that come with a key
 */
@ConfigurationProperties("chitieu.notification.sign-in")
public record SystemKeyProperties(@DefaultValue List<Key> keys) {

    private static final String LIST = "chitieu.notification.sign-in.keys";

    public SystemKeyProperties {
        keys = List.copyOf(keys);
    }

    /**
     * Returns the keys, each of a system. A city of theirs may get its first catalog later; then its units are not
     * checked.
     *
     * @param defaultCity the city of a key that names none; empty where there is none
     * @throws IllegalArgumentException if the catalog of its city does not know one of the units of a key
     */
    public KeyRegistry registry(Catalogs catalogs, Optional<String> defaultCity) {
        keys.forEach(key -> key.cities().stream()
                .findFirst()
                .or(() -> defaultCity)
                .flatMap(catalogs::find)
                .ifPresent(catalog -> CatalogUnits.require(LIST + "[].units of " + key.name(), key.units(), catalog)));
        return new KeyRegistry(keys.stream()
                .map(key -> new KeyRegistry.Key(KeyHash.parse(key.keySha256()), key.system()))
                .toList());
    }

    /**
     * A system that comes with a key. It sees everything, or what its units see.
     *
     * @param name what it is called in logs and by {@code /api/v1/me}, 1 to 100 characters
     * @param keySha256 SHA-256 of the whole text of its key, 64 lower-case hexadecimal digits (decision 13)
     * @param rights what it may do beyond looking: ANSWER, SILENCE, MAIL; none by default
     * @param units permanent ids of the catalog: where there are any, it is a system of these units, which sees and
     *     explains their cases alone, and has no other rights
     * @param cities ids of the cities that it may ask about, {@code *} for all, of a system of units one at most; empty
     *     for the default city
     */
    public record Key(
            String name,
            @Name("key-sha256") String keySha256,
            @DefaultValue Set<NotificationRight> rights,
            @DefaultValue Set<String> units,
            @DefaultValue Set<String> cities) {

        public Key {
            KeyHash.requireKey(LIST, name, keySha256);
            rights = Set.copyOf(rights);
            units = Set.copyOf(units);
            cities = Set.copyOf(cities);
            if (rights.contains(NotificationRight.EXPLAIN_OWN) || (!units.isEmpty() && !rights.isEmpty())) {
                throw new IllegalArgumentException("expected " + LIST + "[].rights of " + name
                        + " to be of ANSWER, SILENCE and MAIL, and none beside units, got " + rights);
            }
            if (!units.isEmpty() && (cities.size() > 1 || cities.contains(CityAuthority.ALL))) {
                throw new IllegalArgumentException(
                        "expected " + LIST + "[].cities of " + name + " to name one city beside units, got " + cities);
            }
        }

        /** Returns what it sees and does. */
        Viewer system() {
            Role role = units.isEmpty() ? Role.SYSTEM : Role.UNIT;
            Set<NotificationRight> all = role == Role.SYSTEM ? rights : NotificationRight.of(role);
            return Viewer.of(name, role, units, NotificationRight.names(all)).of(cities);
        }

        /** Returns nothing of the hash. */
        @Override
        public String toString() {
            return "Key[" + name + ", " + rights + ", " + units + ", " + cities + "]";
        }
    }
}
