package vn.chitieu.catalog.files;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls the catalog's files every few seconds, on one daemon thread of its own, until it is closed. */
public final class CatalogWatcher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogWatcher.class);

    private final CatalogReloader reload;
    private final Duration interval;
    private final CountDownLatch closed = new CountDownLatch(1);

    private CatalogWatcher(CatalogReloader reload, Duration interval) {
        this.reload = reload;
        this.interval = interval;
    }

    /**
     * Begins to watch.
     *
     * @param reload what looks
     * @param interval the pause before each look; zero never looks
     */
    public static CatalogWatcher start(CatalogReloader reload, Duration interval) {
        CatalogWatcher watch = new CatalogWatcher(reload, interval);
        if (!interval.isZero()) {
            Thread thread = new Thread(watch::lookUntilClosed, "catalog-watch");
            thread.setDaemon(true);
            thread.start();
        }
        return watch;
    }

    private void lookUntilClosed() {
        try {
            while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** A fault ends one read and not those after it. */
    private void look() {
        try {
            reload.look();
        } catch (RuntimeException fault) {
            LOG.error("A look at the catalog failed", fault);
        }
    }

    /** Ends the polling; a read under way still ends. */
    @Override
    public void close() {
        closed.countDown();
    }
}
