package vn.chitieu.catalog.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.AlertPolicy;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Cluster;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.OwnCodes;
import vn.chitieu.catalog.Person;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.ErrorCollector;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.territory.Succession;

/** The catalog of a city as plain files that its staff can review. */
public final class CatalogLoader {

    private CatalogLoader() {}

    /**
     * Returns the catalog that a directory holds in {@code city.yaml}, {@code clusters.csv}, {@code units.csv},
     * {@code successors.csv} (which need not be there), {@code indicators.yaml}, {@code codes.csv} (which need not be
     * there), {@code targets.csv}, {@code people.csv}, {@code calendar.yaml}, {@code windows.yaml} and
     * {@code alerts.yaml} (which need not be there) and {@code expected-counts.yaml}; {@code catalog/README.md}
     * describes them. Other files are not read. Every call reads afresh; nothing is kept.
     *
     * @param directory such as {@code catalog/thanh-hoa}
     * @return the catalog, all of whose references were checked
     * @throws InvalidCatalogException if anything is wrong; it lists all of it
     */
    public static Catalog read(Path directory) throws InvalidCatalogException {
        return read(CatalogSnapshot.of(directory), null);
    }

    /**
     * Returns the catalog of a snapshot, whose edition it bears.
     *
     * @param expectedCity the id that the city must have; null for any
     * @throws InvalidCatalogException if anything is wrong; it lists all of it
     */
    public static Catalog read(CatalogSnapshot snapshot, @Nullable String expectedCity) throws InvalidCatalogException {
        ErrorCollector errors = new ErrorCollector();
        CatalogDirectory files = new CatalogDirectory(snapshot, expectedCity, errors);
        References references = new References();
        Optional<CityFile> city = CityFile.read(files, references);
        List<Cluster> clusters = ClustersFile.read(files, references);
        UnitRows units = UnitsFile.read(files, references);
        List<Succession> successions = SuccessorsFile.read(files, references, units);
        CalendarFile.Calendars calendars = CalendarFile.read(files);
        List<Indicator> indicators = IndicatorsFile.read(files, references, calendars);
        OwnCodes codes = CodesFile.read(files, references, indicators);
        List<Target> targets = TargetsFile.read(files, references, indicators);
        List<Person> people = PeopleFile.read(files, references);
        List<TimeWindow> windows = WindowsFile.read(files, references, indicators);
        AlertPolicy alerts = AlertsFile.read(files, references);
        ExpectedCountsFile.check(files, units);
        errors.throwIfAny();
        return new Catalog(
                        city.orElseThrow().id(),
                        city.orElseThrow().name(),
                        units.units(),
                        clusters,
                        indicators,
                        targets,
                        people,
                        calendars.working().orElseThrow(),
                        successions,
                        windows)
                .withOwners(city.orElseThrow().owners())
                .withOwnCodes(codes)
                .withAlertPolicy(alerts)
                .withEdition(snapshot.edition());
    }
}
