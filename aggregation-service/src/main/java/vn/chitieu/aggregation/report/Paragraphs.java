package vn.chitieu.aggregation.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.chitieu.contracts.vocabulary.Verdict;

/** The report in sentences: the sum of it, one section for each group, what is behind, what is still open. */
final class Paragraphs {

    private final ReportWords words;
    private final QuarterReport report;
    private final Sentences sentences;
    private final Concerns concerns;

    Paragraphs(ReportWords words, QuarterReport report) {
        this.words = words;
        this.report = report;
        this.sentences = new Sentences(words, report);
        this.concerns = new Concerns(words, report, sentences);
    }

    List<PrintedReport.Section> sections() {
        List<PrintedReport.Section> sections = new ArrayList<>();
        sections.add(new PrintedReport.Section(words.say("summary.heading"), List.of(summary())));
        int number = 0;
        for (QuarterReport.Group group : report.groups()) {
            String heading = ReportWords.roman(++number) + ". " + words.in(group.name());
            sections.add(new PrintedReport.Section(heading, sentences.about(group)));
        }
        List<String> behind = concerns.behind();
        if (!behind.isEmpty()) {
            sections.add(new PrintedReport.Section(words.say("behind.heading"), behind));
        }
        List<String> open = concerns.open();
        if (!open.isEmpty()) {
            sections.add(new PrintedReport.Section(words.say("open.heading"), open));
        }
        return sections;
    }

    private String summary() {
        List<String> sentences = new ArrayList<>();
        sentences.add(counts());
        List<BigDecimal> growth = report.rows()
                .filter(QuarterReport.Row::isComplete)
                .flatMap(row -> Stream.ofNullable(row.growth()))
                .toList();
        if (!growth.isEmpty()) {
            sentences.add(words.say(
                    "summary.growth",
                    Map.of(
                            "compared",
                            number(growth.stream()),
                            "up",
                            number(growth.stream().filter(one -> one.signum() > 0)),
                            "down",
                            number(growth.stream().filter(one -> one.signum() < 0)),
                            "only",
                            report.quarter().number() == 1 ? "" : words.say("only"))));
        }
        List<Verdict> verdicts =
                concerns.judged().map(one -> one.attainment().verdict()).toList();
        if (!verdicts.isEmpty()) {
            sentences.add(judged(verdicts));
        }
        return String.join(" ", sentences);
    }

    private String counts() {
        boolean whole = report.rows().allMatch(QuarterReport.Row::isComplete);
        return words.say(
                whole ? "summary.whole" : "summary.counts",
                Map.of(
                        "scope",
                        words.scope(report.scope()),
                        "rows",
                        number(report.rows()),
                        "reported",
                        number(report.rows().filter(QuarterReport.Row::hasValue)),
                        "complete",
                        number(report.rows().filter(QuarterReport.Row::isComplete))));
    }

    private String judged(List<Verdict> verdicts) {
        List<String> counts = new ArrayList<>();
        count("good", verdicts, verdict -> !verdict.isBehind() && verdict != Verdict.AT_RISK)
                .ifPresent(counts::add);
        count("risk", verdicts, verdict -> verdict == Verdict.AT_RISK).ifPresent(counts::add);
        count("behind", verdicts, Verdict::isBehind).ifPresent(counts::add);
        return words.say("summary.judged", Map.of("judged", number(verdicts.stream()), "counts", words.list(counts)));
    }

    private Optional<String> count(String key, List<Verdict> verdicts, Predicate<Verdict> which) {
        long count = verdicts.stream().filter(which).count();
        return count == 0
                ? Optional.empty()
                : Optional.of(words.say("summary." + key, Map.of("count", String.valueOf(count))));
    }

    private static String number(Stream<?> things) {
        return String.valueOf(things.count());
    }
}
