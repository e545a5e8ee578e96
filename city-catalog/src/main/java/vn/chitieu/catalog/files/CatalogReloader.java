package vn.chitieu.catalog.files;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.CurrentCatalog;
import vn.chitieu.catalog.TargetPlausibility;
import vn.chitieu.catalog.files.format.CatalogError;
import vn.chitieu.catalog.files.format.InvalidCatalogException;

/**
 * Hot reload of the catalog from the disk. Changed files are loaded once two successive reads find them the same, so
 * that nothing half-written is loaded: a valid catalog replaces the one in force, an invalid one is refused and the old
 * one stays. It compares contents, so it does not matter how files were written, renamed or swapped. Thread-safe.
 */
public final class CatalogReloader {

    private static final Logger LOG = LoggerFactory.getLogger(CatalogReloader.class);

    private final Path directory;
    private final Clock clock;
    private final CurrentCatalog inForce;
    private String judged;
    private @Nullable String changing;

    private CatalogReloader(Path directory, Clock clock, Catalog first) {
        this.directory = directory;
        this.clock = clock;
        this.inForce = new CurrentCatalog(first, clock.instant());
        this.judged = first.edition();
    }

    /**
     * Reads the catalog that is in force first.
     *
     * @param directory as {@link CatalogLoader#read} takes it
     * @param clock when a catalog was taken or refused
     * @throws InvalidCatalogException if anything is wrong; it lists all of it
     */
    public static CatalogReloader open(Path directory, Clock clock) throws InvalidCatalogException {
        CatalogReloader reload = new CatalogReloader(directory, clock, CatalogLoader.read(directory));
        reload.lookForDoubts();
        return reload;
    }

    /** Returns the catalog in force, which {@link #look} keeps up to date. */
    public CurrentCatalog inForce() {
        return inForce;
    }

    /** Reads the files once; nothing happens where they are as they were when they were last loaded or refused. */
    public synchronized Finding look() {
        CatalogSnapshot now = CatalogSnapshot.of(directory);
        String edition = now.edition();
        if (edition.equals(judged)) {
            changing = null;
            return Finding.UNCHANGED;
        }
        if (!edition.equals(changing)) {
            changing = edition;
            return Finding.CHANGING;
        }
        changing = null;
        judged = edition;
        return judge(now, edition);
    }

    private Finding judge(CatalogSnapshot now, String edition) {
        Catalog current = inForce.get();
        if (edition.equals(current.edition())) {
            LOG.info("The catalog on the disk is again edition {}, which is in force", edition);
            inForce.mend();
            return Finding.MENDED;
        }
        try {
            Catalog next = CatalogLoader.read(now, current.id());
            LOG.info("The catalog is now edition {}, was {}", edition, current.edition());
            inForce.replace(next, clock.instant());
            lookForDoubts();
            return Finding.LOADED;
        } catch (InvalidCatalogException invalid) {
            return refuse(invalid.errors().stream().map(CatalogError::toString).toList());
        }
    }

    private void lookForDoubts() {
        Catalog catalog = inForce.get();
        List<String> doubts = new ArrayList<>(TargetPlausibility.of(catalog));
        doubts.addAll(TargetsAgainstFigures.doubts(directory, catalog));
        doubts.forEach(doubt -> LOG.warn("Edition {} of the catalog is valid, but {}", catalog.edition(), doubt));
        inForce.doubt(doubts);
    }

    private Finding refuse(List<String> errors) {
        LOG.error(
                "The catalog on the disk is refused, edition {} stays in force; {} error(s):\n  {}",
                inForce.get().edition(),
                errors.size(),
                String.join("\n  ", errors));
        inForce.refuse(errors, clock.instant());
        return Finding.REFUSED;
    }

    /** What a read found. */
    public enum Finding {
        /** The files are as they were when they were last loaded or refused. */
        UNCHANGED,
        /** The files differ from the last read; they are loaded when they stay so. */
        CHANGING,
        /** Another catalog is in force now. */
        LOADED,
        /** The files are invalid, or those of another city; the old catalog stays. */
        REFUSED,
        /** The files were invalid and are again those of the catalog in force. */
        MENDED
    }
}
