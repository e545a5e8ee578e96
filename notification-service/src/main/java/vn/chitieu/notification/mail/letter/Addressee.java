package vn.chitieu.notification.mail.letter;

import java.util.Map;
import vn.chitieu.catalog.Person;

/**
 * Reader of a letter.
 *
 * @param person whose position it is addressed to
 * @param language {@code vi} or {@code en}
 */
record Addressee(Person person, String language) {

    private static final int POSITION_LIMIT = 160;

    /** Returns how a letter begins. */
    String salutation(LetterVocabulary vocabulary) {
        String position = HeaderText.of(person.position().in(language), POSITION_LIMIT);
        return vocabulary.say("salutation", Map.of("position", position));
    }
}
