package vn.chitieu.aggregation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Indicator;

/**
 * The explanations given to alerts about the figures of a report: causes, remedies and promised days, as people wrote
 * them.
 */
final class ExplanationParagraphs {

    private static final int MOST = 20;
    private static final int TEXT_CHARACTERS = 1000;

    private final ReportVocabulary vocabulary;
    private final QuarterReport report;
    private final Catalog catalog;

    ExplanationParagraphs(ReportVocabulary vocabulary, QuarterReport report, Catalog catalog) {
        this.vocabulary = vocabulary;
        this.report = report;
        this.catalog = catalog;
    }

    /** Returns one paragraph for each explanation, those about the scope itself first; none where none was given. */
    List<String> paragraphs() {
        List<AlertExplanation> all = report.explanations();
        List<String> paragraphs =
                new ArrayList<>(all.stream().limit(MOST).map(this::paragraph).toList());
        if (all.size() > MOST) {
            paragraphs.add(vocabulary.say("explanations.more", Map.of("count", String.valueOf(all.size() - MOST))));
        }
        return paragraphs;
    }

    private String paragraph(AlertExplanation one) {
        return vocabulary.say(
                "explanations.one",
                Map.of(
                        "subject",
                        subject(one),
                        "cause",
                        sentence(one.cause()),
                        "remedy",
                        sentence(one.remedy()),
                        "promised",
                        vocabulary.day(one.promisedFor()),
                        "who",
                        WrittenText.who(one.by(), catalog, vocabulary),
                        "day",
                        vocabulary.day(one.at())));
    }

    private String subject(AlertExplanation one) {
        String indicator = catalog.indicator(one.indicator())
                .map(Indicator::display)
                .map(Indicator.Display::name)
                .map(vocabulary::in)
                .orElse(one.indicator());
        String owner = one.owner();
        String target = owner == null
                ? ""
                : catalog.indicator(one.indicator())
                        .map(known -> vocabulary.say(
                                "explanations.target", Map.of("target", vocabulary.target(known, owner))))
                        .orElse("");
        String scope = one.scope().equals(report.scope())
                ? ""
                : vocabulary.say("explanations.scope", Map.of("scope", vocabulary.part(one.scope())));
        return indicator + window(one) + target + scope;
    }

    private String window(AlertExplanation one) {
        String id = one.window();
        return id == null
                ? ""
                : vocabulary.say(
                        "explanations.window",
                        Map.of(
                                "window",
                                catalog.windows().stream()
                                        .filter(window -> window.id().equals(id))
                                        .findFirst()
                                        .map(window -> vocabulary.in(window.name()))
                                        .orElse(id)));
    }

    private static String sentence(String text) {
        return WrittenText.sentence(text, TEXT_CHARACTERS);
    }
}
