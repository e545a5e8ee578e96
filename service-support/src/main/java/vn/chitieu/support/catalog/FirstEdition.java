package vn.chitieu.support.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * Choice of the edition to begin with: the newest of the city that is valid. Records are added in the order of the
 * topic. Not thread-safe.
 */
final class FirstEdition {

    private final @Nullable String city;
    private final SortedMap<String, List<String>> errors = new TreeMap<>();
    private final SortedMap<String, Catalog> valid = new TreeMap<>();

    /** Takes the id of the city; null for the only one on the topic. */
    FirstEdition(@Nullable String city) {
        this.city = city;
    }

    /** Takes what lies on the topic. */
    void add(List<ConsumerRecord<String, byte[]>> records) {
        SortedMap<String, List<ConsumerRecord<String, byte[]>>> byCity = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            if (record.key() != null && record.value() != null && (city == null || city.equals(record.key()))) {
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

    /** Returns the catalog to begin with; empty while there is none, or no single one. */
    Optional<Catalog> catalog() {
        boolean isOne = valid.size() == 1 && (city != null || valid.keySet().containsAll(errors.keySet()));
        return valid.values().stream().filter(catalog -> isOne).findFirst();
    }

    /** Returns why editions that are newer than that catalog are not in force; empty where there is none. */
    List<String> refused() {
        return errors.values().stream().flatMap(List::stream).toList();
    }

    /** Returns why there is no catalog to begin with. */
    String reason() {
        if (valid.size() > 1) {
            return "expected chitieu.city, because " + Topics.CITY_CATALOGS + " has the catalogs of " + valid.keySet();
        }
        String named = city == null ? "any city" : city;
        return "no edition of the catalog of " + named + " on " + Topics.CITY_CATALOGS
                + "; publish one by import-catalog"
                + (refused().isEmpty() ? "" : ". What lies there is refused: " + String.join("; ", refused()));
    }
}
