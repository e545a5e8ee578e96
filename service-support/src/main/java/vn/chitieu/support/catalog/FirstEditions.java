package vn.chitieu.support.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.topic.CatalogRecords;
import vn.chitieu.contracts.UnreadableEventException;
import vn.chitieu.contracts.kafka.Topics;

/**
 * Choice of the editions to begin with: of each city the newest that is valid. Records are added in the order of the
 * topic. Not thread-safe.
 */
final class FirstEditions {

    private final @Nullable String awaited;
    private final SortedMap<String, List<String>> errors = new TreeMap<>();
    private final SortedMap<String, Catalog> valid = new TreeMap<>();

    /** Takes the id of the city without which there is nothing to begin with; null for any. */
    FirstEditions(@Nullable String awaited) {
        this.awaited = awaited;
    }

    /** Takes what lies on the topic. */
    void add(List<ConsumerRecord<String, byte[]>> records) {
        SortedMap<String, List<ConsumerRecord<String, byte[]>>> byCity = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.key() != null && record.value() != null) {
                byCity.computeIfAbsent(record.key(), key -> new ArrayList<>()).add(record);
            }
        }
        byCity.forEach(this::addNewest);
    }

    /** Those behind the newest valid one are not looked at: they were replaced. */
    private void addNewest(String key, List<ConsumerRecord<String, byte[]>> itsRecords) {
        errors.remove(key);
        for (int at = itsRecords.size() - 1; at >= 0; at--) {
            try {
                valid.put(key, CatalogRecords.catalog(CatalogRecords.event(itsRecords.get(at))));
                return;
            } catch (InvalidCatalogException | UnreadableEventException refused) {
                errors.putIfAbsent(key, CatalogErrors.of(itsRecords.get(at), refused));
            }
        }
    }

    /** Returns whether there is something to begin with. */
    boolean isComplete() {
        return awaited == null ? !valid.isEmpty() : valid.containsKey(awaited);
    }

    /** Returns the catalogs to begin with. */
    Collection<Catalog> catalogs() {
        return valid.values();
    }

    /** Returns by city why editions that are newer than those catalogs are not in force. */
    SortedMap<String, List<String>> refused() {
        return errors;
    }

    /** Returns why there is nothing to begin with. */
    String reason() {
        String named = awaited == null ? "any city" : awaited;
        List<String> all = errors.values().stream().flatMap(List::stream).toList();
        return "no edition of the catalog of " + named + " on " + Topics.CITY_CATALOGS
                + "; publish one by import-catalog"
                + (all.isEmpty() ? "" : ". What lies there is refused: " + String.join("; ", all));
    }
}
