package vn.chitieu.notification.quarterreport;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.outbox.OutboxPublisher;

/** Puts the mails with a quarter's report into the outbox. Idempotent. */
@Service
public final class ReportMailService {

    private final CityIds cities;
    private final OutboxPublisher outboxPublisher;
    private final Clock clock;

    /** Takes the ids of cities, what posts notices, and the clock. */
    public ReportMailService(CityIds cities, OutboxPublisher outboxPublisher, Clock clock) {
        this.cities = cities;
        this.outboxPublisher = outboxPublisher;
        this.clock = clock;
    }

    /**
     * Requests the report of a quarter at its reporting deadline, for every position that is in charge of the city or
     * of a cluster today.
     *
     * @param city the catalog of the city, which says who is in charge
     * @return a notice for each of them, posted now or before
     */
    public List<ReportNotice> want(Catalog city, Quarter quarter) {
        List<ReportNotice> wanted = planned(city, quarter, ReportNotice.AT_DEADLINE, ReportMailService::leads);
        wanted.forEach(outboxPublisher::post);
        return wanted;
    }

    /**
     * Requests the report of a quarter on demand.
     *
     * @param city the catalog of the city
     * @param request id of the request: the same one again is the same mail, another one a mail of its own
     * @param recipients ids of those who are to get it, as {@link #recipients} names them or others
     * @return a notice for each of those who are in charge of something today, posted now or before; ids of others are
     *     left out
     * @throws IllegalArgumentException if the id of the request is not one that {@link ReportNotice} takes
     */
    public List<ReportNotice> want(Catalog city, Quarter quarter, String request, List<String> recipients) {
        List<ReportNotice> wanted = planned(city, quarter, request, recipients);
        wanted.forEach(outboxPublisher::post);
        return wanted;
    }

    /** Returns what {@link #want(Catalog, Quarter, String, List)} would post, without posting it. */
    List<ReportNotice> planned(Catalog city, Quarter quarter, String request, List<String> recipients) {
        return planned(city, quarter, request, person -> recipients.contains(person.id()));
    }

    /** Returns who gets the report at a deadline that is today, and about what: to be shown before it is requested. */
    public List<Recipient> recipients(Catalog city) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), city.calendar().zone());
        return city.people().stream()
                .filter(person -> person.validity().includes(today))
                .filter(ReportMailService::leads)
                .map(person -> new Recipient(person.id(), scope(person)))
                .toList();
    }

    private List<ReportNotice> planned(Catalog city, Quarter quarter, String occasion, Predicate<Person> who) {
        Instant now = clock.instant();
        CityKey which = cities.key(city.id());
        LocalDate today = LocalDate.ofInstant(now, city.calendar().zone());
        return city.people().stream()
                .filter(person -> person.validity().includes(today))
                .filter(who)
                .map(person -> new ReportNotice(which, quarter, scope(person), occasion, person.id(), now))
                .toList();
    }

    /**
     * Who would get a report.
     *
     * @param id of the person
     * @param scope what the report is about
     */
    public record Recipient(String id, Scope scope) {}

    private static boolean leads(Person person) {
        return !(person.inChargeOf() instanceof Scope.Unit);
    }

    /** A position in charge of a cluster sits on the board that answers for the city, and reads about the city. */
    private static Scope scope(Person person) {
        return leads(person) ? Scope.city() : person.inChargeOf();
    }
}
