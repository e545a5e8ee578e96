package vn.chitieu.notification.access;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.notification.NotificationProblemCode;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.security.CurrentViewer;
import vn.chitieu.support.security.Permission;
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
        String name = account.toLowerCase(Locale.ROOT);
        LocalDate today = LocalDate.ofInstant(clock.instant(), city.calendar().zone());
        return city.people().stream()
                .filter(person -> name.equals(person.id())
                        || name.equals(person.id() + "." + city.id())
                        || name.equals(person.email().toLowerCase(Locale.ROOT)))
                .filter(person -> person.validity().includes(today))
                .findFirst();
    }

    /**
     * Returns the position of the caller.
     *
     * @throws ProblemException FORBIDDEN where the caller holds none
     */
    public Person require() {
        return find().orElseThrow(
                        () -> forbidden(
                                "expected a right of this service, or an account that is called by a position of the catalog, got none"));
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
