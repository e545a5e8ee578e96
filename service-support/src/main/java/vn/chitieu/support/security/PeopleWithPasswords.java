package vn.chitieu.support.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;

/** The people of the settings who have a password. */
final class PeopleWithPasswords {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleWithPasswords.class);

    private PeopleWithPasswords() {}

    /** Returns them, whose units the catalog of their city has to know; a city may get its first edition later. */
    static UserDetailsService of(
            SignInSite site,
            SignInProperties properties,
            AuthorityMapper authorities,
            Catalogs catalogs,
            DefaultCity defaultCity) {
        UserDetails[] known = properties.people().stream()
                .filter(person -> !person.passwordHash().isEmpty())
                .map(person -> {
                    person.cities().stream()
                            .findFirst()
                            .or(defaultCity::id)
                            .flatMap(catalogs::find)
                            .ifPresent(catalog -> CatalogUnits.require(
                                    site.prefix() + ".people[].units of " + person.name(), person.units(), catalog));
                    return known(person, authorities);
                })
                .toArray(UserDetails[]::new);
        if (known.length == 0) {
            LOG.warn("No person can sign in with a password: {}.people has no password hash", site.prefix());
        }
        return new InMemoryUserDetailsManager(known);
    }

    private static UserDetails known(SignInProperties.Person person, AuthorityMapper authorities) {
        return User.withUsername(person.name())
                .password(person.passwordHash())
                .authorities(authorities.authorities(person.role(), person.units(), person.cities()))
                .build();
    }
}
