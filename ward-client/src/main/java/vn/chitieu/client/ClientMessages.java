package vn.chitieu.client;

import java.text.MessageFormat;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.ResourceBundle;

/** Message bundle of the command, in Vietnamese or English. */
final class ClientMessages {

    private final ResourceBundle bundle;
    private final Locale locale;

    /** Makes the messages of a language, {@code vi} or {@code en}. */
    ClientMessages(String language) {
        this.locale = Locale.forLanguageTag(language);
        this.bundle = ResourceBundle.getBundle(
                "vn.chitieu.client.words",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Returns the text of an outcome, with the service's own code for it. */
    String outcome(String outcome) {
        String phrase = "outcome." + outcome;
        return bundle.containsKey(phrase)
                ? bundle.getString(phrase) + " (" + outcome + ")"
                : ResponseText.clean(outcome);
    }

    /** Returns the text of a failure; one without a message is shown as it is. */
    String reason(String why) {
        return title(why, why);
    }

    /** Returns what a code means; the service's own title where there is no message for it. */
    String title(String code, String title) {
        String phrase = "code." + code;
        return bundle.containsKey(phrase) ? bundle.getString(phrase) : title;
    }

    /** Returns whether what the service says in both languages is wanted in Vietnamese. */
    boolean areVietnamese() {
        return locale.getLanguage().equals("vi");
    }

    /** Returns a moment as it is written here, of its own time zone; as it came where it is none. */
    String moment(String text) {
        try {
            return OffsetDateTime.parse(text).format(DateTimeFormatter.ofPattern(bundle.getString("moment"), locale));
        } catch (DateTimeParseException none) {
            return ResponseText.clean(text);
        }
    }

    /** Returns a phrase with what it speaks of. */
    String say(String phrase, Object... about) {
        return new MessageFormat(bundle.getString(phrase), locale).format(about);
    }
}
