package vn.chitieu.aggregation.rebuild;

import java.io.PrintStream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import vn.chitieu.catalog.Catalog;

/**
 * {@code reconcile [--city=ID]}: computes every total again from the log, prints each difference, and exits with 0
 * where there is none and with 1 where there is one. Where something of a log is lost it names that, exits with 3 and
 * compares nothing: the database has more than the log then, and is not wrong for it.
 */
public class ReconcileCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final int DIFFERENCES = 1;

    private final Catalog catalog;
    private final ReconcileService reconcile;
    private final LogPrecheck log;
    private final PrintStream out;
    private int exitCode;

    public ReconcileCommand(Catalog catalog, ReconcileService reconcile, LogPrecheck log, PrintStream out) {
        this.catalog = catalog;
        this.reconcile = reconcile;
        this.log = log;
        this.out = out;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!CityOption.isFor(catalog, arguments, out)) {
            exitCode = CityOption.WRONG_CITY;
            return;
        }
        if (!log.askedBy("reconcile").isEmpty()) {
            out.printf("reconcile: nothing was compared%n");
            exitCode = LogPrecheck.LOST;
            return;
        }
        ReconcileService.Result result = reconcile.run();
        result.differences().forEach(out::println);
        result.dropped()
                .forEach((indicator, pages) -> out.printf(
                        "reconcile: %s: %d pages of %s were not compared: the catalog does not have that indicator;"
                                + " their figures stay on the log and are shown again once it has%n",
                        catalog.id(), pages, indicator));
        out.printf(
                "reconcile: %s: %d records, %d pages, %d totals in two ways, %d differences%n",
                catalog.id(),
                result.records(),
                result.pages(),
                result.totals(),
                result.differences().size());
        exitCode = result.differences().isEmpty() ? 0 : DIFFERENCES;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
