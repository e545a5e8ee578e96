package vn.chitieu.ingestion.deadletter;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.catalog.UnknownCityException;

/**
 * {@code replay-rejections [--city=ID] [--unit=ID ...] [--from=DAY] [--to=DAY] [--dry-run]}: sends dead letters of a
 * city to their topics again. Without a city it is the default one; without days it takes those of the last 30. Exits
 * with 0 where all were sent, with 1 where some are kept nowhere as a whole any more, and with 2 where an option makes
 * no sense. Brings the parts of the service that it needs, nothing that answers over HTTP.
 */
@Component
@EnableAutoConfiguration
@Import({MongoDeadLetters.class, DeadLetterConfiguration.class})
@ConditionalOnProperty(name = "chitieu.ingestion.command", havingValue = "replay-rejections")
public class ReplayCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final int SOME_GONE = 1;
    private static final int BAD_OPTION = 2;
    private static final int USUAL_DAYS = 30;
    private static final Set<String> OPTIONS = Set.of("city", "unit", "from", "to", "dry-run");

    private final Catalogs catalogs;
    private final DefaultCity defaultCity;
    private final DeadLetterRepository deadLetters;
    private final DeadLetterLog records;
    private final Clock clock;
    private final PrintStream out = System.out;
    private int exitCode;

    ReplayCommand(
            Catalogs catalogs,
            DefaultCity defaultCity,
            DeadLetterRepository deadLetters,
            DeadLetterLog records,
            Clock clock) {
        this.catalogs = catalogs;
        this.defaultCity = defaultCity;
        this.deadLetters = deadLetters;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            replay(arguments);
        } catch (IllegalArgumentException | UnknownCityException senseless) {
            out.println(senseless.getMessage());
            exitCode = BAD_OPTION;
        }
    }

    private void replay(ApplicationArguments arguments) {
        Set<String> unknown = new TreeSet<>(arguments.getOptionNames());
        // Settings of the service, such as --spring.mongodb.uri, may be given as well.
        unknown.removeIf(option -> OPTIONS.contains(option) || option.contains("."));
        if (!unknown.isEmpty() || !arguments.getNonOptionArgs().isEmpty()) {
            throw new IllegalArgumentException(
                    "expected options --city=ID, --unit=ID, --from=DAY, --to=DAY, --dry-run, got " + unknown + " "
                            + arguments.getNonOptionArgs());
        }
        // One edition of the catalog for the whole run.
        Catalog catalog = catalogs.of(city(arguments));
        Set<String> units = units(catalog, arguments);
        LocalDate to = day(arguments, "to")
                .orElseGet(() ->
                        LocalDate.ofInstant(clock.instant(), catalog.calendar().zone()));
        LocalDate from = day(arguments, "from").orElseGet(() -> to.minusDays(USUAL_DAYS - 1));
        boolean dryRun = arguments.containsOption("dry-run");
        ZoneId zone = catalog.calendar().zone();
        DeadLetterReplay replay = new DeadLetterReplay(deadLetters, records, clock, catalog.id(), zone);
        DeadLetterReplay.Result result = replay.replay(
                units,
                from,
                to,
                dryRun,
                gone -> out.printf("replay-rejections: %s is kept nowhere as a whole any more%n", gone.origin()));
        out.printf(
                "replay-rejections: %s, %s to %s: %s %d records, %d were sent again before, %d are gone%n",
                units.isEmpty() ? "all units" : String.join(", ", units),
                from,
                to,
                dryRun ? "would send" : "sent",
                result.sent(),
                result.before(),
                result.gone());
        exitCode = result.gone() > 0 ? SOME_GONE : 0;
    }

    private String city(ApplicationArguments arguments) {
        List<String> cities = arguments.getOptionValues("city");
        if (cities == null) {
            return defaultCity
                    .id()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "expected --city=ID with one of " + catalogs.all().navigableKeySet() + ", got none"));
        }
        if (cities.size() != 1) {
            throw new IllegalArgumentException("expected --city=ID once, got " + cities);
        }
        return cities.get(0);
    }

    private static Set<String> units(Catalog catalog, ApplicationArguments arguments) {
        Set<String> units = new TreeSet<>(
                Optional.ofNullable(arguments.getOptionValues("unit")).orElse(List.of()));
        for (String unit : units) {
            if (catalog.unit(unit).isEmpty()) {
                throw new IllegalArgumentException("expected --unit as the id of a unit of the catalog, got " + unit);
            }
        }
        if (arguments.containsOption("unit") && units.isEmpty()) {
            throw new IllegalArgumentException("expected --unit=ID, got --unit alone");
        }
        return units;
    }

    private static Optional<LocalDate> day(ApplicationArguments arguments, String option) {
        List<String> days = arguments.getOptionValues(option);
        if (days == null) {
            return Optional.empty();
        }
        try {
            if (days.size() == 1) {
                return Optional.of(LocalDate.parse(days.get(0)));
            }
        } catch (DateTimeParseException noDay) {
            // Reported below, as if it were not there.
        }
        throw new IllegalArgumentException("expected --" + option + " once as a day such as 2022-04-07, got " + days);
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
