package vn.chitieu.notification.entrylink;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.notification.quarterreport.Attachment;
import vn.chitieu.notification.reminder.DutyKey;
import vn.chitieu.support.link.EntryLink;
import vn.chitieu.support.link.EntryLinkCodec;

/**
 * Invites the head or contact of a unit to enter the figures of a report from the mail. Those above the unit are not
 * invited: they see to it that the unit reports. Thread-safe.
 */
public final class EntryInvitationService {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final EntryLinkCodec links;
    private final @Nullable URI entry;
    private final TemplateSource templates;
    private final Duration openAfterDeadline;

    /**
     * Makes the service.
     *
     * @param links signs; without a key no invitation is made
     * @param entry address of the ingestion service as recipients reach it, ending in a slash; without one no
     *     invitation is made
     * @param templates gives the workbooks
     * @param openAfterDeadline how long a link is good after the deadline, or after the notice where that is later
     */
    public EntryInvitationService(
            EntryLinkCodec links, @Nullable URI entry, TemplateSource templates, Duration openAfterDeadline) {
        this.links = links;
        this.entry = entry;
        this.templates = templates;
        this.openAfterDeadline = openAfterDeadline;
    }

    /**
     * Returns the invitation of a person; the link is the same each time while the first key stays.
     *
     * @param report what is due, of a unit of that city
     * @param deadline the first instant at which it is late
     * @param wantedAt when the notice was wanted
     * @param to who gets the mail; empty is returned for a person who is not of the unit
     */
    public Optional<EntryInvitation> invite(
            DutyKey report, Instant deadline, Instant wantedAt, Person to, Catalog city) {
        LocalDate day = LocalDate.ofInstant(wantedAt, city.calendar().zone());
        if (entry == null || !links.canSign() || !to.isOfUnit(report.unit(), day)) {
            return Optional.empty();
        }
        Instant until = (wantedAt.isAfter(deadline) ? wantedAt : deadline).plus(openAfterDeadline);
        String token = links.write(new EntryLink(city.id(), report.unit(), report.period(), to.id(), until));
        URI link = entry.resolve(EntryLinkCodec.PATH + token + "?lang=" + to.language());
        Quarter quarter = report.period().quarter();
        Attachment workbook = templates
                .template(token, report.unit(), quarter)
                .map(bytes -> new Attachment("chitieu-" + report.unit() + "-" + quarter + ".xlsx", XLSX, bytes))
                .orElse(null);
        return Optional.of(new EntryInvitation(
                link,
                until,
                confirms(to, report.unit(), city, day)
                        ? confirming(report.unit(), report.period(), to, city, until)
                        : null,
                workbook));
    }

    /**
     * Returns the link by which the head of a unit confirms what waits in a quarter; the same each time while the first
     * key stays.
     *
     * @param wantedAt when the notice was wanted
     * @param to who gets the mail; empty is returned for a person who is not the head of the unit, or need not confirm
     */
    public Optional<ConfirmationInvitation> confirm(
            String unit, Quarter quarter, Instant wantedAt, Person to, Catalog city) {
        LocalDate day = LocalDate.ofInstant(wantedAt, city.calendar().zone());
        if (entry == null || !links.canSign() || !confirms(to, unit, city, day)) {
            return Optional.empty();
        }
        Instant until = wantedAt.plus(openAfterDeadline);
        return Optional.of(new ConfirmationInvitation(confirming(unit, quarter, to, city, until), until));
    }

    /**
     * Returns the page on which a unit enters figures and remarks, for those who sign in; empty where it is unknown.
     */
    public Optional<URI> page(Person to) {
        return entry == null ? Optional.empty() : Optional.of(entry.resolve("nhap-so-lieu?lang=" + to.language()));
    }

    private URI confirming(String unit, ReportingPeriod period, Person to, Catalog city, Instant until) {
        String token = links.write(new EntryLink(city.id(), unit, period, to.id(), until, true));
        return Objects.requireNonNull(entry).resolve(EntryLinkCodec.PATH + token + "?lang=" + to.language());
    }

    private static boolean confirms(Person person, String unit, Catalog city, LocalDate day) {
        return person.role() == Person.Role.HEAD
                && person.isOfUnit(unit, day)
                && city.unit(unit)
                        .flatMap(one -> one.on(day))
                        .filter(ReportingUnit.Version::confirmedByHead)
                        .isPresent();
    }
}
