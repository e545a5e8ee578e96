package vn.chitieu.localstack.sample;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.sample.SampleUpdate;
import vn.chitieu.catalog.sample.SampleUpdatesFile;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.localstack.StackException;

/** The updates that the units of a city would have sent, at least one. */
public final class Sample {

    private static final ZoneId CITY_ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final LocalTime OFFICE_OPENS = LocalTime.of(8, 0);

    private final List<SampleUpdate> updates;

    /** Takes the updates in the order in which they are to be sent. */
    Sample(List<SampleUpdate> updates) {
        this.updates = List.copyOf(updates);
    }

    /**
     * Reads the sample of a catalog.
     *
     * @throws StackException listing what is wrong with it, or saying that it has none
     */
    public static Sample of(Path catalog) {
        try {
            List<SampleUpdate> updates = SampleUpdatesFile.read(catalog);
            if (updates.isEmpty()) {
                throw new StackException("The catalog " + catalog + " has no sample. Start with --no-sample.");
            }
            return new Sample(updates);
        } catch (InvalidCatalogException e) {
            throw new StackException("The sample of " + catalog + " cannot be sent. " + e.getMessage(), e);
        }
    }

    /** Returns the ids of the units that send the sample of a catalog, in their order; none where it has none. */
    public static List<String> unitsOf(Path catalog) {
        try {
            List<SampleUpdate> updates = SampleUpdatesFile.read(catalog);
            return updates.isEmpty() ? List.of() : new Sample(updates).units();
        } catch (InvalidCatalogException e) {
            throw new StackException("The sample of " + catalog + " cannot be read. " + e.getMessage(), e);
        }
    }

    /** Returns one batch for each quarter and unit, earliest quarter first. */
    public List<SampleBatch> batches() {
        Map<Quarter, Map<String, List<SampleUpdate>>> batches = new TreeMap<>(Comparator.comparing(Quarter::firstDay));
        for (SampleUpdate update : updates) {
            batches.computeIfAbsent(update.period().quarter(), quarter -> new TreeMap<>())
                    .computeIfAbsent(update.unit(), unit -> new ArrayList<>())
                    .add(update);
        }
        return batches.entrySet().stream()
                .flatMap(quarter -> quarter.getValue().entrySet().stream()
                        .map(unit -> new SampleBatch(unit.getKey(), quarter.getKey(), unit.getValue())))
                .toList();
    }

    /** Returns the ids of the units that send it, in their order. */
    public List<String> units() {
        return updates.stream().map(SampleUpdate::unit).distinct().sorted().toList();
    }

    /** Returns the newest quarter that it has figures of: the one whose table is of interest. */
    public Quarter quarter() {
        return updates.stream()
                .map(update -> update.period().quarter())
                .max(Comparator.comparing(Quarter::firstDay))
                .orElseThrow();
    }

    /** Returns the sample's own date: the morning after its last figure was reported. */
    public Instant date() {
        OffsetDateTime last = updates.stream()
                .map(SampleUpdate::reportedAt)
                .max(OffsetDateTime.timeLineOrder())
                .orElseThrow();
        return last.atZoneSameInstant(CITY_ZONE)
                .toLocalDate()
                .plusDays(1)
                .atTime(OFFICE_OPENS)
                .atZone(CITY_ZONE)
                .toInstant();
    }
}
