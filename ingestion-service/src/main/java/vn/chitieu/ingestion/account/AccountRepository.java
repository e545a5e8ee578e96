package vn.chitieu.ingestion.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.submission.PendingRecords;

/**
 * The accounts of people. An account whose newest invitation is to be published is pending, from the write on that adds
 * the invitation. Each method throws {@code UnavailableException} while the store does not answer.
 */
public interface AccountRepository extends PendingRecords<Account> {

    /** Returns the account of that name, which is compared without regard to case. */
    Optional<Account> find(String name);

    /** Returns all accounts that can be read, by name. */
    List<Account> all();

    /** Returns those of a city that can be read, by name; none that are of all cities. */
    List<Account> of(String city);

    /**
     * Returns the accounts that can be read whose mails go to an address, which is compared without regard to case, by
     * name.
     */
    List<Account> ofEmail(String email);

    /**
     * Adds an account.
     *
     * @return whether it was added, which it is not where there is one of that name
     */
    boolean add(Account account);

    /**
     * Gives an account another password, and makes its invitation void; returns whether there is one that holds.
     *
     * @param hash as {@link vn.chitieu.support.security.PasswordHashes} has them
     */
    boolean setPassword(String name, String hash);

    /**
     * Gives an account a newer invitation in the place of the one that was read (optimistic locking); returns whether
     * it has it, which it has not where it is disabled or got another one meanwhile.
     *
     * @param before number of the invitation that was read; 0 for none
     * @param hash of the password that it has from now on; null for the one that it has
     */
    boolean invite(String name, Invitation next, long before, @Nullable String hash);

    /**
     * Gives an account the password that its person has chosen by the link of an invitation, and closes that one: of
     * several at a time one alone (optimistic locking).
     *
     * @return whether the account holds and that is its newest invitation, open until now
     */
    boolean accept(String name, long number, String hash);

    /** Lets the mails of an account go elsewhere, and makes its invitation void; returns whether it holds. */
    boolean setAddress(String name, Account.@Nullable Address address);

    /** Disables an account, for ever; returns whether there is one. The earlier of two times stays. */
    boolean disable(String name, Instant since);
}
