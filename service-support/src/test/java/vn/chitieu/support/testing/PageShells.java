package vn.chitieu.support.testing;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.support.catalog.CallerCities;
import vn.chitieu.support.web.PageShell;
import vn.chitieu.support.web.PageSite;
import vn.chitieu.support.web.PageVisitor;
import vn.chitieu.support.web.ProductAddresses;
import vn.chitieu.support.web.Section;
import vn.chitieu.support.web.ShellHeader;

/** Shells without a context of Spring, with the templates that Spring Boot would take. */
public final class PageShells {

    private PageShells() {}

    /** Returns the shell of a service with such a catalog. */
    public static PageShell of(PageSite site, Supplier<Catalog> catalog) {
        return of(site, catalog, List.of());
    }

    /** Returns the shell of a service whose caller may choose from cities. */
    public static PageShell of(PageSite site, Supplier<Catalog> catalog, List<CallerCities.Choice> cities) {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        ShellHeader header =
                new ShellHeader(ProductAddresses.alone(Section.Service.AGGREGATION), PageVisitor.Current.NONE);
        return new PageShell(engine, site, () -> Optional.of(catalog.get()), () -> cities, header);
    }
}
