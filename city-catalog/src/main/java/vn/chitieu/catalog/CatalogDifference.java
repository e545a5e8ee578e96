package vn.chitieu.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What another edition of a city's catalog changes, by ids.
 *
 * @param units by their permanent ids
 * @param indicators by their codes
 * @param targets by scope, indicator, year and owner, such as {@code city/LAND_CLEARED/2022/CITY}
 * @param people by their ids
 * @param codes of the units' own systems, by unit, kind and code, such as {@code nam-ngan/INDICATOR/THU_NS}
 * @param alerts what the city decides of its alerts: {@code mails}, {@code reminders}, and rules, with the indicator
 *     where they are about one, such as {@code BEHIND_TARGET/LAND_CLEARED}
 */
public record CatalogDifference(
        Changes units, Changes indicators, Changes targets, Changes people, Changes codes, Changes alerts) {

    /**
     * Compares two editions.
     *
     * @param before the edition in force; null where there is none
     */
    public static CatalogDifference between(@Nullable Catalog before, Catalog after) {
        return new CatalogDifference(
                changes(before, after, Catalog::units, ReportingUnit::id),
                changes(before, after, Catalog::indicators, Indicator::code),
                changes(before, after, Catalog::targets, CatalogDifference::key),
                changes(before, after, Catalog::people, Person::id),
                changes(before, after, catalog -> catalog.ownCodes().all(), CatalogDifference::key),
                changes(before, after, catalog -> decisions(catalog.alertPolicy()), CatalogDifference::key));
    }

    private static String key(Target target) {
        return target.scope() + "/" + target.indicator() + "/" + target.year() + "/" + target.owner();
    }

    private static String key(OwnCodes.Entry code) {
        return (code.unit() == null ? "*" : code.unit()) + "/" + code.kind() + "/" + code.code();
    }

    private static String key(Record decision) {
        if (decision instanceof AlertPolicy.OfRule rule) {
            return rule.indicator() == null ? rule.rule().name() : rule.rule() + "/" + rule.indicator();
        }
        return decision instanceof AlertPolicy.Mails ? "mails" : "reminders";
    }

    /** What is left open is no decision. */
    private static List<Record> decisions(AlertPolicy policy) {
        List<Record> decisions = new ArrayList<>(policy.rules());
        decisions.addAll(List.of(policy.mails(), policy.reminders()));
        decisions.removeAll(List.of(AlertPolicy.OPEN.mails(), AlertPolicy.OPEN.reminders()));
        return decisions;
    }

    /** Several entries of one id, such as a person's in two terms, count as one. */
    private static <T> Changes changes(
            @Nullable Catalog before, Catalog after, Function<Catalog, Collection<T>> entries, Function<T, String> id) {
        Map<String, Set<T>> old =
                before == null ? Map.of() : entries.apply(before).stream().collect(groupingBy(id, toSet()));
        Map<String, Set<T>> young = entries.apply(after).stream().collect(groupingBy(id, toSet()));
        List<String> added = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        Set<String> all = new TreeSet<>(old.keySet());
        all.addAll(young.keySet());
        for (String each : all) {
            if (!old.containsKey(each)) {
                added.add(each);
            } else if (!young.containsKey(each)) {
                removed.add(each);
            } else if (!young.get(each).equals(old.get(each))) {
                changed.add(each);
            }
        }
        return new Changes(added, removed, changed);
    }

    /**
     * What changes of one kind, each in the order of ids.
     *
     * @param added ids that were not there
     * @param removed ids that are there no more
     * @param changed ids of which something else is said
     */
    public record Changes(List<String> added, List<String> removed, List<String> changed) {
        public Changes {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            changed = List.copyOf(changed);
        }

        /** Returns {@code +khu-moi -ham-rong ~nam-ngan}, or {@code none}. */
        @Override
        public String toString() {
            List<String> all = new ArrayList<>();
            added.forEach(one -> all.add("+" + one));
            removed.forEach(one -> all.add("-" + one));
            changed.forEach(one -> all.add("~" + one));
            return all.isEmpty() ? "none" : String.join(" ", all);
        }
    }
}
