package vn.chitieu.aggregation.target;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Target;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * The targets in force at any time: those of the catalog and those assigned since. Of one owner the target with the
 * latest first day not after the day asked for holds; of two with the same first day the one assigned later, those of
 * the catalog first of all, and of two assigned in the same millisecond the one with the greater id. The order in which
 * they came does not matter. Immutable.
 */
public final class TargetsInForce {

    private static final Comparator<Assignment> LATER_REPLACES_EARLIER = Comparator.comparing(
                    (Assignment assignment) -> assignment.target().validFrom())
            .thenComparing(assignment ->
                    assignment.assigned().map(AssignedTarget::assignedAt).orElse(Instant.MIN))
            .thenComparing(
                    assignment -> assignment.assigned().map(AssignedTarget::id).orElse(""));

    private final Catalog catalog;
    private final String edition;
    private final Map<Subject, SortedMap<String, List<Assignment>>> byOwner = new HashMap<>();

    private TargetsInForce(Catalog catalog, TargetRepository.Edition assigned) {
        this.catalog = catalog;
        this.edition = assigned.id();
        Stream.concat(
                        catalog.targets().stream().map(target -> new Assignment(target, Optional.empty(), null)),
                        assigned.targets().stream().map(one -> new Assignment(one.target(), Optional.of(one), null)))
                .sorted(LATER_REPLACES_EARLIER)
                .forEach(this::append);
    }

    /** Returns the targets of a catalog with none assigned since. */
    public static TargetsInForce of(Catalog catalog) {
        return of(catalog, new TargetRepository.Edition("", List.of()));
    }

    /** Returns the targets of a catalog with those assigned since. */
    public static TargetsInForce of(Catalog catalog, TargetRepository.Edition assigned) {
        return new TargetsInForce(catalog, assigned);
    }

    /** Returns whether they are those of that catalog with that edition of the assigned ones. */
    public boolean areOf(Catalog otherCatalog, String otherEdition) {
        return catalog == otherCatalog && edition.equals(otherEdition);
    }

    /** Returns the city whose targets they are. */
    public String city() {
        return catalog.id();
    }

    /** Returns the edition of the assigned ones. */
    public String edition() {
        return edition;
    }

    /** Returns the targets that hold on a day for a scope, an indicator and a year, one for each owner, by owner. */
    public List<Target> on(LocalDate day, Scope scope, String indicator, int year) {
        SortedMap<String, List<Assignment>> owners = byOwner.get(new Subject(scope, indicator, year));
        if (owners == null) {
            return List.of();
        }
        List<Target> inForce = new ArrayList<>(owners.size());
        owners.values().forEach(assignments -> inForce(assignments, day).ifPresent(one -> inForce.add(one.target())));
        return inForce;
    }

    /**
     * Returns the assignments of every target of a year, for each scope, indicator and owner in the order in which one
     * replaces the other; sorted by the order of the report, then scope, then owner.
     */
    public List<History> histories(int year) {
        Function<Subject, Integer> place = subject -> catalog.indicator(subject.indicator())
                .map(one -> one.display().order())
                .orElse(Integer.MAX_VALUE);
        return byOwner.entrySet().stream()
                .filter(entry -> entry.getKey().year() == year)
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(place)
                        .thenComparing(Subject::indicator)
                        .thenComparing(Subject::scope)))
                .flatMap(entry -> histories(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Stream<History> histories(Subject subject, SortedMap<String, List<Assignment>> owners) {
        return owners.entrySet().stream()
                .map(owner -> new History(subject.scope(), subject.indicator(), owner.getKey(), owner.getValue()));
    }

    private void append(Assignment assignment) {
        Target target = assignment.target();
        List<Assignment> assignments = byOwner.computeIfAbsent(
                        new Subject(target.scope(), target.indicator(), target.year()), subject -> new TreeMap<>())
                .computeIfAbsent(target.owner(), owner -> new ArrayList<>());
        BigDecimal before = assignments.isEmpty()
                ? null
                : assignments.get(assignments.size() - 1).target().value();
        assignments.add(new Assignment(target, assignment.assigned(), before));
    }

    private static Optional<Assignment> inForce(Collection<Assignment> assignments, LocalDate day) {
        return assignments.stream()
                .filter(assignment -> !assignment.target().validFrom().isAfter(day))
                .reduce((earlier, later) -> later);
    }

    private record Subject(Scope scope, String indicator, int year) {}

    /**
     * How one owner's target came to be what it is.
     *
     * @param scope what it holds for
     * @param indicator code of the indicator
     * @param owner who assigned it
     * @param assignments at least one, each in the place of the one before it
     */
    public record History(Scope scope, String indicator, String owner, List<Assignment> assignments) {
        public History {
            assignments = List.copyOf(assignments);
        }

        /** Returns the one that holds on a day; empty where none does yet. */
        public Optional<Assignment> on(LocalDate day) {
            return inForce(assignments, day);
        }
    }

    /**
     * One assignment or change of a target.
     *
     * @param target what holds from its first day on
     * @param assigned how it was assigned; empty where it stands in the catalog
     * @param valueBefore the value that it replaces; null where it is the first
     */
    public record Assignment(
            Target target,
            Optional<AssignedTarget> assigned,
            @Nullable BigDecimal valueBefore) {}
}
