package vn.chitieu.aggregation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;
import vn.chitieu.contracts.RemarkChanged;

/** The difficulties and proposals of the units of a report with the answers of the city, as people wrote them. */
final class RemarkParagraphs {

    private static final int MOST = 100;

    private final ReportVocabulary vocabulary;
    private final QuarterReport report;
    private final Catalog catalog;

    RemarkParagraphs(ReportVocabulary vocabulary, QuarterReport report, Catalog catalog) {
        this.vocabulary = vocabulary;
        this.report = report;
        this.catalog = catalog;
    }

    /** Returns one paragraph for each remark, by unit; none where none was written. */
    List<String> paragraphs() {
        List<RemarkChanged> all = report.remarks();
        List<String> paragraphs =
                new ArrayList<>(all.stream().limit(MOST).map(this::paragraph).toList());
        if (all.size() > MOST) {
            paragraphs.add(vocabulary.say("remarks.more", Map.of("count", String.valueOf(all.size() - MOST))));
        }
        return paragraphs;
    }

    private String paragraph(RemarkChanged one) {
        return vocabulary.say(
                "remarks.one",
                Map.of(
                        "unit",
                        vocabulary.unit(one.unit()),
                        "kind",
                        vocabulary.ofCode("remarks.kind.", one.kind()),
                        "indicator",
                        indicator(one),
                        "text",
                        WrittenText.sentence(one.text()),
                        "answers",
                        String.join("", one.answers().stream().map(this::answer).toList())));
    }

    private String indicator(RemarkChanged one) {
        String code = one.indicator();
        return code == null
                ? ""
                : vocabulary.say(
                        "remarks.indicator",
                        Map.of(
                                "indicator",
                                catalog.indicator(code)
                                        .map(Indicator::display)
                                        .map(Indicator.Display::name)
                                        .map(vocabulary::in)
                                        .orElse(code)));
    }

    private String answer(RemarkChanged.Answer answer) {
        return vocabulary.say(
                "remarks.answer",
                Map.of(
                        "text",
                        WrittenText.sentence(answer.text()),
                        "who",
                        WrittenText.who(answer.by(), catalog, vocabulary),
                        "day",
                        vocabulary.day(answer.at())));
    }
}
