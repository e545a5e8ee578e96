package vn.chitieu.support.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.support.catalog.CallerCities;
import vn.chitieu.support.problem.RequestedPath;

/**
 * Renders the pages that a service answers by itself, from its Thymeleaf templates and the fragments of
 * {@code templates/shell}: head, header and language switch are the same on all of them. All links are relative, since
 * a proxy may put a path in front that the service does not know. Thread-safe.
 */
public final class PageShell {

    /** Files that the shell needs, at the root of each service and open to everyone. */
    public static final String FILES = "/shell/**";

    private final ITemplateEngine engine;
    private final PageSite site;
    private final Supplier<Optional<Catalog>> city;
    private final Supplier<List<CallerCities.Choice>> cities;
    private final ShellHeader header;
    private final MessageBundle vietnamese = MessageBundle.of(PageShell.class, "vi");
    private final MessageBundle english = MessageBundle.of(PageShell.class, "en");

    /**
     * Makes a shell for the pages of a service.
     *
     * @param city catalog of the city that the request is about; empty where it is about none
     * @param cities those that the caller may choose from
     * @param header what the header of each page has
     */
    public PageShell(
            ITemplateEngine engine,
            PageSite site,
            Supplier<Optional<Catalog>> city,
            Supplier<List<CallerCities.Choice>> cities,
            ShellHeader header) {
        this.engine = engine;
        this.site = site;
        this.city = city;
        this.cities = cities;
        this.header = header;
    }

    /**
     * Returns what the shell needs in order to render a page, to which the page adds its own: {@code language},
     * {@code root}, {@code site}, {@code start}, {@code city}, {@code cities}, {@code chooseCity} and those of
     * {@link ShellHeader}.
     *
     * @param language {@code vi} or {@code en}
     * @param root the way from the page to the root of the service, see {@link #rootOf}
     */
    public Context context(String language, String root) {
        Optional<Catalog> shown = city.get();
        List<City> choice = choice(shown.map(Catalog::id).orElse(null), language);
        Context context = new Context(Locale.forLanguageTag(language));
        context.setVariable("language", language);
        context.setVariable("root", root);
        context.setVariable("site", site);
        context.setVariable("start", start(root, choice));
        context.setVariable("city", shown.map(one -> one.name().in(language)).orElse(null));
        context.setVariable("cities", choice);
        context.setVariable("chooseCity", (language.equals("en") ? english : vietnamese).say("city.choose"));
        header.addTo(
                context,
                language,
                root,
                choice.isEmpty() ? null : shown.map(Catalog::id).orElse(null));
        return context;
    }

    private String start(String root, List<City> choice) {
        String start = root + site.start();
        String given = start.isEmpty() ? "./" : start;
        return choice.stream()
                .filter(City::current)
                .map(city -> given + (given.contains("?") ? "&" : "?") + "city=" + city.id())
                .findFirst()
                .orElse(given);
    }

    /** One city is no choice. Its link stays on the page and in the language, and leaves the rest of the address. */
    private List<City> choice(@Nullable String shown, String language) {
        List<CallerCities.Choice> possible = cities.get();
        return possible.size() < 2
                ? List.of()
                : possible.stream()
                        .map(one -> new City(
                                one.id(),
                                one.name().in(language),
                                "?city=" + one.id() + "&lang=" + language,
                                one.id().equals(shown)))
                        .toList();
    }

    /** Returns the page of a template, such as {@code report} for {@code templates/report.html}. */
    public String render(String template, Context context) {
        return engine.process(template, context);
    }

    /**
     * Returns the way from the page of a request to the root of the service: empty, or some {@code ../}. Of a request
     * that the container sent on to be answered as an error, it is that from the page that was asked for.
     */
    public static String rootOf(HttpServletRequest request) {
        int slashes = (int)
                RequestedPath.of(request).chars().filter(one -> one == '/').count();
        return "../".repeat(Math.max(0, slashes - 1));
    }

    /**
     * A city to choose.
     *
     * @param address the same page about that city
     * @param current whether it is the one that the page is about
     */
    record City(String id, String name, String address, boolean current) {}
}
