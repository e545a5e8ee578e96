package vn.chitieu.notification.mail.letter;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.TimeWindow;
import vn.chitieu.contracts.vocabulary.MessageBundle;

/** Names of windows beside the quarters within a sentence. */
final class WindowNames {

    private final MessageBundle messages;
    private final Catalog catalog;
    private final CatalogNames names;

    WindowNames(MessageBundle messages, Catalog catalog, CatalogNames names) {
        this.messages = messages;
        this.catalog = catalog;
        this.names = names;
    }

    /**
     * Returns the first so many months of a year as such, whatever the catalog calls them; another window by its name,
     * and one that the catalog does not have any more by its id.
     */
    String of(String id) {
        return find(id).map(window -> isFirstMonths(window) ? months(window) : named(names.in(window.name())))
                .orElseGet(() -> named(id));
    }

    /** Returns the same as it follows the word for a cumulative figure. */
    String during(String id) {
        boolean isFirstMonths = find(id).filter(WindowNames::isFirstMonths).isPresent();
        return isFirstMonths ? of(id) : messages.say("window.during", Map.of("window", of(id)));
    }

    private Optional<TimeWindow> find(String id) {
        return catalog.windows().stream()
                .filter(window -> window.id().equals(id))
                .findFirst();
    }

    private String named(String name) {
        return messages.say("window.named", Map.of("name", name));
    }

    private String months(TimeWindow window) {
        LocalDate last = window.days().last();
        return messages.say(
                "window.months",
                Map.of("count", String.valueOf(last.getMonthValue()), "year", String.valueOf(last.getYear())));
    }

    private static boolean isFirstMonths(TimeWindow window) {
        LocalDate last = window.days().last();
        return window.days().first().equals(LocalDate.of(last.getYear(), 1, 1))
                && last.getDayOfMonth() == last.lengthOfMonth()
                && last.getMonthValue() > 1
                && last.getMonthValue() < 12;
    }
}
