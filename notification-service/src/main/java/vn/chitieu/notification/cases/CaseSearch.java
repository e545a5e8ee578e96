package vn.chitieu.notification.cases;

import java.text.Collator;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Cluster;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.TotalKey;

/** Searches and sorts cases as the page of alerts does. Thread-safe; by the names of one catalog. */
final class CaseSearch {

    private static final List<CaseState> PRESSING = List.of(
            CaseState.ESCALATED,
            CaseState.OPEN,
            CaseState.EXPLAINED,
            CaseState.RECOVERING,
            CaseState.PENDING,
            CaseState.CLOSED_UNRESOLVED,
            CaseState.RESOLVED);
    private static final List<Verdict> WORST = List.of(
            Verdict.SEVERELY_BEHIND,
            Verdict.BEHIND,
            Verdict.AT_RISK,
            Verdict.NOT_JUDGED,
            Verdict.ON_PACE,
            Verdict.AHEAD,
            Verdict.EXCEEDED);
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final Catalog catalog;

    CaseSearch(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Returns the cases about what is searched for, in an order.
     *
     * @param words what indicator, scope or code have to contain, with or without marks, in any order; null for all
     */
    List<AlertCase> found(List<AlertCase> cases, @Nullable String words, Order order) {
        List<String> sought = words == null
                ? List.of()
                : Arrays.stream(plain(words).split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
        Map<TotalKey, String> texts = cases.stream()
                .map(one -> one.key().total())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), total -> plain(text(total))));
        return cases.stream()
                .filter(one ->
                        sought.stream().allMatch(texts.getOrDefault(one.key().total(), "")::contains))
                .sorted(comparator(order))
                .toList();
    }

    private Comparator<AlertCase> comparator(Order order) {
        Comparator<AlertCase> pressing = Comparator.comparingInt(
                        (AlertCase one) -> PRESSING.indexOf(one.progress().state()))
                .thenComparing(CaseSearch::due)
                .thenComparing(one -> one.key().toString());
        return switch (order) {
            case ID -> Comparator.comparing(one -> one.key().toString());
            case PRESSING -> pressing;
            case SEVERITY ->
                Comparator.comparingInt((AlertCase one) -> WORST.indexOf(
                                one.figures().latest().attainment().verdict()))
                        .thenComparing(pressing);
            case DUE -> Comparator.comparing(CaseSearch::due).thenComparing(pressing);
            case NAME -> {
                Collator collator = Collator.getInstance(VIETNAMESE);
                yield Comparator.comparing((AlertCase one) -> text(one.key().total()), collator::compare)
                        .thenComparing(pressing);
            }
        };
    }

    private static Instant due(AlertCase one) {
        Instant due = one.dueAt();
        return due == null ? Instant.MAX : due;
    }

    /** Returns the names of indicator and scope in both languages, and the code. */
    private String text(TotalKey total) {
        Stream<String> indicator = catalog.indicator(total.indicator()).stream()
                .flatMap(one -> both(one.display().name()));
        return Stream.of(indicator, scope(total), Stream.of(total.indicator()))
                .flatMap(Function.identity())
                .collect(Collectors.joining(" "));
    }

    private Stream<String> scope(TotalKey total) {
        if (total.scope() instanceof Scope.Unit unit) {
            return catalog.unit(unit.id()).stream().flatMap(one -> names(one, total.quarter()));
        }
        return total.scope() instanceof Scope.Cluster cluster
                ? catalog.cluster(cluster.id()).map(Cluster::name).stream().flatMap(CaseSearch::both)
                : both(catalog.name());
    }

    /** Returns the name in the quarter; of a unit that did not exist then, all that it had. */
    private static Stream<String> names(ReportingUnit unit, Quarter quarter) {
        return unit.in(quarter)
                .map(Stream::of)
                .orElseGet(unit.versions()::stream)
                .map(ReportingUnit.Version::name);
    }

    private static Stream<String> both(LocalizedName name) {
        return Stream.of(name.in("vi"), name.in("en"));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .toLowerCase(Locale.ROOT);
    }

    /** The order of a list of cases; the id decides where nothing else does. */
    enum Order {
        /** By id. */
        ID,
        /** By state, the most pressing first, then by what is due. */
        PRESSING,
        /** The worst verdict first. */
        SEVERITY,
        /** What is due first. */
        DUE,
        /** By the Vietnamese name of indicator and scope. */
        NAME;

        /** Returns the order of that name, in lower case. */
        static Order parse(String text) {
            return Arrays.stream(values())
                    .filter(order -> order.name().toLowerCase(Locale.ROOT).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("expected an order, got " + text));
        }
    }
}
