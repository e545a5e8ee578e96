package vn.chitieu.ingestion.catalog;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.CatalogDifference;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.catalog.TargetPlausibility;
import vn.chitieu.catalog.files.CatalogSnapshot;
import vn.chitieu.catalog.files.CityFolders;
import vn.chitieu.catalog.files.TargetsAgainstFigures;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.catalog.topic.CatalogRecords;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.ingestion.audit.AuditRepository;
import vn.chitieu.ingestion.audit.AuditService;
import vn.chitieu.ingestion.audit.CityDays;
import vn.chitieu.ingestion.audit.CommandAuditConfiguration;
import vn.chitieu.support.kafka.KafkaSupportAutoConfiguration;
import vn.chitieu.support.mongo.MongoTimeoutsAutoConfiguration;
import vn.chitieu.support.problem.UnavailableException;
import vn.chitieu.support.runtime.RuntimeAutoConfiguration;

/**
 * {@code import-catalog DIR... [--author=NAME] [--reason=TEXT] [--unless-replaced] [--dry-run]}: checks the files of
 * each folder and publishes them as the edition of their city that is in force from then on, also where there was none.
 * Says what is wrong with them, or what the edition changes. The edition that is in force already is no new record;
 * with {@code --unless-replaced} neither is one that was in force before, so that an import at each start takes nothing
 * back that administrators published on the pages since then. One folder that is not published does not keep the others
 * from it. Exits with 0 where each edition is in force (or would be), with 1 where one is not, and with 2 where an
 * option makes no sense. What it publishes stands in the audit as what an administrator publishes; where the store does
 * not answer, as on a first day, a line says so. A folder that has cities below it stands for them.
 */
@Component
@ImportAutoConfiguration({
    SslAutoConfiguration.class,
    KafkaAutoConfiguration.class,
    KafkaSupportAutoConfiguration.class,
    RuntimeAutoConfiguration.class,
    MongoAutoConfiguration.class,
    MongoTimeoutsAutoConfiguration.class
})
@Import({CatalogConfiguration.class, CommandAuditConfiguration.class})
@ConditionalOnProperty(name = "chitieu.ingestion.command", havingValue = "import-catalog")
public class ImportCatalogCommand implements ApplicationRunner, ExitCodeGenerator {

    private static final int NOT_PUBLISHED = 1;
    private static final int BAD_OPTION = 2;
    private static final int MOST_AUTHOR = 200;
    private static final int MOST_REASON = 1000;
    private static final String UNLESS_REPLACED = "unless-replaced";
    private static final Set<String> OPTIONS = Set.of("author", "reason", UNLESS_REPLACED, "dry-run");

    private final CatalogPublisher publisher;
    private final AuditRepository audit;
    private final EditionHistory history;
    private final Clock clock;
    private final PrintStream out = System.out;
    private int exitCode;

