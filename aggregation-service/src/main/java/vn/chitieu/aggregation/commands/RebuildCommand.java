package vn.chitieu.aggregation.commands;

import java.io.PrintStream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import vn.chitieu.aggregation.application.Rebuild;
import vn.chitieu.aggregation.application.RebuildHistory;
import vn.chitieu.catalog.Catalog;

/**
 * {@code rebuild [--city=ID]}: makes every page again from the log, publishes all totals, and puts back targets,
 * receipts and revisions that are gone.
 */
class RebuildCommand implements ApplicationRunner, ExitCodeGenerator {

    private final Catalog catalog;
    private final Rebuild rebuild;
    private final RebuildHistory history;
    private final PrintStream out;
    private int exitCode;

    RebuildCommand(Catalog catalog, Rebuild rebuild, RebuildHistory history, PrintStream out) {
        this.catalog = catalog;
        this.rebuild = rebuild;
        this.history = history;
        this.out = out;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!CityOption.isFor(catalog, arguments, out)) {
            exitCode = CityOption.WRONG_CITY;
            return;
        }
        Rebuild.Result result = rebuild.run();
        out.printf(
                "rebuild: %s: read %d records, %d pages, %d of them were missing or wrong and are right now%n",
                catalog.id(), result.records(), result.pages(), result.mended());
        RebuildHistory.Result putBack = history.run();
        out.printf(
                "rebuild: %s: put back %d receipts and %d revisions%n",
                catalog.id(), putBack.receipts(), putBack.revisions());
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
