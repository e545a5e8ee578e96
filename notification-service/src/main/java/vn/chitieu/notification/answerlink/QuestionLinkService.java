package vn.chitieu.notification.answerlink;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.Person;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.question.QuestionRepository;

/**
 * Verifies a signed link to a question and reads the question behind it; changes nothing. City and person are within
 * what is signed. Thread-safe.
 */
@Service
public final class QuestionLinkService {

    private final QuestionLinkCodec links;
    private final QuestionRepository questions;
    private final Catalogs catalogs;
    private final CityIds cities;
    private final Clock clock;

    /** Takes the codec of links, the store, the catalogs in force, the ids of cities, and the clock. */
    public QuestionLinkService(
            QuestionLinkCodec links, QuestionRepository questions, Catalogs catalogs, CityIds cities, Clock clock) {
        this.links = links;
        this.questions = questions;
        this.catalogs = catalogs;
        this.cities = cities;
        this.clock = clock;
    }

    /**
     * Returns the recipient and the question that a link gives access to.
     *
     * @param token the token of the link, or anything else
     */
    public LinkVisit open(String token) {
        QuestionLink link = links.read(token).orElse(null);
        if (link == null) {
            return new LinkVisit.Refused(LinkVisit.Reason.FORGED);
        }
        Instant now = clock.instant();
        if (!now.isBefore(link.expires())) {
            return new LinkVisit.Refused(LinkVisit.Reason.EXPIRED);
        }
        Optional<Catalog> city = catalogs.find(cities.city(link.city()));
        if (city.isEmpty()) {
            return new LinkVisit.Refused(LinkVisit.Reason.OUTDATED);
        }
        Optional<Person> person = LinkService.person(city.get(), link.recipient(), now);
        if (person.isEmpty()) {
            return new LinkVisit.Refused(LinkVisit.Reason.PERSON_LEFT);
        }
        return questions
                .find(link.city(), link.question())
                .filter(one -> one.asked().contains(link.recipient()))
                .<LinkVisit>map(one -> new LinkVisit.Asked(link, city.get(), one, person.get()))
                .orElseGet(() -> new LinkVisit.Refused(LinkVisit.Reason.OUTDATED));
    }
}
