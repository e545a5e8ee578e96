package vn.chitieu.support.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import vn.chitieu.catalog.Catalog;
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

    /**
     * Makes a shell for the pages of a service.
     *
     * @param city catalog of the city that the request is about; empty where it is about none
     */
    public PageShell(ITemplateEngine engine, PageSite site, Supplier<Optional<Catalog>> city) {
        this.engine = engine;
        this.site = site;
        this.city = city;
    }

    /**
     * Returns what the shell needs in order to render a page, to which the page adds its own: {@code language},
     * {@code root}, {@code site}, {@code start} and {@code city}.
     *
     * @param language {@code vi} or {@code en}
     * @param root the way from the page to the root of the service, see {@link #rootOf}
     */
    public Context context(String language, String root) {
        String start = root + site.start();
        Context context = new Context(Locale.forLanguageTag(language));
        context.setVariable("language", language);
        context.setVariable("root", root);
        context.setVariable("site", site);
        context.setVariable("start", start.isEmpty() ? "./" : start);
        context.setVariable(
                "city", city.get().map(one -> one.name().in(language)).orElse(null));
        return context;
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
}
