package vn.chitieu.notification.quarterreport;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.city.EachCity;
import vn.chitieu.notification.recovery.ClockSkewMonitor;

/**
 * Requests the report of a quarter once its reporting deadline in a city has passed. Idempotent, so a restart is
 * harmless; for a deadline that passed long ago, before the service was there, none is requested. Thread-safe.
 */
@Service
public final class ReportDeadlineJob {

    /** How late the report may still be wanted, after an outage. */
    static final Duration GRACE = Duration.ofDays(7);

    private static final Logger log = LoggerFactory.getLogger(ReportDeadlineJob.class);

    private final Catalogs catalogs;
    private final ReportMailService reportMails;
    private final Map<Report, Instant> wanted = new ConcurrentHashMap<>();

    /** Takes the catalogs in force and what requests reports. */
    public ReportDeadlineJob(Catalogs catalogs, ReportMailService reportMails) {
        this.catalogs = catalogs;
        this.reportMails = reportMails;
    }

    /**
     * Requests what is due, city by city.
     *
     * @return whether any mail may now be sent
     */
    public boolean tick(Instant now) {
        wanted.values().removeIf(at -> at.isAfter(now.plus(ClockSkewMonitor.TOLERANCE))); // by a clock that was ahead
        return EachCity.doWhatIsDue(catalogs, city -> tick(city, now));
    }

    private boolean tick(Catalog city, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, city.calendar().zone());
        Quarter quarter = Quarter.of(Quarter.of(today).firstDay().minusDays(1));
        Instant deadline = city.calendar().deadline(quarter);
        Report report = new Report(city.id(), quarter);
        if (wanted.containsKey(report) || now.isBefore(deadline) || now.isAfter(deadline.plus(GRACE))) {
            return false;
        }
        int mails = reportMails.want(city, quarter).size();
        wanted.put(report, now);
        log.info(
                "The reporting deadline of {} in {} has passed: its report is wanted for {} people",
                quarter,
                city.id(),
                mails);
        return true;
    }

    private record Report(String city, Quarter quarter) {}
}
