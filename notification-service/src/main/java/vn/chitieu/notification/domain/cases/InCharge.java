package vn.chitieu.notification.domain.cases;

import java.time.LocalDate;
import java.util.List;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.vocabulary.Scope;

/** Who is told first about a total. */
public final class InCharge {

    private InCharge() {}

    /**
     * Returns ids of the people at the lowest level of the chain that is there for the total's scope and indicator; for
     * a unit, of its two lowest levels: its head and the member in charge of it.
     *
     * @param day the day on which they have to be in charge
     * @return in the order of the chain; empty where nobody is in charge
     */
    public static List<String> of(Catalog catalog, TotalKey total, LocalDate day) {
        List<Person> chain = catalog.inChargeOf(total.scope(), total.indicator(), day);
        List<Integer> levels = chain.stream()
                .map(Person::level)
                .distinct()
                .limit(total.scope() instanceof Scope.Unit ? 2 : 1)
                .toList();
        return chain.stream()
                .filter(person -> levels.contains(person.level()))
                .map(Person::id)
                .toList();
    }
}
