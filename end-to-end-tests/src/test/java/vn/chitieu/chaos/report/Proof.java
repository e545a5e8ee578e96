package vn.chitieu.chaos.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.chitieu.chaos.ChaosRun;
import vn.chitieu.chaos.fault.FaultKind;
import vn.chitieu.chaos.fault.Faults;
import vn.chitieu.chaos.input.Row;
import vn.chitieu.chaos.oracle.Findings;
import vn.chitieu.chaos.report.Samples.Measure;

/** The report of a run: a page in Markdown and a picture for each measure. */
public final class Proof {

    private static final int MOST_SHOWN = 10;

    private Proof() {}

    /**
     * Writes the report.
     *
     * @param page the file of the page
     * @param pictures the folder of the pictures, beside or below the page
     */
    public static void write(ChaosRun.Outcome outcome, Samples samples, Path page, Path pictures) {
        StringBuilder text = new StringBuilder();
        head(text, outcome);
        verdict(text, outcome.findings());
        faults(text, outcome.faults());
        inputs(text, outcome);
        text.append("\n## Heap, threads, descriptors, disk\n\n");
        try {
            Files.createDirectories(pictures);
            for (Measure measure : Measure.values()) {
                String name = "proof-" + measure.name().toLowerCase(Locale.ROOT) + ".svg";
                Files.writeString(pictures.resolve(name), Svg.chart(measure.title(), samples.of(measure)));
                text.append("![%s](%s)%n%n"
                        .formatted(
                                measure.title(),
                                page.toAbsolutePath()
                                        .getParent()
                                        .relativize(pictures.resolve(name).toAbsolutePath())));
            }
            text.append("A gap in a line is a process that was away. After a tenth of the run, and at its end:\n\n");
            measures(text, samples);
            text.append(Scenarios.table());
            Files.writeString(page, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void head(StringBuilder text, ChaosRun.Outcome outcome) {
        ChaosRun.Plan plan = outcome.plan();
        text.append(
                "# The proof\n\nThree services as processes of their own, two instances each, with a broker, a database"
                        + " and a mail server that are killed, paused and cut, under a seeded load and seeded faults;"
                        + " an oracle that shares no code with the services compares everything at the end"
                        + " ([decision 25](decisions/0025-reference-calculation-and-oracles.md)). Written by the run itself.\n\n");
        text.append("```\nend-to-end-tests/chaos --minutes=%s --seed=%d%s%s%n```%n%n"
                .formatted(
                        String.valueOf(plan.length().toMillis() / 60_000.0).replaceAll("\\.0$", ""),
                        plan.seed(),
                        plan.cities() == 1 ? "" : " --cities=" + plan.cities(),
                        plan.without().isEmpty()
                                ? ""
                                : " --without="
                                        + plan.without().stream()
                                                .map(Enum::name)
                                                .collect(Collectors.joining(","))));
        text.append("| | |\n|---|---|\n");
        text.append("| Seed | %d |%n".formatted(plan.seed()));
        text.append("| Cities | %d |%n".formatted(plan.cities()));
        text.append("| Length | %d min |%n".formatted(plan.length().toMinutes()));
        text.append("| Faults | %d |%n".formatted(outcome.faults().size()));
        text.append("| Updates on the log | %d |%n".formatted(outcome.updates()));
        text.append("| Quiet after the last fault and input | %.1f s |%n".formatted(seconds(outcome.quietAfter())));
    }

    private static void verdict(StringBuilder text, Findings findings) {
        text.append("\n## What the oracle found\n\n| found | compared | what |\n|---:|---:|---|\n");
        for (Findings.Kind kind : Findings.Kind.values()) {
            text.append("| %d | %s | %s |%n"
                    .formatted(
                            findings.of(kind).size(),
                            findings.comparedOf(kind) == 0 ? "" : String.valueOf(findings.comparedOf(kind)),
                            kind.text()));
        }
        for (Findings.Kind kind : Findings.Kind.values()) {
            findings.of(kind).stream()
                    .limit(MOST_SHOWN)
                    .forEach(one -> text.append("\n- ")
                            .append(kind)
                            .append(": `")
                            .append(one.replace('`', '\''))
                            .append('`'));
        }
        text.append('\n');
    }

    private static void faults(StringBuilder text, List<Faults.Done> faults) {
        text.append(
                "\n## Faults\n\nRecovery: from the end of the fault until all that it hit is ready again.\n\n"
                        + "| kind | times | recovered | median recovery, s | longest recovery, s |\n|---|---:|---:|---:|---:|\n");
        Map<FaultKind, List<Faults.Done>> byKind = new TreeMap<>(faults.stream()
                .collect(Collectors.groupingBy(done -> done.fault().kind())));
        byKind.forEach((kind, all) -> {
            List<Double> recoveries = all.stream()
                    .map(Faults.Done::recovery)
                    .filter(java.util.Objects::nonNull)
                    .map(Proof::seconds)
                    .sorted()
                    .toList();
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %d | %d | %s | %s |%n",
                    kind,
                    all.size(),
                    recoveries.size(),
                    recoveries.isEmpty()
                            ? ""
                            : String.format(Locale.ROOT, "%.1f", recoveries.get(recoveries.size() / 2)),
                    recoveries.isEmpty()
                            ? ""
                            : String.format(Locale.ROOT, "%.1f", recoveries.get(recoveries.size() - 1))));
        });
        Map<String, Long> byTarget = faults.stream()
                .collect(Collectors.groupingBy(done -> done.fault().target(), TreeMap::new, Collectors.counting()));
        text.append("\nBy target: ")
                .append(byTarget.entrySet().stream()
                        .map(one -> one.getKey() + " " + one.getValue())
                        .collect(Collectors.joining(" · ")))
                .append(".\n");
        faults.stream()
                .filter(done -> !done.note().isEmpty())
                .forEach(done -> text.append("\n- `")
                        .append(done.fault().describe().strip())
                        .append("`: ")
                        .append(done.note()));
    }

    private static void inputs(StringBuilder text, ChaosRun.Outcome outcome) {
        Map<Row.Intent, Long> intents = new TreeMap<>(
                outcome.journal().sent().stream().collect(Collectors.groupingBy(Row::intent, Collectors.counting())));
        text.append("\n## Inputs\n\nSent: ")
                .append(intents.entrySet().stream()
                        .map(one -> one.getValue() + " " + one.getKey())
                        .collect(Collectors.joining(", ")))
                .append(", %d targets.%n".formatted(outcome.journal().targets().size()));
        text.append("\nHow attempts ended: ")
                .append(new TreeMap<>(outcome.journal().attempts())
                        .entrySet().stream()
                                .map(one -> one.getValue() + " times " + one.getKey())
                                .collect(Collectors.joining(", ")))
                .append(".\n");
        Map<String, Long> odd = outcome.journal().oddities().stream()
                .collect(Collectors.groupingBy(
                        one -> one.length() < 160 ? one : one.substring(0, 160), TreeMap::new, Collectors.counting()));
        if (!odd.isEmpty()) {
            text.append("\nOdd:\n");
            odd.entrySet().stream()
                    .limit(MOST_SHOWN)
                    .forEach(one -> text.append("- ")
                            .append(one.getValue())
                            .append(" times `")
                            .append(one.getKey())
                            .append("`\n"));
        }
    }

    private static void measures(StringBuilder text, Samples samples) {
        text.append("| process or store |");
        for (Measure measure : Measure.values()) {
            text.append(' ').append(measure.title()).append(" |");
        }
        text.append("\n|---|").append("---:|".repeat(Measure.values().length)).append('\n');
        Set<String> names = new TreeSet<>();
        for (Measure measure : Measure.values()) {
            names.addAll(samples.of(measure).keySet());
        }
        for (String name : names) {
            text.append("| ").append(name).append(" |");
            for (Measure measure : Measure.values()) {
                text.append(' ')
                        .append(span(samples.of(measure).getOrDefault(name, List.of())))
                        .append(" |");
            }
            text.append('\n');
        }
    }

    /** The start of a process is no measure of what it needs. */
    private static String span(List<Samples.Point> points) {
        if (points.isEmpty()) {
            return "";
        }
        Samples.Point first = points.stream()
                .filter(point -> point.seconds() > points.get(points.size() - 1).seconds() / 10)
                .findFirst()
                .orElse(points.get(0));
        return String.format(
                Locale.ROOT,
                "%.0f → %.0f",
                first.value(),
                points.get(points.size() - 1).value());
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
