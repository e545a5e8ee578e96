package vn.chitieu.ingestion.credential;

import java.util.List;
import java.util.Objects;

/**
 * Account of a ward's Kafka client: its SCRAM credentials, and the topics that it writes and reads.
 *
 * @param user name of the account
 * @param password its secret, shown once
 * @param mechanism how it is proven, such as {@code SCRAM-SHA-512}
 * @param topics the topics of each unit, at least one, in the order of the units' ids
 */
public record WardAccount(String user, String password, String mechanism, List<Topics> topics) {

    public WardAccount {
        Objects.requireNonNull(user);
        Objects.requireNonNull(password);
        Objects.requireNonNull(mechanism);
        topics = List.copyOf(topics);
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("expected the topics of at least one unit for " + user);
        }
    }

    /** Returns the account without its password. */
    @Override
    public String toString() {
        return "DoorAccount[" + user + ", " + mechanism + ", " + topics + "]";
    }

    /**
     * The topics of one unit.
     *
     * @param unit permanent id
     * @param updates where the unit writes its updates
     * @param answers where it reads what became of each
     */
    public record Topics(String unit, String updates, String answers) {
        public Topics {
            Objects.requireNonNull(unit);
            Objects.requireNonNull(updates);
            Objects.requireNonNull(answers);
        }
    }
}
