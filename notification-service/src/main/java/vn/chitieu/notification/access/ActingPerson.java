package vn.chitieu.notification.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.notification.NotificationProblemCode;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.security.CurrentViewer;
import vn.chitieu.support.security.Permission;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.security.Viewer;

/**
 * Finds the position of the catalog that the person who is signed in holds, and for which this person acts alone: the
 * account is called by the id of the position, by that id with the city behind a dot, or by its e-mail address. A
 * system is no person, whatever its key is called. Thread-safe.
 */
@Component
public final class ActingPerson {

    private final CurrentViewer viewers;
    private final RequestCatalog catalog;
    private final Clock clock;

    /** Takes what knows the caller, the catalog of the request's city, and the clock. */
    public ActingPerson(CurrentViewer viewers, RequestCatalog catalog, Clock clock) {
        this.viewers = viewers;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Returns the position of the caller, in the city of the request and on this day; empty where there is none. */
    public Optional<Person> find() {
        Viewer viewer = viewers.current();
        return Permission.ACT_FOR_ONESELF.isOf(viewer.role())
                ? catalog.find().flatMap(city -> find(city, viewer.name()))
                : Optional.empty();
    }

    private Optional<Person> find(Catalog city, String account) {
        return inOffice(city)
                .filter(person -> isCalledBy(person, account, city))
                .findFirst();
    }

    private Stream<Person> inOffice(Catalog city) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), city.calendar().zone());
        return city.people().stream().filter(person -> person.validity().includes(today));
    }

    private static boolean isCalledBy(Person person, String account, Catalog city) {
        String name = account.toLowerCase(Locale.ROOT);
        return name.equals(person.id())
                || name.equals(person.id() + "." + city.id())
                || name.equals(person.email().toLowerCase(Locale.ROOT));
    }

    /**
     * Returns ids of the positions that are the caller's when they are asked something, on this day: that of
     * {@link #find}; of a person of units those in charge of one of these units by which the account is called; of a
     * head of units those that head one of them, whatever the account is called. A clerk does not speak for the head.
     */
    public Set<String> positions() {
        Viewer viewer = viewers.current();
        if (!viewer.role().isOfUnits()) {
            return find().map(Person::id).stream().collect(Collectors.toUnmodifiableSet());
        }
        return catalog.find().stream()
                .flatMap(city -> inOffice(city)
                        .filter(person -> viewer.maySee(person.inChargeOf()))
                        .filter(person -> isCalledBy(person, viewer.name(), city)
                                || (viewer.role() == Role.UNIT_HEAD && person.role() == Person.Role.HEAD)))
                .map(Person::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns the same where there is one.
     *
     * @throws ProblemException FORBIDDEN where there is none
     */
    public Set<String> requirePositions() {
        Set<String> positions = positions();
        if (positions.isEmpty()) {
            throw noPosition();
        }
        return positions;
    }

    /**
     * Returns the position of the caller.
     *
     * @throws ProblemException FORBIDDEN where the caller holds none
     */
    public Person require() {
        return find().orElseThrow(ActingPerson::noPosition);
    }

    private static ProblemException noPosition() {
        return forbidden(
                "expected a right of this service, or an account that is called by a position of the catalog, got none");
    }

    /** Returns what the caller is called in what is kept: the id of the position, else the name of the account. */
    public String name() {
        return find().map(Person::id).orElseGet(() -> viewers.current().name());
    }

    /** Returns the refusal of what the caller may not do. */
    public static ProblemException forbidden(String message) {
        return new ProblemException(NotificationProblemCode.FORBIDDEN, message);
    }
}
