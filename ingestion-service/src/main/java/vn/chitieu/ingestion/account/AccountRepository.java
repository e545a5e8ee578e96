package vn.chitieu.ingestion.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The accounts of people. Each method throws {@code UnavailableException} while the store does not answer. */
public interface AccountRepository {

    /** Returns the account of that name, which is compared without regard to case. */
    Optional<Account> find(String name);

    /** Returns all accounts by name. */
    List<Account> all();

    /**
     * Adds an account.
     *
     * @return whether it was added, which it is not where there is one of that name
     */
    boolean add(Account account);

    /**
     * Gives an account another password; returns whether there is one that holds.
     *
     * @param hash as {@link vn.chitieu.support.security.PasswordHashes} has them
     */
    boolean setPassword(String name, String hash);

    /** Disables an account, for ever; returns whether there is one. The earlier of two times stays. */
    boolean disable(String name, Instant since);
}
