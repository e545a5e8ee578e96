package vn.chitieu.ingestion.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.catalog.Person;
import vn.chitieu.ingestion.credential.Flaw;
import vn.chitieu.support.catalog.CityAuthority;
import vn.chitieu.support.security.Role;

/** What is wrong with a request for an account, field by field. */
final class AccountFlaws {

    private AccountFlaws() {}

    /** Returns all that is wrong with a request. */
    static List<Flaw> of(AccountService.Request request, AccountRepository accounts, Catalogs catalogs) {
        List<Flaw> flaws = new ArrayList<>();
        if (!Account.isName(request.name())) {
            flaws.add(new Flaw("name", "expected 1 to 64 small letters, digits and ._-, got something else"));
        } else if (accounts.find(request.name()).isPresent()) {
            flaws.add(taken());
        }
        Optional<Role> role = Arrays.stream(Role.values())
                .filter(one -> one.isOfPeople() && one.name().equals(request.role()))
                .findFirst();
        if (role.isEmpty()) {
            flaws.add(
                    new Flaw("role", "expected LEADER, STAFF, ADMIN, PROVINCE, UNIT_HEAD or UNIT, got something else"));
        }
        boolean isUnit = role.filter(Role::isOfUnits).isPresent();
        if (isUnit == request.units().isEmpty()) {
            flaws.add(new Flaw("units", "expected units of a UNIT or UNIT_HEAD and of no other role"));
        }
        boolean isOfOneCity = isUnit || role.filter(Role.ADMIN::equals).isPresent();
        if (request.cities().isEmpty() || (isOfOneCity && request.cities().size() > 1)) {
            flaws.add(new Flaw("cities", "expected at least one city, and one of a UNIT, UNIT_HEAD or ADMIN"));
        }
        request.cities().stream()
                .filter(city -> isUnit || !city.equals(CityAuthority.ALL))
                .forEach(city -> flawsOf(city, request, catalogs, flaws));
        flaws.addAll(ofAddress(request.email(), request.language()));
        return flaws;
    }

    private static void flawsOf(String city, AccountService.Request request, Catalogs catalogs, List<Flaw> flaws) {
        Optional<Catalog> catalog = catalogs.find(city);
        if (catalog.isEmpty()) {
            flaws.add(new Flaw("cities", "expected cities of " + catalogs.all().navigableKeySet() + ", got another"));
            return;
        }
        for (String unit : new TreeSet<>(request.units())) {
            if (catalog.get().unit(unit).isEmpty()) {
                flaws.add(new Flaw("units", "expected ids of units of the catalog, got another"));
            }
        }
    }

    /** Returns what is wrong with an address; nothing where there is none. */
    static List<Flaw> ofAddress(@Nullable String email, @Nullable String language) {
        List<Flaw> flaws = new ArrayList<>();
        if (email != null && !email.isEmpty() && !Person.isEmail(email)) {
            flaws.add(new Flaw("email", "expected one address such as name@example.org, got something else"));
        }
        if (language != null && !language.equals("vi") && !language.equals("en")) {
            flaws.add(new Flaw("language", "expected vi or en, got something else"));
        }
        return flaws;
    }

    /** Returns an address without flaws; null where none is given. */
    static Account.@Nullable Address address(@Nullable String email, @Nullable String language) {
        return email == null || email.isEmpty()
                ? null
                : new Account.Address(email.toLowerCase(Locale.ROOT), language == null ? "vi" : language);
    }

    static Flaw taken() {
        return new Flaw("name", "expected a name that is not taken, got one of another account");
    }
}
