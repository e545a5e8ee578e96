package vn.chitieu.ingestion.account;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.chitieu.ingestion.audit.AuditEntry.Change;
import vn.chitieu.ingestion.audit.AuditService;
import vn.chitieu.support.catalog.CityAuthority;

/** What follows from each change of an account: it stands in the audit, and the person is signed out. Thread-safe. */
@Component
final class AccountJournal {

    private final AuditService audit;
    private final ObjectProvider<SignedInPeople> people;

    /** @param people who is signed in; none where this service is no OpenID provider */
    AccountJournal(AuditService audit, ObjectProvider<SignedInPeople> people) {
        this.audit = audit;
        this.people = people;
    }

    /** Writes a change into the audit, before it is made. */
    void record(Change change, Account account, String by) {
        audit.record(citiesOf(account), change, subject(account), by, details(account));
    }

    /** Signs the person out everywhere. */
    void signOut(Account account) {
        people.ifAvailable(signedIn -> signedIn.signOut(account.name()));
    }

    static String subject(Account account) {
        return "account:" + account.name();
    }

    /** Returns the id of the only city of an account; null where it is of several or all. */
    static @Nullable String cityOf(Account account) {
        Set<String> cities = citiesOf(account);
        return cities.size() == 1 ? cities.iterator().next() : null;
    }

    private static Set<String> citiesOf(Account account) {
        return account.cities().contains(CityAuthority.ALL) ? Set.of() : account.cities();
    }

    private static Map<String, String> details(Account account) {
        return Map.of(
                "role", account.role().name(),
                "units", String.join(",", new TreeSet<>(account.units())),
                "cities", String.join(",", new TreeSet<>(account.cities())));
    }
}
