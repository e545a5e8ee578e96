package vn.chitieu.notification.routing.digest;

import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.city.EachCity;
import vn.chitieu.notification.outbox.OutboxPublisher;

/**
 * Closes the digests of all cities whose slot has come and puts each into the outbox. Idempotent: interrupted anywhere,
 * it goes on the next time and sends none twice. Thread-safe; several instances may do it at once.
 */
@Service
public final class DigestService {

    private static final Logger log = LoggerFactory.getLogger(DigestService.class);
    private static final int AT_ONCE = 200;

    private final Catalogs catalogs;
    private final CityIds cities;
    private final DigestRepository digests;
    private final OutboxPublisher outboxPublisher;

    /** Takes the catalogs in force, the ids of cities, the store, and what puts the notices into the outbox. */
    public DigestService(Catalogs catalogs, CityIds cities, DigestRepository digests, OutboxPublisher outboxPublisher) {
        this.catalogs = catalogs;
        this.cities = cities;
        this.digests = digests;
        this.outboxPublisher = outboxPublisher;
    }

    /**
     * Closes what is due, city by city: digests that fail hold back none of another city, however many they are.
     *
     * @return whether any mail may now be sent
     */
    public boolean tick(Instant now) {
        return EachCity.doWhatIsDue(catalogs, city -> tick(cities.key(city.id()), now));
    }

    private boolean tick(CityKey city, Instant now) {
        boolean posted = false;
        List<DigestKey> due;
        int done;
        do {
            due = digests.due(city, now, AT_ONCE);
            done = 0;
            for (DigestKey digest : due) {
                done += isDone(digest, now) ? 1 : 0;
            }
            posted |= done > 0;
        } while (due.size() == AT_ONCE && done > 0);
        return posted;
    }

    /** Returns whether it went well; one that fails is retried with the next tick and holds back no other. */
    private boolean isDone(DigestKey digest, Instant now) {
        try {
            digests.close(digest);
            List<DigestItem> items = digests.items(digest);
            if (!items.isEmpty()) {
                outboxPublisher.post(DigestNotice.of(digest, now, items));
                log.info("The digest {} is closed with {} notices", digest, items.size());
            }
            digests.settled(digest);
            return true;
        } catch (RuntimeException fault) {
            log.warn("The digest {} waits for a fault to pass: {}", digest, fault.toString());
            return false;
        }
    }
}
