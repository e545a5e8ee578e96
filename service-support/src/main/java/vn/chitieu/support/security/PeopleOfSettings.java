package vn.chitieu.support.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
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

    private PeopleOfSettings(UserDetails[] people) {
        this.people = new InMemoryUserDetailsManager(people);
    }

    /**
     * Returns them, whose units the catalog of their city has to know; a city may get its first edition later. Warns in
     * the log where no person has a password.
     */
    public static PeopleOfSettings of(
            SignInSite site, Environment environment, Catalogs catalogs, DefaultCity defaultCity) {
        UserDetails[] people = SignInProperties.bind(environment, site).people().stream()
                .filter(person -> !person.passwordHash().isEmpty())
                .map(person -> {
                    person.cities().stream()
                            .findFirst()
                            .or(defaultCity::id)
                            .flatMap(catalogs::find)
                            .ifPresent(catalog -> CatalogUnits.require(
                                    site.prefix() + ".people[].units of " + person.name(), person.units(), catalog));
                    return known(person);
                })
                .toArray(UserDetails[]::new);
        if (people.length == 0) {
            LOG.warn("No person can sign in with a password: {}.people has no password hash", site.prefix());
        }
        return new PeopleOfSettings(people);
    }

    /**
     * Returns the person of that name, which is compared without regard to case.
     *
     * @throws org.springframework.security.core.userdetails.UsernameNotFoundException if there is none
     */
    public UserDetails get(String name) {
        return people.loadUserByUsername(name);
    }

    private static UserDetails known(SignInProperties.Person person) {
        Viewer viewer = Viewer.of(person.name(), person.role(), person.units()).of(person.cities());
        return User.withUsername(person.name())
                .password(person.passwordHash())
                .authorities(AuthorityMapper.authorities(viewer))
                .build();
    }
}
