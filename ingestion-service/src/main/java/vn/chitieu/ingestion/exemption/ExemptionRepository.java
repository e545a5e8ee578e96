package vn.chitieu.ingestion.exemption;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.support.problem.UnavailableException;

/**
 * Repository of every exemption that was ever granted. Thread-safe; each method throws {@link UnavailableException}
 * where the store does not answer in time.
 */
public interface ExemptionRepository {

    /**
     * Keeps a new one.
     *
     * @throws IllegalStateException if there is one with that id
     */
    void add(Exemption exemption);

    /** Returns the one with that id as it is now, of whatever city. */
    Optional<Exemption> find(String id);

    /** Returns those of a city that can be read, as they are now, oldest first, then by id. */
    List<Exemption> of(String city);

    /**
     * Revokes one; one that was revoked before keeps its first end.
     *
     * @return whether there is one with that id
     */
    boolean takeBack(String id, Exemption.End end);

    /**
     * Returns the one by which a unit of a city may change figures of a quarter on a day, the oldest of several; a
     * cache may be stale for a moment.
     */
    default Optional<Exemption> covering(String city, String unit, Quarter quarter, LocalDate day) {
        return covering(of(city), city, unit, quarter, day);
    }

    /** Returns the oldest one of some by which a unit of a city may change figures of a quarter on a day. */
    static Optional<Exemption> covering(
            List<Exemption> some, String city, String unit, Quarter quarter, LocalDate day) {
        return some.stream()
                .filter(exemption -> exemption.covers(city, unit, quarter, day))
                .min(Comparator.comparing(Exemption::grantedAt).thenComparing(Exemption::id));
    }
}
