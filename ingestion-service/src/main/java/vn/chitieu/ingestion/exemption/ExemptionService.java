package vn.chitieu.ingestion.exemption;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.PlainText;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.audit.AuditEntry.Change;
import vn.chitieu.ingestion.audit.AuditService;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.credential.Flaw;

/** Grants a unit of the request's city an exemption from the lock of quarters, and revokes it. Thread-safe. */
@Service
public final class ExemptionService {

    private static final Logger LOG = LoggerFactory.getLogger(ExemptionService.class);
    private static final int MAX_REASON = 500;
    private static final int MOST_DAYS = 366;
    private static final int ID_BYTES = 6;

    private final ExemptionRepository exemptions;
    private final AuditService audit;
    private final Supplier<Catalog> catalog;
    private final RandomGenerator random;
    private final Clock clock;

    /** Makes the use case. */
    public ExemptionService(
            ExemptionRepository exemptions,
            AuditService audit,
            Supplier<Catalog> catalog,
            RandomGenerator random,
            Clock clock) {
        this.exemptions = Objects.requireNonNull(exemptions);
        this.audit = Objects.requireNonNull(audit);
        this.catalog = Objects.requireNonNull(catalog);
        this.random = Objects.requireNonNull(random);
        this.clock = Objects.requireNonNull(clock);
    }

    /**
     * Grants an exemption, or says all that is wrong with the request. Not idempotent: called twice, it grants two.
     *
     * @param by id of the administrator's credential
     * @throws vn.chitieu.support.problem.UnavailableException if the store does not answer
     * @throws vn.chitieu.support.problem.UnavailableException if the audit does not answer; nothing is granted then
     */
    public Answer grant(Request request, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Catalog city = catalog.get();
        LocalDate today = LocalDate.ofInstant(now, city.calendar().zone());
        LocalDate firstDay = Objects.requireNonNullElse(request.firstDay(), today);
        Quarter lastQuarter = Objects.requireNonNullElse(request.lastQuarter(), request.firstQuarter());
        List<Flaw> flaws = flaws(city, request, lastQuarter, firstDay, today);
        if (!flaws.isEmpty()) {
            return new Answer.Refused(flaws);
        }
        Exemption exemption = new Exemption(
                id(),
                request.unit(),
                request.firstQuarter(),
                lastQuarter,
                firstDay,
                request.lastDay(),
                PlainText.normalised(request.reason()),
                by,
                now,
                null,
                city.id());
        audit.record(city.id(), Change.EXCEPTION_GRANTED, exemption.id(), by, exemption.details());
        exemptions.add(exemption);
        LOG.info(
                "granted exception {} to {} of {} for {} to {} until {}",
                exemption.id(),
                exemption.unit(),
                exemption.city(),
                exemption.firstQuarter(),
                exemption.lastQuarter(),
                exemption.lastDay());
        return new Answer.Granted(exemption);
    }

    /**
     * Takes an exception back; again changes nothing.
     *
     * @param by the administrator's credential
     * @return whether there is one with that id in a city of the administrator
     * @throws vn.chitieu.support.problem.UnavailableException if the store does not answer
     */
    public boolean takeBack(String id, Credential by) {
        Exemption found = exemptions
                .find(id)
                .filter(exemption -> by.coversCity(exemption.city()))
                .orElse(null);
        if (found == null) {
            return false;
        }
        if (found.end() == null) {
            audit.record(found.city(), Change.EXCEPTION_TAKEN_BACK, id, by.id(), found.details());
            exemptions.takeBack(id, new Exemption.End(by.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
            LOG.info("took exception {} back", id);
        }
        return true;
    }

    private String id() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return "ex_" + HexFormat.of().formatHex(bytes);
    }

    private static List<Flaw> flaws(
            Catalog city, Request request, Quarter lastQuarter, LocalDate firstDay, LocalDate today) {
        List<Flaw> flaws = new ArrayList<>();
        if (city.unit(request.unit()).isEmpty()) {
            flaws.add(
                    new Flaw("unit", "expected the id of a unit of the catalog, got " + QuotedText.of(request.unit())));
        }
        if (lastQuarter.compareTo(request.firstQuarter()) < 0) {
            flaws.add(new Flaw(
                    "lastQuarter", "expected a quarter from " + request.firstQuarter() + " on, got " + lastQuarter));
        }
        LocalDate earliest = firstDay.isAfter(today) ? firstDay : today;
        if (request.lastDay().isBefore(earliest)) {
            flaws.add(new Flaw("lastDay", "expected a day from " + earliest + " on, got " + request.lastDay()));
        } else if (request.lastDay().isAfter(firstDay.plusDays(MOST_DAYS - 1))) {
            flaws.add(new Flaw(
                    "lastDay",
                    "expected at most " + MOST_DAYS + " days from " + firstDay + ", got " + request.lastDay()));
        }
        int length = request.reason().codePointCount(0, request.reason().length());
        if (request.reason().isBlank() || length > MAX_REASON || !PlainText.isClean(request.reason())) {
            flaws.add(new Flaw(
                    "reason",
                    "expected 1 to " + MAX_REASON + " characters on one line, got " + QuotedText.of(request.reason())));
        }
        return flaws;
    }

    /**
     * What is to be granted.
     *
     * @param unit permanent id of the unit
     * @param firstQuarter the first quarter that is to be open again
     * @param lastQuarter the last one; null for the first alone
     * @param firstDay from which day on; null for today
     * @param lastDay until the end of which day
     * @param reason why
     */
    public record Request(
            String unit,
            Quarter firstQuarter,
            @Nullable Quarter lastQuarter,
            @Nullable LocalDate firstDay,
            LocalDate lastDay,
            String reason) {
        public Request {
            Objects.requireNonNull(unit);
            Objects.requireNonNull(firstQuarter);
            Objects.requireNonNull(lastDay);
            Objects.requireNonNull(reason);
        }
    }

    /** Outcome of a request. */
    public sealed interface Answer {

        /** It holds. */
        record Granted(Exemption exemption) implements Answer {}

        /** Nothing was granted. */
        record Refused(List<Flaw> flaws) implements Answer {
            public Refused {
                flaws = List.copyOf(flaws);
            }
        }
    }
}
