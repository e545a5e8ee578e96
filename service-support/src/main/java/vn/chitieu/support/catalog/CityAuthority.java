package vn.chitieu.support.catalog;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Writes the cities that a caller may ask about as authorities, and reads them again. */
public final class CityAuthority {

    /** Stands for all cities, those that are added later among them. */
    public static final String ALL = "*";

    private static final String PREFIX = "CITY_";

    private CityAuthority() {}

    /** Returns the authorities of a caller who may ask about these cities; without any it is the default city. */
    public static Stream<GrantedAuthority> of(Collection<String> cities) {
        return cities.stream().map(city -> new SimpleGrantedAuthority(PREFIX + city));
    }

    /** Returns the cities that authorities name. */
    public static Set<String> cities(Collection<? extends GrantedAuthority> authorities) {
        return authorities.stream()
                .map(GrantedAuthority::getAuthority)
                .filter(one -> one != null && one.startsWith(PREFIX))
                .map(one -> one.substring(PREFIX.length()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
