package vn.chitieu.aggregation.commands;

import java.io.PrintStream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import vn.chitieu.aggregation.application.Rebuild;
import vn.chitieu.catalog.Catalog;

/** {@code rebuild [--city=ID]}: makes every page again from the log and publishes all totals. */
class RebuildCommand implements ApplicationRunner, ExitCodeGenerator {

    private final Catalog catalog;
    private final Rebuild rebuild;
    private final PrintStream out;
    private int exitCode;

    RebuildCommand(Catalog catalog, Rebuild rebuild, PrintStream out) {
        this.catalog = catalog;
        this.rebuild = rebuild;
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
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
