package vn.chitieu.notification.confirmation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
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
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.EachCity;
import vn.chitieu.notification.notice.DigestSlots;
import vn.chitieu.notification.outbox.OutboxPublisher;

/**
 * Mails the heads of units that figures of this quarter or the one before wait for them: on a working day, from the
 * time of digests on, once the first of them has waited an hour, so that what a clerk sends together is one mail. A
 * notice has an id for its day, so it is posted once however often it is wanted: idempotent, interrupted anywhere.
 * Thread-safe; several instances may do it at once.
 */
@Service
public final class ConfirmationMailService {

    /** What comes within it after the first figure is in the same mail. */
    static final Duration GATHERED = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(ConfirmationMailService.class);

    private final Catalogs catalogs;
    private final CityIds cities;
    private final AwaitedFiguresRepository awaited;
    private final OutboxPublisher outboxPublisher;
    private final DigestSlots slots;

    /** Takes the catalogs in force, the ids of cities, what waits, what posts notices, and from when in a day. */
    public ConfirmationMailService(
            Catalogs catalogs,
            CityIds cities,
            AwaitedFiguresRepository awaited,
            OutboxPublisher outboxPublisher,
            DigestSlots slots) {
        this.catalogs = catalogs;
        this.cities = cities;
        this.awaited = awaited;
        this.outboxPublisher = outboxPublisher;
        this.slots = slots;
    }

    /**
     * Does what is due, city by city.
     *
     * @return whether any mail may now be sent
     */
    public boolean tick(Instant now) {
        return EachCity.doWhatIsDue(catalogs, city -> tick(city, now));
    }

    private boolean tick(Catalog city, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, city.calendar().zone());
        Instant midnight = today.atStartOfDay(city.calendar().zone()).toInstant();
        if (slots.in(city).after(midnight.minusMillis(1), city.calendar()).isAfter(now)) {
            return false;
        }
        Quarter current = Quarter.of(today);
        List<Quarter> quarters = List.of(Quarter.of(current.firstDay().minusDays(1)), current);
        Map<String, List<AwaitedFigures>> byUnit = awaited.find(cities.key(city.id()), quarters).stream()
                .collect(Collectors.groupingBy(
                        total -> total.unit() + "/" + total.quarter(), TreeMap::new, Collectors.toList()));
        boolean wanted = false;
        for (List<AwaitedFigures> ofUnit : byUnit.values()) {
            wanted |= notify(city, ofUnit, today, now);
        }
        return wanted;
    }

    private boolean notify(Catalog city, List<AwaitedFigures> waiting, LocalDate today, Instant now) {
        AwaitedFigures first = waiting.get(0);
        boolean isAsked = city.unit(first.unit())
                .flatMap(unit -> unit.on(today))
                .filter(ReportingUnit.Version::confirmedByHead)
                .isPresent();
        boolean isDue = waiting.stream()
                .flatMap(total -> total.figures().stream())
                .anyMatch(figure -> !figure.sentAt().plus(GATHERED).isAfter(now));
        if (!isAsked || !isDue) {
            return false;
        }
        List<ConfirmationNotice.Awaited> figures = waiting.stream()
                .flatMap(total -> total.figures().stream()
                        .map(figure ->
                                new ConfirmationNotice.Awaited(total.indicator(), figure.period(), figure.value())))
                .sorted(inTheOrderOf(city))
                .toList();
        List<Person> heads = city.headsOf(new Scope.Unit(first.unit()), today);
        if (heads.isEmpty()) {
            log.debug("{} figures of {} wait, and the catalog has no head of it", figures.size(), first.unit());
        }
        heads.forEach(head -> outboxPublisher.post(
                new ConfirmationNotice(first.city(), first.unit(), first.quarter(), today, figures, head.id(), now)));
        return !heads.isEmpty();
    }

    private static Comparator<ConfirmationNotice.Awaited> inTheOrderOf(Catalog city) {
        List<String> codes = city.indicators().stream().map(one -> one.code()).toList();
        return Comparator.<ConfirmationNotice.Awaited>comparingInt(figure -> codes.indexOf(figure.indicator()))
                .thenComparing(figure -> figure.period().firstDay());
    }
}
