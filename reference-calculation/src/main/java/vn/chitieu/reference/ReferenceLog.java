package vn.chitieu.reference;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

/**
 * What counts by the log of updates, read from the beginning, record by record: an id of a unit is the first update's,
 * what the catalog does not know is passed over, and of all reports for a cell the latest counts. Of reports between
 * two deadlines only the latest is kept, since no total looks in between. Some 150 bytes for each id that comes again.
 * Not thread-safe.
 */
public final class ReferenceLog {

    private static final int LAST_YEAR = 2999;
    /** A later report replaces an earlier one; repeats of one id differ in how they came at most. */
    private static final Comparator<ReferenceReport> LATEST = Comparator.comparing(ReferenceReport::reportedAt)
            .thenComparing(ReferenceReport::updateId)
            .thenComparing(one -> one.channel() + "|" + one.credential());

    /** Ids are forgotten by whole blocks of so many offsets. */
    private static final long BLOCK = 1_000_000;

    private final Catalog catalog;
    private final long blocks;
    private final Predicate<UUID> comesAgain;
    private final Map<UUID, List<First>> firsts = new HashMap<>();
    private final Map<Integer, Long> newestBlocks = new HashMap<>();
    private final Map<ReferencePage, Map<ReferenceCell, TreeMap<Integer, ReferenceReport>>> reports = new HashMap<>();
    private final Map<ReferencePage, List<Instant>> deadlines = new HashMap<>();

    /**
     * Begins with an empty log of a city.
     *
     * @param idWindow how many records are to know the ids before them
     * @param again which ids come again
     */
    public ReferenceLog(Catalog catalog, long idWindow, ReferenceRepeatedIds again) {
        this(catalog, idWindow, again::has);
    }

    private ReferenceLog(Catalog catalog, long idWindow, Predicate<UUID> comesAgain) {
        this.catalog = catalog;
        this.blocks = (idWindow + BLOCK - 1) / BLOCK;
        this.comesAgain = comesAgain;
    }

    /** Begins with an empty log of a city that is read once only, with all its ids in memory. */
    public static ReferenceLog readOnce(Catalog catalog, long idWindow) {
        return new ReferenceLog(catalog, idWindow, id -> true);
    }

    /** What came first under an id in a block of a partition. */
    private record First(UUID content, Instant reportedAt, int partition, long block) {}

    /**
     * Takes the next update of the log; in the order of the broker's times, as it has them in all its partitions.
     *
     * @param partition where it lies
     * @param offset where it lies in the partition
     */
    public void take(int partition, long offset, IndicatorUpdated event) {
        if (!event.city().equals(catalog.id())) {
            return;
        }
        ReferenceReport one = ReferenceReport.of(event, event.reportedAt());
        First own = new First(content(event), one.reportedAt(), partition, offset / BLOCK);
        newestBlocks.merge(own.partition(), own.block(), Math::max);
        First first = first(id(event), own);
        Indicator indicator = known(event);
        if (!first.content().equals(own.content()) || indicator == null) {
            return;
        }
        ReferenceReport counts = ReferenceReport.of(event, first.reportedAt());
        ReferencePage page =
                new ReferencePage(indicator.code(), indicator.calendar().quarterOf(event.period()));
        int passed = (int) deadlines.computeIfAbsent(page, key -> deadlines(indicator, key.quarter())).stream()
                .filter(deadline -> !counts.reportedAt().isBefore(deadline))
                .count();
        reports.computeIfAbsent(page, key -> new TreeMap<>())
                .computeIfAbsent(counts.cell(), cell -> new TreeMap<>())
                .merge(passed, counts, (was, is) -> LATEST.compare(is, was) > 0 ? is : was);
    }

    /** Returns the oldest under an id that is not forgotten; the record itself where there is none. */
    private First first(UUID id, First own) {
        if (!comesAgain.test(id)) {
            return own;
        }
        List<First> known = firsts.computeIfAbsent(id, none -> new ArrayList<>(1));
        known.removeIf(one -> one.block() < newestBlocks.getOrDefault(one.partition(), 0L) - blocks);
        if (known.stream().noneMatch(one -> one.partition() == own.partition() && one.block() == own.block())) {
            known.add(own);
        }
        return known.get(0);
    }

    /** Returns what the id of an update is known by: an id is the city's, and its unit's within it. */
    static UUID id(IndicatorUpdated event) {
        return digest(event.city(), event.unit(), event.id());
    }

    /** Returns the indicator of an update that the catalog knows in all its parts; null for any other. */
    private @Nullable Indicator known(IndicatorUpdated event) {
        ReportingPeriod period = event.period();
        Indicator indicator = catalog.indicator(event.indicator()).orElse(null);
        ReportingUnit unit = catalog.unit(event.unit()).orElse(null);
        boolean isKnown = indicator != null
                && unit != null
                && !indicator.isDerived()
                && period.frequency() == indicator.frequency()
                && indicator.calendar().quarterOf(period).year() <= LAST_YEAR
                && catalog.reports(unit, indicator, period)
                && event.unitOfMeasure()
                        .equals(indicator.display().unitOfMeasure().vi());
        return isKnown ? indicator : null;
    }

    /** The moments at which one asks how a page stood: when its year's quarters were closed, and next year's same. */
    private List<Instant> deadlines(Indicator indicator, Quarter quarter) {
        return Stream.concat(quarter.restOfYear(), Stream.of(quarter.yearAfter()))
                .map(one -> catalog.deadline(indicator, one))
                .toList();
    }

    /** Returns the pages with reports. */
    Set<ReferencePage> pages() {
        return Collections.unmodifiableSet(reports.keySet());
    }

    /** Returns what counts in each cell of a page, withdrawn figures included. */
    public SortedMap<ReferenceCell, ReferenceReport> counting(ReferencePage page) {
        return counting(page, Instant.MAX);
    }

    /**
     * Returns what counted in each cell of a page at a moment, withdrawn figures included.
     *
     * @param before of what was reported before that moment: one of the page's deadlines, or {@link Instant#MAX}
     */
    SortedMap<ReferenceCell, ReferenceReport> counting(ReferencePage page, Instant before) {
        SortedMap<ReferenceCell, ReferenceReport> counting = new TreeMap<>();
        reports.getOrDefault(page, Map.of())
                .forEach((cell, all) -> all.values().stream()
                        .filter(one -> one.reportedAt().isBefore(before))
                        .max(LATEST)
                        .ifPresent(one -> counting.put(cell, one)));
        return counting;
    }

    private static UUID content(IndicatorUpdated event) {
        return digest(
                event.indicator(),
                event.period(),
                ReferenceMath.text(event.value()),
                event.status(),
                event.unitOfMeasure(),
                Objects.toString(event.reason(), ""),
                Objects.toString(event.note(), ""));
    }

    private static UUID digest(Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) {
            String one = part.toString();
            text.append(one.length()).append(':').append(one);
        }
        return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
