package vn.chitieu.notification.mail.letter;

import java.util.Map;
import vn.chitieu.catalog.Person;

/**
 * Who reads a letter.
 *
 * @param person whose position it is addressed to
 * @param language {@code vi} or {@code en}
 */
record Reader(Person person, String language) {

    private static final int POSITION_LIMIT = 160;

    /** Returns how a letter begins. */
    String salutation(Wording words) {
        String position = PlainText.of(person.position().in(language), POSITION_LIMIT);
        return words.say("salutation", Map.of("position", position));
    }
}
