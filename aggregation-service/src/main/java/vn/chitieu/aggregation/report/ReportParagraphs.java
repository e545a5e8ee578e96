package vn.chitieu.aggregation.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Verdict;

/** The report in sentences: the sum of it, one section for each group, what is behind, what is still open. */
final class ReportParagraphs {

    private final ReportVocabulary words;
    private final QuarterReport report;
    private final ReportSentences sentences;
    private final ReportFindings concerns;
    private final ExplanationParagraphs explanations;

    ReportParagraphs(ReportVocabulary words, QuarterReport report, Catalog catalog) {
        this.words = words;
        this.report = report;
        this.sentences = new ReportSentences(words, report);
        this.concerns = new ReportFindings(words, report, sentences);
        this.explanations = new ExplanationParagraphs(words, report, catalog);
    }

    List<PrintedReport.Section> sections() {
        List<PrintedReport.Section> sections = new ArrayList<>();
        sections.add(new PrintedReport.Section(words.say("summary.heading"), List.of(summary())));
        int number = 0;
        for (QuarterReport.Group group : report.groups()) {
            String heading = ReportVocabulary.roman(++number) + ". " + words.in(group.name());
            sections.add(new PrintedReport.Section(heading, sentences.about(group)));
        }
        List<String> behind = concerns.behind();
        if (!behind.isEmpty()) {
            sections.add(new PrintedReport.Section(concerns.heading(), behind));
        }
        List<String> explained = explanations.paragraphs();
        if (!explained.isEmpty()) {
            sections.add(new PrintedReport.Section(words.say("explanations.heading"), explained));
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
        List<ReportFindings.Judged> judged = concerns.judged().toList();
        if (!judged.isEmpty()) {
            sentences.add(judged(judged));
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

    private String judged(List<ReportFindings.Judged> judged) {
        List<String> counts = new ArrayList<>();
        counts.addAll(counts("good", judged, verdict -> !verdict.isBehind() && verdict != Verdict.AT_RISK));
        counts.addAll(counts("risk", judged, verdict -> verdict == Verdict.AT_RISK));
        counts.addAll(counts("behind", judged, Verdict::isBehind));
        return words.say("summary.judged", Map.of("judged", number(judged.stream()), "counts", words.list(counts)));
    }

    /** Targets and limits apart: what is above a limit is not slow. */
    private List<String> counts(String key, List<ReportFindings.Judged> judged, Predicate<Verdict> which) {
        List<String> counts = new ArrayList<>();
        for (boolean limit : List.of(false, true)) {
            long count = judged.stream()
                    .filter(one -> one.isOfALimit() == limit
                            && which.test(one.attainment().verdict()))
                    .count();
            if (count > 0) {
                counts.add(
                        words.say("summary." + key + (limit ? ".LOWER" : ""), Map.of("count", String.valueOf(count))));
            }
        }
        return counts;
    }

    private static String number(Stream<?> things) {
        return String.valueOf(things.count());
    }
}
