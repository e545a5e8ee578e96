package vn.chitieu.notification.quarterreport;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.recovery.ClockSkewMonitor;

/**
 * Requests the report of a quarter once its reporting deadline has passed. Idempotent, so a restart is harmless; for a
 * deadline that passed long ago, before the service was there, none is requested. Thread-safe.
 */
@Service
public final class ReportDeadlineJob {

    /** How late the report may still be wanted, after an outage. */
    static final Duration GRACE = Duration.ofDays(7);

    private static final Logger log = LoggerFactory.getLogger(ReportDeadlineJob.class);

    private final Supplier<Catalog> catalog;
    private final ReportMailService reportMails;
    private final Map<Quarter, Instant> wanted = new ConcurrentHashMap<>();

    /** Takes the catalog in force and what requests reports. */
    public ReportDeadlineJob(Supplier<Catalog> catalog, ReportMailService reportMails) {
        this.catalog = catalog;
        this.reportMails = reportMails;
    }

    /**
     * Requests what is due.
     *
     * @return whether any mail may now be sent
     */
    public boolean tick(Instant now) {
        Catalog city = catalog.get();
        LocalDate today = LocalDate.ofInstant(now, city.calendar().zone());
        Quarter quarter = Quarter.of(Quarter.of(today).firstDay().minusDays(1));
        Instant deadline = city.calendar().deadline(quarter);
        wanted.values().removeIf(at -> at.isAfter(now.plus(ClockSkewMonitor.TOLERANCE))); // by a clock that was ahead
        if (wanted.containsKey(quarter) || now.isBefore(deadline) || now.isAfter(deadline.plus(GRACE))) {
            return false;
        }
        int mails = reportMails.want(quarter).size();
        wanted.put(quarter, now);
        log.info("The reporting deadline of {} has passed: its report is wanted for {} people", quarter, mails);
        return true;
    }
}
