package vn.chitieu.notification.domain.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.vocabulary.Scope;

/** Who is told about a total, first and later, and who watches it. */
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

    /**
     * Returns who is told step by step: first those of {@link #of}, then whoever stands above them in charge of the
     * scope itself, of the cluster it lies in, or of the city, level by level.
     *
     * @param day the day on which they have to be in charge
     */
    public static Chain chain(Catalog catalog, TotalKey total, LocalDate day) {
        List<String> first = of(catalog, total, day);
        List<Person> all = around(catalog, total)
                .flatMap(scope -> catalog.inChargeOf(scope, total.indicator(), day).stream())
                .toList();
        int lowest = all.stream()
                .filter(person -> first.contains(person.id()))
                .mapToInt(Person::level)
                .min()
                .orElse(lowestOf(total.scope()));
        List<List<String>> steps = new ArrayList<>();
        steps.add(first);
        all.stream()
                .mapToInt(Person::level)
                .filter(level -> level > lowest)
                .distinct()
                .sorted()
                .forEach(level -> steps.add(all.stream()
                        .filter(person -> person.level() == level)
                        .map(Person::id)
                        .distinct()
                        .toList()));
        return first.isEmpty() && steps.size() == 1 ? Chain.EMPTY : new Chain(steps);
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

    /** Where nobody is in charge of a unit or cluster, a member in charge of the whole city stands above it. */
    private static int lowestOf(Scope scope) {
        return scope instanceof Scope.City ? 0 : 1;
    }
}
