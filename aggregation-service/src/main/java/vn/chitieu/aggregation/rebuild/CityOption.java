package vn.chitieu.aggregation.rebuild;

import java.io.PrintStream;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import vn.chitieu.catalog.Catalog;

/** The option {@code --city=ID}; without it the command is for the city of the catalog. */
final class CityOption {

    /** The exit status where the option names another city than the catalog. */
    static final int WRONG_CITY = 2;

    private CityOption() {}

    static boolean isFor(Catalog catalog, ApplicationArguments arguments, PrintStream out) {
        List<String> cities = arguments.getOptionValues("city");
        if (cities == null || cities.equals(List.of(catalog.id()))) {
            return true;
        }
        out.printf("expected --city=%s, the city of this catalog, or no city at all, got %s%n", catalog.id(), cities);
        return false;
    }
}
