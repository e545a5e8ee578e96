package vn.chitieu.ingestion.submission;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.chitieu.contracts.RejectionsCounted;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.ingestion.update.RowSubject;

/** Counts rejected rows by unit and quarter. */
final class RejectionCounts {

    private static final Comparator<RowSubject> IN_ORDER = Comparator.comparing(RowSubject::unit)
            .thenComparing(one -> one.quarter().firstDay());

    private RejectionCounts() {}

    /**
     * Returns one count for each unit and quarter of which rows were rejected, each under its first code. Left out are
     * good rows that an atomic request held back, since nothing is wrong with what they say, and rows of which no unit
     * is known.
     */
    static List<RejectionsCounted> of(String city, List<RowOutcome> outcomes, Instant at) {
        return of(
                city,
                outcomes.stream()
                        .filter(RowOutcome.Rejected.class::isInstance)
                        .map(RowOutcome.Rejected.class::cast)
                        .filter(rejected -> rejected.subject() != null
                                && rejected.violations().get(0).code() != FindingCode.NOT_SENT)
                        .collect(Collectors.groupingBy(
                                rejected -> Objects.requireNonNull(rejected.subject()),
                                () -> new TreeMap<>(IN_ORDER),
                                Collectors.mapping(
                                        rejected -> rejected.violations()
                                                .get(0)
                                                .code()
                                                .name(),
                                        Collectors.toList()))),
                at);
    }

    /** Returns the count of what could not be read at all, by the codes of the refusals. */
    static List<RejectionsCounted> of(String city, RowSubject subject, List<String> codes, Instant at) {
        return codes.isEmpty() ? List.of() : of(city, Map.of(subject, codes), at);
    }

    private static List<RejectionsCounted> of(String city, Map<RowSubject, List<String>> codes, Instant at) {
        return codes.entrySet().stream()
                .map(of -> new RejectionsCounted(
                        city,
                        of.getKey().unit(),
                        of.getKey().quarter(),
                        counts(of.getValue()),
                        at.truncatedTo(ChronoUnit.MILLIS)))
                .toList();
    }

    private static List<RejectionsCounted.Count> counts(List<String> codes) {
        return codes.stream()
                .collect(Collectors.groupingBy(code -> code, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(one -> new RejectionsCounted.Count(one.getKey(), Math.toIntExact(one.getValue())))
                .toList();
    }
}
