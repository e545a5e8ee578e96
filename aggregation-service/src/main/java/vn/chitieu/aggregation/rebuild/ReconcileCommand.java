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
 * {@code reconcile [--city=ID]}: computes every total of a city, or of all cities one after the other, again from the
 * log, prints each difference, and exits with 0 where there is none and with 1 where there is one. Where something of a
 * log is lost it names that, exits with 3 and compares nothing: the database has more than the log then, and is not
 * wrong for it.
 */
public class ReconcileCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final int DIFFERENCES = 1;

    private static final Logger LOG = LoggerFactory.getLogger(ReconcileCommand.class);

    private final Catalogs catalogs;
    private final Function<Catalog, ReconcileService> reconcile;
    private final LogPrecheck log;
    private final PrintStream out;
    private int exitCode;

    /** Takes the catalogs in force, what compares a city, the logs, and where to print. */
    public ReconcileCommand(
            Catalogs catalogs, Function<Catalog, ReconcileService> reconcile, LogPrecheck log, PrintStream out) {
        this.catalogs = catalogs;
        this.reconcile = reconcile;
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
        if (!log.askedBy("reconcile").isEmpty()) {
            out.printf("reconcile: nothing was compared%n");
            exitCode = LogPrecheck.LOST;
            return;
        }
        cities.forEach(this::attempt);
    }

    /** A city that fails does not hold up those after it. */
    private void attempt(Catalog catalog) {
        try {
            run(catalog);
        } catch (RuntimeException fault) {
            LOG.error("{} could not be compared", catalog.id(), fault);
            out.printf("reconcile: %s: failed: %s%n", catalog.id(), fault);
            exitCode = DIFFERENCES;
        }
    }

    private void run(Catalog catalog) {
        ReconcileService.Result result = reconcile.apply(catalog).run();
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
        if (!result.differences().isEmpty()) {
            exitCode = DIFFERENCES;
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
