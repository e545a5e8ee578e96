package vn.chitieu.notification.domain.cases;

import java.time.LocalDate;
import java.util.List;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;

/** Who is told first about a total. */
public final class InCharge {

    private InCharge() {}

    /**
     * Returns ids of the people at the lowest level of the chain that is there for the total's scope and indicator: for
     * a unit its head and the member in charge of it, for a cluster or the city the members in charge.
     *
     * @param day the day on which they have to be in charge
     * @return in the order of the catalogue's chain; empty where nobody is in charge
     */
    public static List<String> of(Catalog catalog, TotalKey total, LocalDate day) {
        List<Person> chain = catalog.inChargeOf(total.scope(), total.indicator(), day);
        return chain.stream()
                .filter(person -> person.level() == chain.get(0).level())
                .map(Person::id)
                .toList();
    }
}
