package vn.chitieu.aggregation.rebuild;

import java.io.PrintStream;
import java.util.Collection;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;

/**
 * {@code rebuild [--city=ID] [--accept-loss]}: makes every page of a city, or of all cities one after the other, again
 * from the log, publishes all totals, and puts back targets, receipts and revisions that are gone. A city that fails
 * does not hold up those after it, and makes the command exit with 1. Where something of a log is lost it names that
 * and changes nothing, but with {@code --accept-loss} it takes what is left for the whole log from then on.
 */
public class RebuildCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final String ACCEPT_LOSS = "accept-loss";

    private static final int FAILED = 1;
    private static final Logger LOG = LoggerFactory.getLogger(RebuildCommand.class);

    private final Catalogs catalogs;
    private final Function<Catalog, RebuildService> rebuild;
    private final Function<Catalog, HistoryRebuild> history;
    private final LogPrecheck log;
    private final PrintStream out;
    private int exitCode;

    /** Takes the catalogs in force, what rebuilds a city, the logs, and where to print. */
    public RebuildCommand(
            Catalogs catalogs,
            Function<Catalog, RebuildService> rebuild,
            Function<Catalog, HistoryRebuild> history,
            LogPrecheck log,
            PrintStream out) {
        this.catalogs = catalogs;
        this.rebuild = rebuild;
        this.history = history;
        this.log = log;
        this.out = out;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Collection<Catalog> cities = CityOption.cities(catalogs, arguments, out);
        if (cities.isEmpty()) {
            exitCode = CityOption.WRONG_CITY;
            return;
        }
        if (!mayGoOn(arguments.containsOption(ACCEPT_LOSS))) {
            exitCode = LogPrecheck.LOST;
            return;
        }
        cities.forEach(this::attempt);
    }

    private void attempt(Catalog catalog) {
        try {
            run(catalog);
        } catch (RuntimeException fault) {
            LOG.error("{} could not be rebuilt", catalog.id(), fault);
            out.printf("rebuild: %s: failed: %s%n", catalog.id(), fault);
            exitCode = FAILED;
        }
    }

    private void run(Catalog catalog) {
        RebuildService.Result result = rebuild.apply(catalog).run();
        out.printf(
                "rebuild: %s: read %d records, %d pages, %d of them were missing or wrong and are right now%n",
                catalog.id(), result.records(), result.pages(), result.mended());
        HistoryRebuild.Result putBack = history.apply(catalog).run();
        out.printf(
                "rebuild: %s: put back %d receipts and %d revisions%n",
                catalog.id(), putBack.receipts(), putBack.revisions());
    }

    private boolean mayGoOn(boolean isLossAccepted) {
        if (log.askedBy("rebuild").isEmpty()) {
            return true;
        }
        if (!isLossAccepted) {
            out.printf(
                    "rebuild: nothing was changed. Restore the topics, or go on without what is lost: --%s%n",
                    ACCEPT_LOSS);
            return false;
        }
        log.acceptLosses();
        out.printf("rebuild: what is lost is accepted; what is left counts as the whole log from now on%n");
        return true;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
