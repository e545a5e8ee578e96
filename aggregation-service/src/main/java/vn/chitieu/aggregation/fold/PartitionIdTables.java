package vn.chitieu.aggregation.fold;

import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import vn.chitieu.aggregation.model.ReceiptId;

/**
 * The ids on one partition, in a table for each {@value IdHashTable#PLACES} offsets. In a table an id has the place
 * where it came first there; old tables are dropped as a whole, which is what bounds the memory. Not thread-safe.
 */
final class PartitionIdTables {

    private final int partition;
    private final int generations;
    private final TreeMap<Long, IdHashTable> tables = new TreeMap<>();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong loggedUntil = new AtomicLong(Long.MIN_VALUE);

    PartitionIdTables(int partition, int generations) {
        this.partition = partition;
        this.generations = generations;
    }

    /** Returns the offset after the last one that was passed. */
    long next() {
        return next.get();
    }

    /** Notes that all before this offset has been passed. */
    void pass(long offset) {
        next.accumulateAndGet(offset, Math::max);
    }

    /** Returns the time of a record of the partition: its own, or that of one before it if that is later. */
    long logged(long millis) {
        return loggedUntil.accumulateAndGet(millis, Math::max);
    }

    /** Returns the offset of the first record whose ids are still known to the record at an offset. */
    static long knownFrom(long offset, int generations) {
        return Math.max(0, offset / IdHashTable.PLACES - generations) * IdHashTable.PLACES;
    }

    /** Adds an id where its table has none like it, and returns whether it did. */
    boolean addNew(long id, long offset) {
        boolean isNew = !table(offset).has(id);
        if (isNew) {
            add(id, offset);
        }
        return isNew;
    }

    /** Adds an id although its table has one like it. */
    void add(long id, long offset) {
        table(offset).add(id, (int) (offset % IdHashTable.PLACES));
    }

    /** Passes on the offsets where the id may have come before a record of this partition. */
    void before(long id, long offset, Consumer<ReceiptId> each) {
        tables.subMap(offset / IdHashTable.PLACES - generations, true, offset / IdHashTable.PLACES, true)
                .forEach((generation, table) -> table.find(id, place -> {
                    long found = generation * IdHashTable.PLACES + place;
                    if (found < offset) {
                        each.accept(new ReceiptId(partition, found));
                    }
                }));
    }

    /** Passes on the offsets where the id may have come on this partition. */
    void anywhere(long id, Consumer<ReceiptId> each) {
        before(id, Math.max(next.get(), 1), each);
    }

    int size() {
        return tables.values().stream().mapToInt(IdHashTable::size).sum();
    }

    /** A batch that comes again may begin in the generation before, so one more is kept than is asked. */
    private IdHashTable table(long offset) {
        long generation = offset / IdHashTable.PLACES;
        IdHashTable table = tables.compute(generation, (key, old) -> old == null ? new IdHashTable() : old.roomy());
        tables.headMap(tables.lastKey() - generations - 1, false).clear();
        return table;
    }
}
