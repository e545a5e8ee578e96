package vn.chitieu.ingestion.catalogpage;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.context.Context;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.web.AdministrationPage;
import vn.chitieu.support.web.PageHeaders;
import vn.chitieu.support.web.PageShell;
import vn.chitieu.support.web.PageVisitor;

/**
 * Shows the pages on which an administrator edits the catalog; their script asks the API of the draft, with the session
 * of the administrator.
 */
@RestController
@ConditionalOnProperty("chitieu.ingestion.identity.issuer")
class CatalogPagesController {

    private static final String FROM_A_PAGE = "../";
    private static final String OF_SCRIPT = "js.";

    private final MessageBundle vietnamese = MessageBundle.of(CatalogPagesController.class, "vi");
    private final MessageBundle english = MessageBundle.of(CatalogPagesController.class, "en");
    private final PageShell shell;
    private final RequestCatalog catalog;
    private final PageVisitor.Current visitors;
    private final Clock clock;

    CatalogPagesController(PageShell shell, RequestCatalog catalog, PageVisitor.Current visitors, Clock clock) {
        this.shell = shell;
        this.visitors = visitors;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Hidden
    @GetMapping("/quan-tri/danh-muc")
    ResponseEntity<String> overview(@RequestParam(required = false) @Nullable String lang) {
        return page(null, lang);
    }

    @Hidden
    @GetMapping("/quan-tri/{page}")
    ResponseEntity<String> tables(@PathVariable String page, @RequestParam(required = false) @Nullable String lang) {
        CatalogPage shown = CatalogPage.at(page)
                .orElseThrow(() -> new ProblemException(
                        IngestionProblemCode.NOT_FOUND, "expected a page of the administration, got another"));
        if (shown.page().isOfAllCities() && visitors.visitor().stream().noneMatch(PageVisitor::isOfAllCities)) {
            throw new ProblemException(
                    IngestionProblemCode.FOREIGN_CITY, "expected an administrator of all cities, got one of a city");
        }
        return page(shown, lang);
    }

    private ResponseEntity<String> page(@Nullable CatalogPage page, @Nullable String lang) {
        String language = "en".equals(lang) ? "en" : "vi";
        MessageBundle words = language.equals("en") ? english : vietnamese;
        Context context = shell.context(language, FROM_A_PAGE);
        context.setVariable("words", words);
        context.setVariable("ofScript", ofScript(words));
        context.setVariable("page", page == null ? AdministrationPage.CATALOG.name() : page.name());
        context.setVariable("tables", page == null ? "" : page.tables());
        ZoneId zone = catalog.get().calendar().zone();
        context.setVariable("zone", zone.getId());
        context.setVariable("today", LocalDate.ofInstant(clock.instant(), zone));
        return PageHeaders.OWN_SCRIPTS.answer(HttpStatus.OK).body(shell.render("catalog", context));
    }

    private static Map<String, String> ofScript(MessageBundle words) {
        return words.keys().stream()
                .filter(key -> key.startsWith(OF_SCRIPT))
                .collect(Collectors.toMap(
                        key -> key.substring(OF_SCRIPT.length()), words::say, (one, again) -> one, TreeMap::new));
    }
}
