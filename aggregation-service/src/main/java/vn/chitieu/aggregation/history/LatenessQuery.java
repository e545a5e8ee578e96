package vn.chitieu.aggregation.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.chitieu.aggregation.log.UpdateLog;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.model.UpdateFingerprint;
import vn.chitieu.aggregation.model.UpdateOutcome;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;

/**
 * Query for whether a figure came late: it was reported at the deadline of its unit and period or after, and at the
 * deadline there was no figure that it could have corrected. It follows from the updates and the catalog in force
 * alone, whatever order they came in, so nothing is stored for it. Thread-safe.
 */
@Service
public final class LatenessQuery {

    private final Catalogs catalogs;
    private final PageRepository pages;
    private final UpdateLog log;

    /** Takes the catalogs in force, the pages that know what was there in time, and the log. */
    public LatenessQuery(Catalogs catalogs, PageRepository pages, UpdateLog log) {
        this.catalogs = Objects.requireNonNull(catalogs);
        this.pages = Objects.requireNonNull(pages);
        this.log = Objects.requireNonNull(log);
    }

    /**
     * Returns the deadline that had passed when the figure of a receipt was reported, in the city's time zone; empty
     * where it is not late, takes a figure back, or never counted.
     *
     * @throws vn.chitieu.aggregation.log.LogUnavailableException if the log has to be asked and does not answer in time
     */
    public Optional<OffsetDateTime> since(Receipt receipt) {
        PageKey key = receipt.page();
        Cell cell = receipt.cell();
        UpdateFingerprint saying = receipt.saying();
        if (key == null || cell == null || saying == null || receipt.outcome() == UpdateOutcome.WITHDRAWN) {
            return Optional.empty();
        }
        Catalog city = catalogs.of(key.city());
        Instant reportedAt = Instant.ofEpochMilli(saying.reportedAtMillis());
        return city.unit(cell.unit())
                .flatMap(unit ->
                        city.indicator(key.indicator()).map(indicator -> city.deadline(unit, indicator, cell.period())))
                .filter(deadline -> !reportedAt.isBefore(deadline))
                .filter(deadline -> !wasThere(key, cell, deadline) && isFigure(receipt))
                .map(deadline -> deadline.atZone(city.calendar().zone()).toOffsetDateTime());
    }

    private boolean wasThere(PageKey key, Cell cell, Instant deadline) {
        Page page = pages.find(List.of(key)).getOrDefault(key, Page.blank(key));
        Contribution then = page.at(cell, deadline);
        return then != null && then.figure().isPresent();
    }

    /** What changed nothing may be a withdrawal that came twice, or too late to count; only the log knows. */
    private boolean isFigure(Receipt receipt) {
        return receipt.outcome() == UpdateOutcome.CREATED
                || receipt.outcome() == UpdateOutcome.CORRECTED
                || log.at(receipt.id())
                        .filter(update -> update.contribution().figure().isPresent())
                        .isPresent();
    }
}
