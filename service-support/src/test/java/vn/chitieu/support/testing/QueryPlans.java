package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.DefaultCity;
import vn.chitieu.support.mongo.MongoInitializer;

/**
 * What the stores of a service ask of the database, recorded while their integration tests run, and which index answers
 * it.
 */
public final class QueryPlans {

    private static final int MOST_FRAMES = 20;
    private static final Path CLASSES = Path.of("target", "classes");

    /** Of the one service whose tests run in this process. */
    private static @Nullable QueryPlans recorded;

    private final Map<QueryShape, BsonDocument> samples = new TreeMap<>();
    private final Set<String> senders = new TreeSet<>();
    private final MongoDatabase database = TestDatabase.fresh();

    private final Set<String> filled;

    private QueryPlans(Set<String> filled) {
        this.filled = filled;
    }

    /** Returns the databases that the integration tests of the stores have filled. */
    Set<String> filled() {
        return filled;
    }

    /**
     * Runs the integration tests of all stores below a package, and initializes the stores in a fresh database; once in
     * a process.
     *
     * @param root such as {@code vn.chitieu.aggregation}
     */
    public static synchronized QueryPlans recorded(String root) throws IOException, ReflectiveOperationException {
        if (recorded == null) {
            recorded = record(root);
        }
        return recorded;
    }

    private static QueryPlans record(String root) throws IOException, ReflectiveOperationException {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectPackage(root))
                .filters(includeClassNamePatterns(".*\\.Mongo\\w+IT"))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        Set<String> before = TestDatabase.made();
        TestDatabase.QUERIES.begin();
        LauncherFactory.create().execute(request, summary);
        Set<String> filled = new TreeSet<>(TestDatabase.made());
        filled.removeAll(before);
        QueryPlans plans = new QueryPlans(filled);
        TestDatabase.QUERIES.end().forEach(query -> {
            plans.samples.putIfAbsent(QueryShape.of(query.command()), query.command());
            plans.senders.addAll(query.senders());
        });
        StringWriter failures = new StringWriter();
        summary.getSummary().printFailuresTo(new PrintWriter(failures), MOST_FRAMES);
        assertThat(failures.toString()).as("integration tests of stores").isBlank();
        assertThat(summary.getSummary().getTestsSucceededCount()).isPositive();
        plans.initialize();
        return plans;
    }

    /** Fails unless each method of a store that asks the database was seen to do so. */
    public void requireAllMethods() throws IOException {
        Set<String> unseen = new TreeSet<>();
        for (Path store : storeClasses()) {
            unseen.addAll(StoreMethods.thatAsk(store));
        }
        unseen.removeAll(senders);
        assertThat(unseen)
                .as("methods of stores that no integration test of a store calls")
                .isEmpty();
    }

    /** Returns the names of all collections that are asked. */
    Set<String> collections() {
        Set<String> names = new TreeSet<>();
        samples.values()
                .forEach(command ->
                        names.add(command.getString(command.getFirstKey()).getValue()));
        return names;
    }

    /** Returns the names of the indexes that a collection has on MongoDB. */
    List<String> indexes(String collection) {
        return SaysMongoDb.indexes(database, collection);
    }

    /** Returns the rows of the table: collection, command, filter, sort. */
    public List<String> rows() {
        return samples.keySet().stream()
                .map(shape -> "| `" + shape.collection() + "` | " + shape.kind() + " | " + code(shape.filter()) + " | "
                        + code(shape.sort()) + " |")
                .toList();
    }

    /** Returns the indexes that MongoDB's planner chooses for each row, or nothing where it is not at hand. */
    public Map<String, Set<String>> explained() {
        Map<String, Set<String>> found = new TreeMap<>();
        List<String> rows = rows();
        int row = 0;
        for (BsonDocument command : samples.values()) {
            found.put(rows.get(row++), ExplainedPlan.indexes(database, command));
        }
        return found;
    }

    /** Returns the indexes by which each row could be answered at all: those that begin with a field of its own. */
    public Map<String, Set<String>> possible() {
        Map<String, Set<String>> found = new TreeMap<>();
        List<String> rows = rows();
        int row = 0;
        for (BsonDocument command : samples.values()) {
            Set<String> fields = QueryShape.fields(command);
            String collection = command.getString(command.getFirstKey()).getValue();
            Set<String> usable = new TreeSet<>(Set.of("_id_"));
            usable.addAll(SaysMongoDb.indexes(database, collection));
            usable.removeIf(index -> fields.stream()
                    .noneMatch(field -> index.equals(field + "_")
                            || index.startsWith(field + "_1")
                            || index.startsWith(field + "_-1")));
            found.put(rows.get(row++), usable);
        }
        return found;
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private void initialize() throws IOException, ReflectiveOperationException {
        MongoDatabase server = SaysMongoDb.of(database);
        for (Path store : storeClasses()) {
            String name = CLASSES.relativize(store).toString().replace('/', '.').replaceFirst("\\.class$", "");
            Class<?> type = Class.forName(name);
            if (MongoInitializer.class.isAssignableFrom(type)) {
                Constructor<?> constructor = Arrays.stream(type.getDeclaredConstructors())
                        .min(Comparator.comparing(QueryPlans::beyondTheDatabase))
                        .orElseThrow();
                constructor.setAccessible(true);
                Object[] arguments = Arrays.stream(constructor.getParameterTypes())
                        .map(parameter -> argument(parameter, server))
                        .toArray();
                ((MongoInitializer) constructor.newInstance(arguments)).initialize();
            }
        }
        Set<String> made = database.listCollectionNames().into(new TreeSet<>());
        samples.keySet().stream().map(QueryShape::collection).collect(Collectors.toCollection(TreeSet::new)).stream()
                .filter(collection -> !made.contains(collection))
                .forEach(database::createCollection);
    }

    private static long beyondTheDatabase(Constructor<?> constructor) {
        return Arrays.stream(constructor.getParameterTypes())
                .filter(parameter -> argument(parameter, null) == null)
                .count();
    }

    /** Returns an argument of a store; what reads and writes documents is not needed to initialize it. */
    private static @Nullable Object argument(Class<?> parameter, @Nullable MongoDatabase server) {
        if (parameter == DefaultCity.class) {
            return new DefaultCity(Catalogs.of(), "any");
        }
        if (parameter == Clock.class) {
            return Clock.systemUTC();
        }
        return parameter == MongoDatabase.class ? server : parameter == String.class ? "any" : null;
    }

    private static List<Path> storeClasses() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return new ArrayList<>(
                    files.filter(file -> file.getFileName().toString().matches("Mongo[\\w$]+\\.class"))
                            .toList());
        }
    }
}
