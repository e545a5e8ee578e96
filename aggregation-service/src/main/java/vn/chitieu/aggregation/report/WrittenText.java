package vn.chitieu.aggregation.report;

import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.vocabulary.SafeText;

/** What people wrote, and who they are, as it stands within a paragraph of a report. */
final class WrittenText {

    private static final int MOST_CHARACTERS = 2000;

    /** Before the name of an account of a person. */
    private static final String ACCOUNT = "account:";

    private WrittenText() {}

    /** Returns the text on one line, bounded, with a full stop where it has no end. */
    static String sentence(String text) {
        return sentence(text, MOST_CHARACTERS);
    }

    /** Returns the text as {@link #sentence(String)} does, with at most so many characters. */
    static String sentence(String text, int mostCharacters) {
        String shown = SafeText.of(text.strip().replaceAll("\\s+", " "), mostCharacters);
        return shown.endsWith(".") || shown.endsWith("!") || shown.endsWith("?") || shown.endsWith("…")
                ? shown
                : shown + ".";
    }

    /** Returns the position of a person of the catalog; the name of an account or the id of a key of others. */
    static String who(String by, Catalog catalog, ReportVocabulary vocabulary) {
        String id = by.startsWith(ACCOUNT) ? by.substring(ACCOUNT.length()) : by;
        return catalog.people().stream()
                .filter(person -> person.id().equals(id))
                .map(Person::position)
                .map(vocabulary::in)
                .findFirst()
                .orElse(SafeText.of(id));
    }
}
