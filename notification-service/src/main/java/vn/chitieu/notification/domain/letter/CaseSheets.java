package vn.chitieu.notification.domain.letter;

import java.util.Map;
import java.util.Objects;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Phrases;
import vn.chitieu.notification.domain.cases.AlertCase;

/** Puts the figures of cases into words, the same as the letters about them have. Thread-safe. */
public final class CaseSheets {

    private final Map<String, Phrases> phrases =
            Map.of("vi", Phrases.of(CaseSheets.class, "vi"), "en", Phrases.of(CaseSheets.class, "en"));

    /**
     * Returns the newest judged figures of a case.
     *
     * @param language {@code vi} or {@code en}
     */
    public CaseSheet of(AlertCase one, Catalog catalog, String language) {
        Phrases words = Objects.requireNonNull(phrases.get(language), () -> "expected vi or en, got " + language);
        Wording wording = new Wording(words, catalog, language, one.key());
        FactSheet sheet = new FactSheet(wording, one.figures());
        Letter.Bar bar = sheet.bar();
        return new CaseSheet(
                wording.say("title"),
                wording.say("subtitle"),
                bar == null
                        ? null
                        : new CaseSheet.Bar(bar.reached(), bar.expected(), bar.reachedText(), bar.expectedText()),
                sheet.facts().stream()
                        .map(fact -> new CaseSheet.Fact(fact.label(), fact.value(), fact.strong()))
                        .toList(),
                sheet.gapsHeader().get(0),
                sheet.gaps().stream().map(Letter.GapRow::line).toList(),
                sheet.trust());
    }
}
