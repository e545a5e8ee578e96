package vn.chitieu.notification.routing.digest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.Fall;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.model.WatchCopies;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.reminder.DutyKey;

/**
 * Summary of a digest: a line for each {@link Fall}, each other figure and each report, the worst first, and how many
 * of each kind there are. Of one case or one report only the latest notice makes a line, since it says how things
 * stand; targets of several owners for one figure are one line, and where it is watched as well no line says so again.
 *
 * @param lines worst first
 * @param counts how many lines there are of each kind, by what their worst notice says; kinds without any are absent
 * @param notices how many notices the digest carries, those that later ones overtook included
 */
public record DigestSummary(List<Line> lines, Map<NoticeKind, Integer> counts, int notices) {

    /** What there is to do first, then what is good to know. */
    private static final List<NoticeKind> BY_WEIGHT = List.of(
            NoticeKind.ESCALATION,
            NoticeKind.FIRED,
            NoticeKind.ANSWER_REMINDER,
            NoticeKind.OVERDUE,
            NoticeKind.EXPLAINED,
            NoticeKind.REMINDER,
            NoticeKind.TARGET_CHANGED,
            NoticeKind.CORRECTED,
            NoticeKind.RECOVERED);

    private static final Comparator<DigestItem.OfCase> WORST_CASE = Comparator.comparing(
                    (DigestItem.OfCase one) -> weight(one.kind()))
            .thenComparing(
                    Comparator.comparing((DigestItem.OfCase one) -> one.stage().level())
                            .reversed())
            .thenComparing(one -> one.figures().verdict(), DigestSummary::worseFirst)
            .thenComparing(Comparator.comparing(DigestSummary::lag).reversed())
            .thenComparing(one -> one.about().toString());

    private static final Comparator<DigestItem.OfReport> WORST_REPORT = Comparator.comparing(
                    (DigestItem.OfReport one) -> weight(one.kind()))
            .thenComparing(Comparator.comparing(DigestItem.OfReport::level).reversed())
            .thenComparing(DigestItem.OfReport::deadline)
            .thenComparing(Comparator.comparing(DigestItem.OfReport::missing).reversed())
            .thenComparing(DigestItem.OfReport::about);

    public DigestSummary {
        lines = List.copyOf(lines);
        counts = Map.copyOf(counts);
    }

    /** Returns what these items say together. */
    public static DigestSummary of(List<DigestItem> items) {
        Map<CaseKey, DigestItem.OfCase> cases = new HashMap<>();
        Map<DutyKey, DigestItem.OfReport> reports = new HashMap<>();
        for (DigestItem item : items) {
            if (item instanceof DigestItem.OfCase one) {
                cases.merge(one.about(), one, DigestSummary::later);
            } else if (item instanceof DigestItem.OfReport one) {
                reports.merge(one.about(), one, DigestSummary::later);
            }
        }
        List<Line> lines = new ArrayList<>(figures(cases.values().stream()
                .filter(one -> !isCopy(one, cases.values()))
                .sorted(WORST_CASE)
                .toList()));
        reports.values().stream().sorted(WORST_REPORT).map(Line.Report::new).forEach(lines::add);
        lines.sort(Comparator.comparing(line -> weight(line.kind()))); // stable: within a kind the order stays
        Map<NoticeKind, Integer> counts = new EnumMap<>(NoticeKind.class);
        lines.forEach(line -> counts.merge(line.kind(), 1, Integer::sum));
        return new DigestSummary(lines, counts, items.size());
    }

    /** Returns the worst lines, at most so many; how many are left out is {@code lines().size()} less than that. */
    public List<Line> worst(int most) {
        return lines.subList(0, Math.min(most, lines.size()));
    }

    /** Returns whether the digest says of a watched figure what it says of the figure's fall, then or later. */
    private static boolean isCopy(DigestItem.OfCase one, Collection<DigestItem.OfCase> all) {
        return one.about().rule() == Rule.WATCH_LIST
                && all.stream()
                        .filter(other -> WatchCopies.isOfTheFall(other.about(), one.about()))
                        .anyMatch(other ->
                                other.figures().revision() >= one.figures().revision());
    }

    private static List<Line.Figure> figures(List<DigestItem.OfCase> worstFirst) {
        Map<Figure, List<DigestItem.OfCase>> byFigure = new LinkedHashMap<>();
        for (DigestItem.OfCase one : worstFirst) {
            Figure figure = new Figure(
                    Fall.isPart(one.about()) ? Rule.BEHIND_TARGET : one.about().rule(),
                    one.about().total(),
                    one.about().window());
            byFigure.computeIfAbsent(figure, any -> new ArrayList<>()).add(one);
        }
        return byFigure.values().stream().map(Line.Figure::new).toList();
    }

    /** An episode ends before the next begins; within one, what was wanted last holds. */
    private static DigestItem.OfCase later(DigestItem.OfCase one, DigestItem.OfCase other) {
        return Comparator.comparing((DigestItem.OfCase item) -> item.stage().episode())
                                .thenComparing(DigestItem.OfCase::wantedAt)
                                .thenComparing(item -> item.figures().revision())
                                .compare(one, other)
                        > 0
                ? one
                : other;
    }

    private static DigestItem.OfReport later(DigestItem.OfReport one, DigestItem.OfReport other) {
        return one.wantedAt().isAfter(other.wantedAt()) ? one : other;
    }

    private static int weight(NoticeKind kind) {
        int at = BY_WEIGHT.indexOf(kind);
        return at < 0 ? BY_WEIGHT.size() : at;
    }

    /** A figure that was not judged is not known to be bad. */
    private static int worseFirst(Verdict one, Verdict other) {
        if (one == Verdict.NOT_JUDGED || other == Verdict.NOT_JUDGED) {
            return Boolean.compare(one == Verdict.NOT_JUDGED, other == Verdict.NOT_JUDGED);
        }
        return other.compareTo(one);
    }

    /**
     * Returns by how many percentage points of the target a figure is away from what is expected; zero where unknown.
     */
    private static BigDecimal lag(DigestItem.OfCase one) {
        return one.figures().sharePercent() == null
                ? BigDecimal.ZERO
                : one.figures()
                        .expectedPercent()
                        .subtract(one.figures().sharePercent())
                        .abs();
    }

    private record Figure(
            Rule rule, TotalKey total, @Nullable String window) {}

    /** One line. */
    public sealed interface Line {

        /** Returns what its worst notice says. */
        NoticeKind kind();

        /** Returns the silences that brought it here, each once. */
        List<SilenceNote> silences();

        /**
         * One figure.
         *
         * @param cases its cases, one for each owner of a target that the digest includes, and that it fell, the worst
         *     first; at least one
         */
        record Figure(List<DigestItem.OfCase> cases) implements Line {
            public Figure {
                cases = List.copyOf(cases);
            }

            /** Returns the worst case, whose total and window are those of all. */
            public DigestItem.OfCase worst() {
                return cases.get(0);
            }

            @Override
            public NoticeKind kind() {
                return worst().kind();
            }

            @Override
            public List<SilenceNote> silences() {
                return cases.stream()
                        .flatMap(one -> Stream.ofNullable(one.silencedBy()))
                        .distinct()
                        .toList();
            }
        }

        /**
         * One report that is due or overdue.
         *
         * @param item the latest notice about it
         */
        record Report(DigestItem.OfReport item) implements Line {

            @Override
            public NoticeKind kind() {
                return item.kind();
            }

            @Override
            public List<SilenceNote> silences() {
                SilenceNote by = item.silencedBy();
                return by == null ? List.of() : List.of(by);
            }
        }
    }
}