    ImportCatalogCommand(CatalogPublisher publisher, AuditRepository audit, EditionHistory history, Clock clock) {
        this.publisher = publisher;
        this.audit = audit;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            List<Path> directories = directories(arguments);
            String author = text(arguments, "author", MOST_AUTHOR).orElse("import-catalog");
            String reason = text(arguments, "reason", MOST_REASON).orElse("");
            Mode mode = new Mode(arguments.containsOption(UNLESS_REPLACED), arguments.containsOption("dry-run"));
            directories.forEach(directory -> publish(directory, author, reason, mode));
        } catch (IllegalArgumentException senseless) {
            fail(BAD_OPTION, senseless.getMessage());
        }
    }

    private void publish(Path directory, String author, String reason, Mode mode) {
        try {
            CatalogPublished event =
                    CatalogRecords.event(CatalogSnapshot.of(directory), null, author, reason, clock.instant());
            publish(directory, event, mode);
        } catch (InvalidCatalogException invalid) {
            fail(NOT_PUBLISHED, invalid.getMessage());
        } catch (UnavailableException away) {
            fail(NOT_PUBLISHED, "nothing was published: the history of editions does not answer: " + away.getMessage());
        } catch (KafkaException away) {
            fail(NOT_PUBLISHED, "nothing was published: " + away.getMessage());
        }
    }

    private void publish(Path directory, CatalogPublished event, Mode mode) throws InvalidCatalogException {
        Catalog catalog = CatalogRecords.catalog(event);
        doubts(directory, catalog).forEach(doubt -> say("doubtful: " + doubt));
        if (CatalogPublisher.isTooLarge(event)) {
            say(event, CatalogPublisher.Outcome.TOO_LARGE);
            return;
        }
        Optional<CatalogPublished> before = publisher.inForce(event.city());
        if (!mode.dryRun()) {
            before.ifPresent(this::keep);
        }
        String inForce = before.map(CatalogPublished::edition).orElse(event.edition());
        if (mode.unlessReplaced()
                && !event.edition().equals(inForce)
                && history.find(event.city(), event.edition()).isPresent()) {
            say("edition %s of %s was replaced by edition %s, which stays in force; without --%s it is published again"
                    .formatted(event.edition(), event.city(), inForce, UNLESS_REPLACED));
            return;
        }
        show(CatalogDifference.between(
                before.map(ImportCatalogCommand::readable).orElse(null), catalog));
        if (mode.dryRun()) {
            say("would publish edition %s of %s".formatted(event.edition(), event.city()));
            return;
        }
        if (before.isEmpty() || !event.edition().equals(inForce)) {
            record(event, catalog);
        }
        CatalogPublisher.Outcome outcome = publisher.publish(event, null);
        if (outcome == CatalogPublisher.Outcome.PUBLISHED) {
            keep(event);
        }
        say(event, outcome);
    }

    /**
     * How to publish.
     *
     * @param unlessReplaced whether an edition that was replaced stays so
     * @param dryRun whether nothing is published at all
     */
    private record Mode(boolean unlessReplaced, boolean dryRun) {}

    private void record(CatalogPublished event, Catalog catalog) {
        Catalogs itself = Catalogs.of(catalog);
        try {
            KafkaCatalogEditions.record(
                    new AuditService(audit, new CityDays(itself, new DefaultCity(itself, null)), clock), event);
        } catch (UnavailableException away) {
            say("the audit does not have edition " + event.edition() + " of " + event.city()
                    + ", because its store does not answer: " + away.getMessage());
        }
    }

    private void keep(CatalogPublished event) {
        try {
            history.add(event);
        } catch (UnavailableException away) {
            say("the history does not have edition " + event.edition() + " of " + event.city()
                    + ", because its store does not answer: " + away.getMessage());
        }
    }

    private void say(CatalogPublished event, CatalogPublisher.Outcome outcome) {
        String edition = "edition " + event.edition() + " of " + event.city();
        switch (outcome) {
            case PUBLISHED -> say("published " + edition);
            case IN_FORCE_ALREADY -> say(edition + " is in force already");
            case ANOTHER_IN_FORCE -> fail(NOT_PUBLISHED, "another edition than expected is in force");
            case TOO_LARGE ->
                fail(
                        NOT_PUBLISHED,
                        "TOO_LARGE: expected an edition of at most " + CatalogPublished.MAX_BYTES
                                + " bytes as JSON, got more");
        }
    }

    /** One that an older release let pass may be none to this one; then everything is new. */
    private static @Nullable Catalog readable(CatalogPublished before) {
        try {
            return CatalogRecords.catalog(before);
        } catch (InvalidCatalogException older) {
            return null;
        }
    }

    private static List<String> doubts(Path directory, Catalog catalog) {
        List<String> doubts = new ArrayList<>(TargetPlausibility.of(catalog));
        doubts.addAll(TargetsAgainstFigures.doubts(directory, catalog));
        return doubts;
    }

    private void show(CatalogDifference difference) {
        say("units: " + difference.units());
        say("indicators: " + difference.indicators());
        say("targets: " + difference.targets());
        say("people: " + difference.people());
        say("codes: " + difference.codes());
        say("alerts: " + difference.alerts());
    }

    private static List<Path> directories(ApplicationArguments arguments) {
        Set<String> unknown = new TreeSet<>(arguments.getOptionNames());
        // Settings of the service, such as --spring.kafka.bootstrap-servers, may be given as well.
        unknown.removeIf(option -> OPTIONS.contains(option) || option.contains("."));
        if (!unknown.isEmpty() || arguments.getNonOptionArgs().isEmpty()) {
            throw new IllegalArgumentException(
                    "expected DIR... [--author=NAME] [--reason=TEXT] [--unless-replaced] [--dry-run]," + " got "
                            + unknown + " " + arguments.getNonOptionArgs());
        }
        List<Path> given = arguments.getNonOptionArgs().stream().map(Path::of).toList();
        return CityFolders.of(given);
    }

    private static Optional<String> text(ApplicationArguments arguments, String option, int most) {
        List<String> texts = arguments.getOptionValues(option);
        if (texts == null) {
            return Optional.empty();
        }
        if (texts.size() != 1 || texts.get(0).isBlank() || texts.get(0).length() > most) {
            throw new IllegalArgumentException(
                    "expected --" + option + " once, with 1 to " + most + " characters, got " + texts.size());
        }
        return Optional.of(texts.get(0));
    }

    private void fail(int code, @Nullable String why) {
        say(String.valueOf(why));
        exitCode = code;
    }

    private void say(String line) {
        out.println("import-catalog: " + line);
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }
}
