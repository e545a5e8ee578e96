package vn.chitieu.notification.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.EscalationChain;
import vn.chitieu.notification.cases.model.TotalKey;

/** Resolves the recipients of notices about a total: first and later ones, and those who watch it. */
public final class RecipientResolver {

    private RecipientResolver() {}

    /**
     * Returns who is notified step by step: first those at the lowest level who are in charge of the scope itself, then
     * those above them in charge of that scope, of the cluster it lies in, or of the city, level by level. Of a unit
     * that has a head, the head comes first and is asked; the others of that level are notified together with the head
     * and are the next step.
     *
     * @param day the day on which they have to be in charge
     */
    public static EscalationChain chain(Catalog catalog, TotalKey total, LocalDate day) {
        List<Person> own = catalog.inChargeOf(total.scope(), total.indicator(), day);
        List<Person> first = own.stream()
                .filter(person -> person.level() == own.get(0).level())
                .toList();
        List<String> heads = ids(own, person -> person.role() == Person.Role.HEAD);
        List<String> others = ids(first, person -> person.role() != Person.Role.HEAD);
        List<Person> all = around(catalog, total)
                .flatMap(scope -> catalog.inChargeOf(scope, total.indicator(), day).stream())
                .toList();
        int lowest = first.isEmpty() ? lowestOf(total.scope()) : first.get(0).level();
        List<List<String>> steps = new ArrayList<>();
        List<String> informed = heads.isEmpty() ? List.of() : others;
        steps.add(heads.isEmpty() ? others : heads);
        if (!informed.isEmpty()) {
            steps.add(informed);
        }
        all.stream()
                .filter(person -> person.role() != Person.Role.HEAD)
                .mapToInt(Person::level)
                .filter(level -> level > lowest)
                .distinct()
                .sorted()
                .forEach(level ->
                        steps.add(ids(all, person -> person.level() == level && person.role() != Person.Role.HEAD)));
        return steps.equals(List.of(List.of())) ? EscalationChain.EMPTY : new EscalationChain(steps, informed);
    }

    private static List<String> ids(List<Person> people, Predicate<Person> which) {
        return people.stream().filter(which).map(Person::id).distinct().toList();
    }

    /** Returns ids of the people on whose watch list a total is on a day. */
    public static List<String> watching(Catalog catalog, TotalKey total, LocalDate day) {
        return catalog.watchersOf(total.scope(), total.indicator(), day).stream()
                .map(Person::id)
                .toList();
    }

    /** Returns the scope and those that it lies in, narrowest first. */
    private static Stream<Scope> around(Catalog catalog, TotalKey total) {
        if (total.scope() instanceof Scope.Unit unit) {
            return catalog.unit(unit.id()).stream()
                    .flatMap(one -> catalog.scopesOf(one, total.quarter()).stream())
                    .sorted(Comparator.reverseOrder());
        }
        return Stream.of(total.scope(), Scope.city()).distinct();
    }

    /** Where no position is in charge of a unit or cluster, a member in charge of the whole city stands above it. */
    private static int lowestOf(Scope scope) {
        return scope instanceof Scope.City ? 0 : 1;
    }
}
