package vn.chitieu.aggregation.rebuild;

import java.io.PrintStream;
import java.util.Collection;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;

/** The option {@code --city=ID}; without it a command is for all cities that have a catalog, one after the other. */
final class CityOption {

    /** The exit status where the option names no city that has a catalog. */
    static final int WRONG_CITY = 2;

    private CityOption() {}

    /** Returns the catalogs of the cities that a command is for; none where the option is wrong, which is printed. */
    static Collection<Catalog> cities(Catalogs catalogs, ApplicationArguments arguments, PrintStream out) {
        List<String> named = arguments.getOptionValues("city");
        if (named == null) {
            return catalogs.all().values();
        }
        List<Catalog> found =
                named.size() == 1 ? catalogs.find(named.get(0)).stream().toList() : List.of();
        if (found.isEmpty()) {
            out.printf(
                    "expected --city= and one of %s, which have catalogs, or no city at all for all of them, got %s%n",
                    catalogs.all().navigableKeySet(), named);
        }
        return found;
    }
}
