package vn.chitieu.notification.administration;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.context.Context;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.support.catalog.RequestCatalog;
import vn.chitieu.support.web.PageHeaders;
import vn.chitieu.support.web.PageShell;

/** Shows administrators the settings of mails and alerts as they stand; changed they are where the service is run. */
@Hidden
@RestController
class SettingsPagesController {

    private static final String FROM_A_PAGE = "../";

    private final Map<String, MessageBundle> words = Map.of(
            "vi",
            MessageBundle.of(SettingsPagesController.class, "vi"),
            "en",
            MessageBundle.of(SettingsPagesController.class, "en"));
    private final PageShell shell;
    private final AdministrationSettings query;
    private final RequestCatalog catalog;
    private final Clock clock;

    SettingsPagesController(PageShell shell, AdministrationSettings query, RequestCatalog catalog, Clock clock) {
        this.shell = shell;
        this.query = query;
        this.catalog = catalog;
        this.clock = clock;
    }

    @GetMapping("/quan-tri/thu")
    ResponseEntity<String> mail(@RequestParam(required = false) @Nullable String lang) {
        Context context = context(lang);
        Catalog city = catalog.get();
        LocalDate today = LocalDate.ofInstant(clock.instant(), city.calendar().zone());
        String language = context.getLocale().getLanguage();
        context.setVariable("mail", query.mail());
        context.setVariable(
                "people",
                AdministrationSettings.people(city, today).stream()
                        .map(person -> new Choice(person.id(), person.position().in(language) + " – " + person.email()))
                        .toList());
        context.setVariable(
                "headless",
                AdministrationSettings.withoutHead(city, today).stream()
                        .map(unit ->
                                unit.versions().get(unit.versions().size() - 1).name())
                        .toList());
        return page("settings/mail", context);
    }

    @GetMapping("/quan-tri/canh-bao")
    ResponseEntity<String> alerts(@RequestParam(required = false) @Nullable String lang) {
        Context context = context(lang);
        AlertSettings policy = query.alerts(catalog.get());
        context.setVariable("policy", policy);
        Map<String, String> names = new HashMap<>();
        catalog.get()
                .indicators()
                .forEach(one -> names.put(
                        one.code(), one.display().name().in(context.getLocale().getLanguage())));
        context.setVariable("indicators", names);
        return page("settings/alerts", context);
    }

    private Context context(@Nullable String lang) {
        String language = "en".equals(lang) ? "en" : "vi";
        Context context = shell.context(language, FROM_A_PAGE);
        context.setVariable("words", words.get(language));
        return context;
    }

    private ResponseEntity<String> page(String template, Context context) {
        return PageHeaders.OWN_SCRIPTS.answer(HttpStatus.OK).body(shell.render(template, context));
    }

    /** A person to choose. */
    record Choice(String id, String name) {}
}
