package vn.chitieu.ingestion.update;

import java.math.BigDecimal;
import java.util.Optional;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * The targets of each city that were assigned before, as far as they are known here: the log is read a moment behind.
 * Thread-safe.
 */
public interface AssignedTargets {

    /** Knows nothing. */
    AssignedTargets NONE = new AssignedTargets() {
        @Override
        public boolean has(String city, String id) {
            return false;
        }

        @Override
        public int count(String city, String indicator, int year, String owner) {
            return 0;
        }

        @Override
        public long bytes(String city, String indicator, int year) {
            return 0;
        }

        @Override
        public Optional<BigDecimal> last(String city, Scope scope, String indicator, int year, String owner) {
            return Optional.empty();
        }
    };

    /** Returns whether an assignment has that id, so that another one under it is the same. */
    boolean has(String city, String id);

    /** Returns how many assignments an owner has made for an indicator and year, for all scopes. */
    int count(String city, String indicator, int year, String owner);

    /** Returns about how many bytes all assignments for an indicator and year take, of all owners. */
    long bytes(String city, String indicator, int year);

    /** Returns the amount that an owner assigned last. */
    Optional<BigDecimal> last(String city, Scope scope, String indicator, int year, String owner);
}
