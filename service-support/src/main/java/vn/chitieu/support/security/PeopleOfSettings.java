package vn.chitieu.support.security;

import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;

/** The people of the settings who have a password. */
public final class PeopleOfSettings {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleOfSettings.class);

    private final UserDetailsService people;
    private final boolean isEmpty;

    private PeopleOfSettings(UserDetails[] people) {
        this.people = new InMemoryUserDetailsManager(people);
        this.isEmpty = people.length == 0;
    }

    /**
     * Returns them, whose units the catalog of their city has to know; a city may get its first edition later.
     *
     * @param rights those that people of a role have at the service
     */
    static PeopleOfSettings of(
            SignInSite site,
            SignInProperties properties,
            Function<Role, Set<String>> rights,
            Catalogs catalogs,
            DefaultCity defaultCity) {
        return new PeopleOfSettings(properties.people().stream()
                .filter(person -> !person.passwordHash().isEmpty())
                .map(person -> {
                    person.cities().stream()
                            .findFirst()
                            .or(defaultCity::id)
                            .flatMap(catalogs::find)
                            .ifPresent(catalog -> CatalogUnits.require(
                                    site.prefix() + ".people[].units of " + person.name(), person.units(), catalog));
                    return known(person, rights);
                })
                .toArray(UserDetails[]::new));
    }

    /** Warns in the log where no person has a password. */
    PeopleOfSettings warnIfEmpty(SignInSite site) {
        if (isEmpty) {
            LOG.warn("No person can sign in with a password: {}.people has no password hash", site.prefix());
        }
        return this;
    }

    /**
     * Returns the person of that name, which is compared without regard to case.
     *
     * @throws org.springframework.security.core.userdetails.UsernameNotFoundException if there is none
     */
    public UserDetails get(String name) {
        return people.loadUserByUsername(name);
    }

    private static UserDetails known(SignInProperties.Person person, Function<Role, Set<String>> rights) {
        Viewer viewer = Viewer.of(person.name(), person.role(), person.units(), rights.apply(person.role()))
                .of(person.cities());
        return User.withUsername(person.name())
                .password(person.passwordHash())
                .authorities(AuthorityMapper.authorities(viewer))
                .build();
    }
}
