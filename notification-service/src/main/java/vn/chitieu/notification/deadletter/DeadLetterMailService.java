package vn.chitieu.notification.deadletter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.Person;
import vn.chitieu.catalog.WorkingCalendar;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.DamagedDocumentException;
import vn.chitieu.notification.notice.DigestSlots;
import vn.chitieu.notification.outbox.OutboxPublisher;

/**
 * Mails units a summary of their dead letters, records that could not be taken, once a day at the most. Idempotent:
 * interrupted anywhere, it goes on the next time, counts nothing twice and notifies no recipient twice. Thread-safe;
 * several instances may do it at once.
 */
@Service
public final class DeadLetterMailService {

    /** Older ones are no news: a service on a new database does not notify of the whole year that lies on the log. */
    static final Duration NEWS = Duration.ofDays(7);

    private static final Logger log = LoggerFactory.getLogger(DeadLetterMailService.class);

    private final Catalogs catalogs;
    private final CityIds cities;
    private final UnitDeadLetterRepository units;
    private final OutboxPublisher outboxPublisher;
    private final DigestSlots slots;
    private final Clock clock;

    /**
     * Takes the catalogs in force, the ids of cities, the store, what posts notices, when in a day units are notified,
     * and the clock.
     */
    public DeadLetterMailService(
            Catalogs catalogs,
            CityIds cities,
            UnitDeadLetterRepository units,
            OutboxPublisher outboxPublisher,
            DigestSlots slots,
            Clock clock) {
        this.catalogs = catalogs;
        this.cities = cities;
        this.units = units;
        this.outboxPublisher = outboxPublisher;
        this.slots = slots;
        this.clock = clock;
    }

    /** Adds records in the order of the log; idempotent for those that were added before. */
    public void keep(List<RejectedRecord> records) {
        Instant oldest = clock.instant().minus(NEWS);
        Map<String, List<RejectedRecord>> byUnit = records.stream()
                .filter(record -> !record.rejectedAt().isBefore(oldest))
                .collect(Collectors.groupingBy(
                        record -> record.city().stored(record.unit()), TreeMap::new, Collectors.toList()));
        byUnit.values().forEach(this::kept);
    }

    /**
     * Stores what a unit sent; where its document cannot be read, that waits for a repair and holds back no other unit.
     */
    private void kept(List<RejectedRecord> records) {
        RejectedRecord first = records.get(0);
        try {
            keep(first.city(), first.unit(), records);
        } catch (DamagedDocumentException damaged) {
            log.warn(
                    "{} rejected records of {} are passed over: {}",
                    records.size(),
                    first.city().stored(first.unit()),
                    damaged.getMessage());
        }
    }

    private void keep(CityKey city, String unit, List<RejectedRecord> records) {
        WorkingCalendar calendar = cities.catalog(catalogs, city).calendar();
        while (true) {
            UnitDeadLetters before = units.find(city, unit).orElse(UnitDeadLetters.none(city, unit));
            UnitDeadLetters next = before.with(records, calendar);
            if (next.equals(before) || units.store(next)) {
                return;
            }
        }
    }

    /**
     * Does what is due.
     *
     * @return whether any mail may now be sent
     */
    public boolean tick(Instant now) {
        boolean wanted = false;
        for (UnitDeadLetters unit : units.unsettled()) {
            wanted |= notifyUnit(unit, now);
        }
        return wanted;
    }

    /** Notifies one unit; one that fails is retried with the next tick and holds back no other. */
    private boolean notifyUnit(UnitDeadLetters before, Instant now) {
        try {
            Catalog city = cities.catalog(catalogs, before.city());
            UnitDeadLetters unit = before;
            if (unit.isDue(now, slots.in(city), city.calendar())) {
                unit = unit.notified(now, recipients(city, unit.unit(), now), city.calendar());
                if (!units.store(unit)) {
                    return false;
                }
            }
            if (unit.pending().isEmpty()) {
                return false;
            }
            unit.pending().forEach(outboxPublisher::post);
            units.store(unit.settled());
            return true;
        } catch (RuntimeException fault) {
            log.warn("The rejected records of {} wait for a fault to pass: {}", before.id(), fault.toString());
            return false;
        }
    }

    private static List<String> recipients(Catalog city, String unit, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, city.calendar().zone());
        List<String> contacts = city.contactsOf(new Scope.Unit(unit), today).stream()
                .map(Person::id)
                .toList();
        if (contacts.isEmpty()) {
            log.warn("{} of {} has no contact and no head to tell of records that could not be taken", unit, city.id());
        }
        return contacts;
    }
}
