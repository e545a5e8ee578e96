package vn.chitieu.support.security;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import vn.chitieu.catalog.Catalog;

/** The people of the settings who have a password. */
final class PeopleWithPasswords {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleWithPasswords.class);

    private PeopleWithPasswords() {}

    /** Returns them, whose units the catalog has to know. */
    static UserDetailsService of(
            SignInSite site, SignInProperties properties, AuthorityMapper authorities, Supplier<Catalog> catalog) {
        UserDetails[] known = properties.people().stream()
                .filter(person -> !person.passwordHash().isEmpty())
                .map(person -> {
                    CatalogUnits.require(
                            site.prefix() + ".people[].units of " + person.name(), person.units(), catalog.get());
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
                .authorities(authorities.authorities(person.role(), person.units()))
                .build();
    }
}
