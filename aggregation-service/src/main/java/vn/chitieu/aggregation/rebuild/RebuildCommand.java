package vn.chitieu.aggregation.rebuild;

import java.io.PrintStream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import vn.chitieu.catalog.Catalog;

/**
 * {@code rebuild [--city=ID] [--accept-loss]}: makes every page again from the log, publishes all totals, and puts back
 * targets, receipts and revisions that are gone. Where something of a log is lost it names that and changes nothing,
 * but with {@code --accept-loss} it takes what is left for the whole log from then on.
 */
public class RebuildCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final String ACCEPT_LOSS = "accept-loss";

    private final Catalog catalog;
    private final RebuildService rebuild;
    private final HistoryRebuild history;
    private final LogPrecheck log;
    private final PrintStream out;
    private int exitCode;

    public RebuildCommand(
            Catalog catalog, RebuildService rebuild, HistoryRebuild history, LogPrecheck log, PrintStream out) {
        this.catalog = catalog;
        this.rebuild = rebuild;
        this.history = history;
        this.log = log;
        this.out = out;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!CityOption.isFor(catalog, arguments, out)) {
            exitCode = CityOption.WRONG_CITY;
            return;
        }
        if (!mayGoOn(arguments.containsOption(ACCEPT_LOSS))) {
            exitCode = LogPrecheck.LOST;
            return;
        }
        RebuildService.Result result = rebuild.run();
        out.printf(
                "rebuild: %s: read %d records, %d pages, %d of them were missing or wrong and are right now%n",
                catalog.id(), result.records(), result.pages(), result.mended());
        HistoryRebuild.Result putBack = history.run();
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
