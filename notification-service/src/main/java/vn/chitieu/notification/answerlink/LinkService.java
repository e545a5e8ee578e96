package vn.chitieu.notification.answerlink;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.Person;
import vn.chitieu.notification.cases.FigureWatchService;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.routing.silence.Silence;
import vn.chitieu.notification.routing.silence.SilenceRepository;

/**
 * Verifies a signed link and reads the case behind it; changes nothing. The city is that of the case, which is within
 * what is signed, and so is the person: no session and no parameter has a part in it. Thread-safe.
 */
@Service
public final class LinkService {

    private final SignedLinkCodec links;
    private final CaseRepository cases;
    private final Catalogs catalogs;
    private final CityIds cities;
    private final SilenceRepository silences;
    private final FigureWatchService watches;
    private final Clock clock;

    /** Takes the codec of links, the stores, the catalogs in force, the ids of cities, the watches, and the clock. */
    public LinkService(
            SignedLinkCodec links,
            CaseRepository cases,
            Catalogs catalogs,
            CityIds cities,
            SilenceRepository silences,
            FigureWatchService watches,
            Clock clock) {
        this.links = links;
        this.cases = cases;
        this.catalogs = catalogs;
        this.cities = cities;
        this.silences = silences;
        this.watches = watches;
        this.clock = clock;
    }

    /**
     * Returns the recipient and the case that a link gives access to.
     *
     * @param token the token of the link, or anything else
     */
    public LinkVisit open(String token) {
        CaseLink link = links.read(token).orElse(null);
        if (link == null) {
            return new LinkVisit.Refused(LinkVisit.Reason.FORGED);
        }
        Instant now = clock.instant();
        if (!now.isBefore(link.expires())) {
            return new LinkVisit.Refused(LinkVisit.Reason.EXPIRED);
        }
        Optional<Catalog> found = catalogs.find(cities.city(link.about().city()));
        if (found.isEmpty()) {
            return new LinkVisit.Refused(LinkVisit.Reason.OUTDATED);
        }
        Catalog city = found.get();
        Optional<Person> person = person(city, link.recipient(), now);
        if (person.isEmpty()) {
            return new LinkVisit.Refused(LinkVisit.Reason.PERSON_LEFT);
        }
        return cases.find(link.about())
                .filter(one -> one.progress().episode() == link.episode())
                .filter(one -> one.outgoing().noticeByRecipient().containsKey(link.recipient()))
                .<LinkVisit>map(one -> welcome(link, city, one, person.get()))
                .orElseGet(() -> new LinkVisit.Refused(LinkVisit.Reason.OUTDATED));
    }

    /** Returns the person with that id who holds a position of the city today. */
    static Optional<Person> person(Catalog city, String id, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, city.calendar().zone());
        return city.people().stream()
                .filter(person -> person.id().equals(id) && person.validity().includes(today))
                .findFirst();
    }

    /**
     * The head of a unit is asked and can answer, but not postpone that others are notified; a recipient that is
     * notified of a cluster or the city, or after others, stands above.
     */
    private LinkVisit welcome(CaseLink link, Catalog city, AlertCase one, Person person) {
        boolean asks = one.key().rule() != Rule.WATCH_LIST;
        return new LinkVisit.Welcome(
                link,
                city,
                one,
                person,
                asks,
                one.mayBeAcknowledgedBy(person.id()),
                watches.watching(one.key(), person.id()),
                silencedUntil(link));
    }

    /**
     * Returns when the last silence ends that is about the fall of this case and this person; null where none holds.
     */
    private @Nullable Instant silencedUntil(CaseLink link) {
        return silences.holdingAt(link.about().city(), clock.instant()).stream()
                .filter(one -> link.recipient().equals(one.about().recipient())
                        && one.about().silences(link.about()))
                .map(Silence::end)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }
}
