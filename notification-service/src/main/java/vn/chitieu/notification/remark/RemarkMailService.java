package vn.chitieu.notification.remark;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.outbox.OutboxPublisher;

/**
 * Mails the head of a unit each answer to a remark of the unit, its contacts where it has no head; further answers to
 * the same remark are in the same thread. What was answered before the service started for the first time is not
 * mailed. Idempotent: each answer has one notice for a recipient, however often its remark is read. Thread-safe.
 */
@Service
public final class RemarkMailService {

    private final Catalogs catalogs;
    private final CityIds cities;
    private final RemarkMailStart start;
    private final OutboxPublisher outboxPublisher;
    private final Clock clock;

    /** Takes the catalogs in force, the ids of cities, since when answers are news, what posts notices, the clock. */
    public RemarkMailService(
            Catalogs catalogs, CityIds cities, RemarkMailStart start, OutboxPublisher outboxPublisher, Clock clock) {
        this.catalogs = catalogs;
        this.cities = cities;
        this.start = start;
        this.outboxPublisher = outboxPublisher;
        this.clock = clock;
    }

    /** Posts what the answers of a remark want, posted now or before. */
    Outcome take(RemarkChanged event) {
        List<RemarkAnswerNotice.Answer> answers = news(event);
        if (answers.isEmpty()) {
            return event.answers().isEmpty() ? Outcome.UNANSWERED : Outcome.OLD;
        }
        Catalog city = catalogs.find(event.city()).orElse(null);
        if (city == null || city.unit(event.unit()).isEmpty()) {
            return Outcome.OF_STRANGERS;
        }
        Instant now = clock.instant();
        List<Person> people = recipients(city, new Scope.Unit(event.unit()), now);
        CityKey key = cities.key(city.id());
        RemarkAnswerNotice.Remark remark = new RemarkAnswerNotice.Remark(
                event.id(), event.unit(), event.quarter(), event.kind(), event.indicator(), event.text());
        for (Person person : people) {
            String thread = RemarkAnswerNotice.idOf(key, remark, answers.get(0), person.id());
            answers.forEach(answer ->
                    outboxPublisher.post(new RemarkAnswerNotice(key, remark, answer, person.id(), now, thread)));
        }
        return people.isEmpty() ? Outcome.NO_RECIPIENT : Outcome.POSTED;
    }

    private List<RemarkAnswerNotice.Answer> news(RemarkChanged event) {
        List<RemarkAnswerNotice.Answer> news = new ArrayList<>();
        if (event.answers().isEmpty()) {
            return news;
        }
        Instant since = start.since();
        for (int at = 0; at < event.answers().size(); at++) {
            RemarkChanged.Answer answer = event.answers().get(at);
            if (!answer.at().isBefore(since)) {
                // MongoDB keeps milliseconds; what the id is made of must be what is kept.
                news.add(new RemarkAnswerNotice.Answer(
                        at + 1, answer.text(), answer.at().truncatedTo(ChronoUnit.MILLIS)));
            }
        }
        return news;
    }

    private static List<Person> recipients(Catalog city, Scope.Unit unit, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, city.calendar().zone());
        List<Person> heads = city.headsOf(unit, today);
        return heads.isEmpty() ? city.contactsOf(unit, today) : heads;
    }

    /** What became of a remark. */
    enum Outcome {
        /** Its answers are posted, now or before. */
        POSTED,
        /** It has no answer. */
        UNANSWERED,
        /** All of its answers are from before the first start. */
        OLD,
        /** The catalogs in force have no such unit. */
        OF_STRANGERS,
        /** The unit has neither head nor contact. */
        NO_RECIPIENT
    }
}
