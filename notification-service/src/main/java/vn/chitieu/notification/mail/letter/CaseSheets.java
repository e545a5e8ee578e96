package vn.chitieu.notification.mail.letter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.notification.cases.model.AlertCase;

/** Puts the figures of cases into words, the same as the letters about them have. Thread-safe. */
public final class CaseSheets {

    private final Map<String, MessageBundle> phrases =
            Map.of("vi", MessageBundle.of(CaseSheets.class, "vi"), "en", MessageBundle.of(CaseSheets.class, "en"));

    /**
     * Returns the newest judged figures of a case.
     *
     * @param language {@code vi} or {@code en}
     */
    public CaseSheet of(AlertCase one, Catalog catalog, String language) {
        LetterVocabulary vocabulary = vocabulary(one, catalog, language);
        FactSheet sheet = new FactSheet(vocabulary, one.key(), one.figures().latest());
        Block.Bar bar = sheet.bar();
        Block.Table gaps = sheet.gaps();
        return new CaseSheet(
                vocabulary.say("title"),
                vocabulary.say(one.figures().latest().attainment().hasTarget() ? "subtitle" : "subtitle.untargeted"),
                bar == null
                        ? null
                        : new CaseSheet.Bar(bar.reached(), bar.expected(), bar.reachedText(), bar.expectedText()),
                sheet.facts().facts().stream()
                        .map(fact -> new CaseSheet.Fact(fact.label(), fact.value(), fact.strong()))
                        .toList(),
                gaps == null ? "" : gaps.title(),
                gaps == null
                        ? List.of()
                        : gaps.rows().stream().map(Block.Row::line).toList(),
                sheet.trust().lines());
    }

    /** Returns an amount of the case's indicator with its unit of measure. */
    public String measured(BigDecimal amount, AlertCase one, Catalog catalog, String language) {
        return vocabulary(one, catalog, language).measured(amount);
    }

    private LetterVocabulary vocabulary(AlertCase one, Catalog catalog, String language) {
        MessageBundle known = Objects.requireNonNull(phrases.get(language), () -> "expected vi or en, got " + language);
        return LetterVocabulary.ofCase(known, catalog, language, one.key());
    }
}
