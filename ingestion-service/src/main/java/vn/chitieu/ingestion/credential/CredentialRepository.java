package vn.chitieu.ingestion.credential;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.chitieu.support.problem.UnavailableException;

/**
 * Every credential that was ever issued, revoked ones included. Thread-safe; times are kept to the millisecond.
 *
 * <p>Each method throws {@link UnavailableException} where the store does not answer in time.
 */
public interface CredentialRepository {

    /**
     * Keeps a new credential.
     *
     * @throws IllegalStateException if there is one with that id
     */
    void add(Credential credential);

    /** Returns the credential with that id, revoked or not; a cache may be stale for a moment. */
    Optional<Credential> find(String id);

    /** Returns the credential with that id as it is now. */
    Optional<Credential> findNow(String id);

    /** Returns those credentials that exist and can be read, in any order, as they are now. */
    Collection<Credential> findNow(Set<String> ids);

    /** Returns all credentials that can be read, oldest first, then by id. */
    List<Credential> all();

    /** Returns those of a city that can be read, oldest first, then by id; none that are of all cities. */
    default List<Credential> of(String city) {
        return all().stream().filter(one -> city.equals(one.city())).toList();
    }

    /**
     * Returns those with an account at the Kafka ingress that can be read, revoked or not, oldest first, then by id.
     */
    default List<Credential> withKafkaAccount() {
        return all().stream().filter(Credential::door).toList();
    }

    /**
     * Makes a credential void; one that is void already keeps its first date.
     *
     * @return whether there is one with that id
     */
    boolean revoke(String id, Instant when);

    /**
     * Gives a credential other secrets and another expiry, with optimistic locking: unless that was done meanwhile.
     *
     * @param current its current secret as far as the caller knows
     * @param rotated with what it is to have
     * @return whether it was done; its revocation is left as it is
     */
    boolean rotate(SecretHash current, Credential rotated);
}
