package vn.chitieu.ingestion.entry;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.context.Context;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.ingestion.update.PeriodText;
import vn.chitieu.support.security.AuthorityMapper;
import vn.chitieu.support.security.FormToken;
import vn.chitieu.support.security.Permission;
import vn.chitieu.support.web.PageHeaders;
import vn.chitieu.support.web.PageShell;

/**
 * Shows the page with the difficulties and proposals of units, on which leaders and staff answer them; its script asks
 * the API, with the session of the person. People of units see their own there.
 */
@RestController
@ConditionalOnProperty("chitieu.ingestion.identity.issuer")
class RemarksPageController {

    /** Where the page is. */
    static final String PATH = "/kien-nghi";

    /** Of its words, those of the script begin so. */
    private static final String OF_SCRIPT = "remark.";

    private static final int QUARTERS = 8;

    private final MessageBundle vietnamese = MessageBundle.of(RemarksPageController.class, "vi");
    private final MessageBundle english = MessageBundle.of(RemarksPageController.class, "en");
    private final PageShell shell;
    private final Supplier<Catalog> catalog;
    private final Clock clock;

    RemarksPageController(PageShell shell, Supplier<Catalog> catalog, Clock clock) {
        this.shell = shell;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** A quarter that cannot be read, or has not begun, is the one before the present one: its report is next. */
    @Hidden
    @GetMapping(PATH)
    ResponseEntity<String> page(
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable String quarter,
            Authentication person,
            @Nullable CsrfToken csrf) {
        String language = "en".equals(lang) ? "en" : "vi";
        MessageBundle words = language.equals("en") ? english : vietnamese;
        FormToken token = FormToken.of(csrf);
        Catalog city = catalog.get();
        ZoneId zone = city.calendar().zone();
        Quarter present = Quarter.of(LocalDate.ofInstant(clock.instant(), zone));
        Quarter chosen = chosen(quarter, present);
        Context context = shell.context(language, "");
        context.setVariable("words", words);
        context.setVariable(
                "ofScript",
                words.keys().stream()
                        .filter(key -> key.startsWith(OF_SCRIPT) || key.equals("away") || key.equals("signedOut"))
                        .collect(Collectors.toMap(
                                Function.identity(), words::say, (one, again) -> one, TreeMap<String, String>::new)));
        context.setVariable("zone", zone.getId());
        context.setVariable("quarter", chosen);
        context.setVariable(
                "quarters",
                Stream.concat(Stream.iterate(present, one -> one.plus(-1)).limit(QUARTERS), Stream.of(chosen))
                        .distinct()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                one -> PeriodText.choice(one, language),
                                (one, again) -> one,
                                LinkedHashMap::new)));
        context.setVariable("indicators", city.indicators());
        context.setVariable(
                "answers",
                Permission.ANSWER_REMARKS.isOf(AuthorityMapper.viewer(person).role()));
        context.setVariable("token", token);
        return PageHeaders.OWN_SCRIPTS.answer(HttpStatus.OK).body(shell.render("remarks", context));
    }

    private static Quarter chosen(@Nullable String asked, Quarter present) {
        try {
            Quarter chosen = asked == null ? present.plus(-1) : Quarter.parse(asked);
            return chosen.compareTo(present) > 0 ? present.plus(-1) : chosen;
        } catch (IllegalArgumentException unreadable) {
            return present.plus(-1);
        }
    }
}
