package vn.chitieu.ingestion.administration;

import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.context.Context;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.ReportingUnit;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.ingestion.credential.TargetOwners;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.web.PageHeaders;
import vn.chitieu.support.web.PageShell;

/**
 * Shows the pages on which an administrator keeps accounts of people and keys of systems; their scripts ask the API
 * that takes an administrator's key, too.
 */
@Hidden
@RestController
@ConditionalOnProperty("chitieu.ingestion.identity.issuer")
final class AdministrationPagesController {

    private static final String FROM_A_PAGE = "../";

    /** Phrases for the script begin so. */
    private static final String OF_SCRIPT = "js.";

    private final MessageBundle vietnamese = MessageBundle.of(AdministrationPagesController.class, "vi");
    private final MessageBundle english = MessageBundle.of(AdministrationPagesController.class, "en");
    private final PageShell shell;
    private final RequestCatalog catalog;
    private final Clock clock;

    AdministrationPagesController(PageShell shell, RequestCatalog catalog, Clock clock) {
        this.shell = shell;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Redirects to the first page. */
    @GetMapping("/quan-tri")
    ResponseEntity<Void> start(@RequestParam(required = false) @Nullable String lang) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("quan-tri/danh-muc" + ("en".equals(lang) ? "?lang=en" : "")))
                .build();
    }

    @GetMapping("/quan-tri/tai-khoan")
    ResponseEntity<String> accounts(@RequestParam(required = false) @Nullable String lang) {
        return page("accounts", lang);
    }

    @GetMapping("/quan-tri/khoa")
    ResponseEntity<String> credentials(@RequestParam(required = false) @Nullable String lang) {
        return page("credentials", lang);
    }

    @GetMapping("/quan-tri/ngoai-le")
    ResponseEntity<String> exceptions(@RequestParam(required = false) @Nullable String lang) {
        return page("exceptions", lang);
    }

    @GetMapping("/quan-tri/tu-choi")
    ResponseEntity<String> rejections(@RequestParam(required = false) @Nullable String lang) {
        return page("rejections", lang);
    }

    private ResponseEntity<String> page(String name, @Nullable String lang) {
        String language = "en".equals(lang) ? "en" : "vi";
        MessageBundle words = language.equals("en") ? english : vietnamese;
        Map<String, String> ofScript = new TreeMap<>();
        words.keys().stream()
                .filter(key -> key.startsWith(OF_SCRIPT))
                .forEach(key -> ofScript.put(key.substring(OF_SCRIPT.length()), words.say(key)));
        Context context = shell.context(language, FROM_A_PAGE);
        context.setVariable("words", words);
        context.setVariable("ofScript", ofScript);
        context.setVariable(
                "units",
                catalog.find()
                        .map(Catalog::units)
                        .map(AdministrationPagesController::units)
                        .orElse(List.of()));
        context.setVariable(
                "today",
                catalog.find()
                        .map(city -> LocalDate.ofInstant(
                                clock.instant(), city.calendar().zone()))
                        .orElse(null));
        context.setVariable("owners", catalog.find().map(TargetOwners::of).orElse(Set.of()));
        return PageHeaders.OWN_SCRIPTS.answer(HttpStatus.OK).body(shell.render("administration/" + name, context));
    }

    private static List<Unit> units(Collection<ReportingUnit> units) {
        return units.stream()
                .map(unit -> new Unit(
                        unit.id(),
                        unit.versions().get(unit.versions().size() - 1).name()))
                .toList();
    }

    /**
     * A unit to choose.
     *
     * @param name what it is called, or was when it last existed
     */
    record Unit(String id, String name) {}
}
