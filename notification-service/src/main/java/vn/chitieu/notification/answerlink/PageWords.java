package vn.chitieu.notification.answerlink;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.thymeleaf.context.Context;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.notification.mail.letter.HeaderText;
import vn.chitieu.support.web.PageShell;

/**
 * The words of one page of a link, by the catalog of its city.
 *
 * @param phrases of its language
 * @param city the catalog
 * @param language {@code vi} or {@code en}
 */
record PageWords(MessageBundle phrases, Catalog city, String language) {

    private static final int NAME_LIMIT = 160;

    /**
     * Returns what a page shows.
     *
     * @param root the way from the page to the root
     */
    Context context(PageShell shell, String root) {
        Context context = shell.context(language, root);
        context.setVariable("words", phrases);
        context.setVariable("city", HeaderText.of(city.name().in(language), NAME_LIMIT));
        return context;
    }

    String say(String key) {
        return phrases.say(key);
    }

    String say(String key, Map<String, String> places) {
        return phrases.say(key, places);
    }

    String time(Instant at) {
        return DateTimeFormatter.ofPattern(say("time"), Locale.forLanguageTag(language))
                .withZone(city.calendar().zone())
                .format(at);
    }

    String date(LocalDate day) {
        return DateTimeFormatter.ofPattern(say("date"), Locale.forLanguageTag(language))
                .format(day);
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, city.calendar().zone());
    }

    String position(Person person) {
        return HeaderText.of(person.position().in(language), NAME_LIMIT);
    }

    /** Returns the position of a person; the id itself where it is none of the catalog. */
    String who(String id) {
        return city.people().stream()
                .filter(person -> person.id().equals(id))
                .findFirst()
                .map(this::position)
                .orElse(HeaderText.of(id, NAME_LIMIT));
    }
}
