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

    private final ReportVocabulary vocabulary;
    private final QuarterReport report;
    private final ReportSentences sentences;
    private final ReportFindings findings;
    private final ExplanationParagraphs explanations;
    private final RemarkParagraphs remarks;

    ReportParagraphs(ReportVocabulary vocabulary, QuarterReport report, Catalog catalog) {
        this.vocabulary = vocabulary;
        this.report = report;
        this.sentences = new ReportSentences(vocabulary, report);
        this.findings = new ReportFindings(vocabulary, report, sentences);
        this.explanations = new ExplanationParagraphs(vocabulary, report, catalog);
        this.remarks = new RemarkParagraphs(vocabulary, report, catalog);
    }

    List<PrintedReport.Section> sections() {
        List<PrintedReport.Section> sections = new ArrayList<>();
        sections.add(new PrintedReport.Section(vocabulary.say("summary.heading"), List.of(summary())));
        int number = 0;
        for (QuarterReport.Group group : report.groups()) {
            String heading = ReportVocabulary.roman(++number) + ". " + vocabulary.in(group.name());
            sections.add(new PrintedReport.Section(heading, sentences.about(group)));
        }
        List<String> behind = findings.behind();
        if (!behind.isEmpty()) {
            sections.add(new PrintedReport.Section(findings.heading(), behind));
        }
        List<String> explained = explanations.paragraphs();
        if (!explained.isEmpty()) {
            sections.add(new PrintedReport.Section(vocabulary.say("explanations.heading"), explained));
        }
        List<String> remarked = remarks.paragraphs();
        if (!remarked.isEmpty()) {
            sections.add(new PrintedReport.Section(vocabulary.say("remarks.heading"), remarked));
        }
        List<String> open = findings.open();
        if (!open.isEmpty()) {
            sections.add(new PrintedReport.Section(vocabulary.say("open.heading"), open));
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
            sentences.add(vocabulary.say(
                    "summary.growth",
                    Map.of(
                            "compared",
                            number(growth.stream()),
                            "up",
                            number(growth.stream().filter(one -> one.signum() > 0)),
                            "down",
                            number(growth.stream().filter(one -> one.signum() < 0)),
                            "only",
                            report.quarter().number() == 1 ? "" : vocabulary.say("only"))));
        }
        List<ReportFindings.Judged> judged = findings.judged().toList();
        if (!judged.isEmpty()) {
            sentences.add(judged(judged));
        }
        return String.join(" ", sentences);
    }

    private String counts() {
        boolean whole = report.rows().allMatch(QuarterReport.Row::isComplete);
        return vocabulary.say(
                whole ? "summary.whole" : "summary.counts",
                Map.of(
                        "scope",
                        vocabulary.scope(report.scope()),
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
        return vocabulary.say(
                "summary.judged", Map.of("judged", number(judged.stream()), "counts", vocabulary.list(counts)));
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
                counts.add(vocabulary.say(
                        "summary." + key + (limit ? ".LOWER" : ""), Map.of("count", String.valueOf(count))));
            }
        }
        return counts;
    }

    private static String number(Stream<?> things) {
        return String.valueOf(things.count());
    }
}
