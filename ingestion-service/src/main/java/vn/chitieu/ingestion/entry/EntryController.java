package vn.chitieu.ingestion.entry;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.context.Context;
import vn.chitieu.contracts.vocabulary.CodeTexts;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.support.security.AuthorityMapper;
import vn.chitieu.support.security.FormToken;
import vn.chitieu.support.security.Permission;
import vn.chitieu.support.web.PageHeaders;
import vn.chitieu.support.web.PageShell;

/** Shows the page on which a clerk enters figures; its script asks the API, with the session of the clerk. */
@RestController
@ConditionalOnProperty("chitieu.ingestion.identity.issuer")
class EntryController {

    /** Where the page is. */
    static final String PATH = "/nhap-so-lieu";

    /** Where the page's service worker is: beside the page, so that it may stand in for it. */
    static final String WORKER = "/entry-worker.js";

    /** Codes of the checks that the page does without the service. */
    private static final List<FindingCode> CODES = List.of(
            FindingCode.VALUE_AMBIGUOUS,
            FindingCode.VALUE_NOT_A_DECIMAL,
            FindingCode.VALUE_TOO_LONG,
            FindingCode.VALUE_BELOW_ZERO,
            FindingCode.VALUE_NOT_WHOLE,
            FindingCode.REASON_REQUIRED,
            FindingCode.PERIOD_NOT_BEGUN,
            FindingCode.QUARTER_LOCKED,
            FindingCode.FAR_FROM_LAST_FIGURE);

    private final MessageBundle vietnamese = MessageBundle.of(EntryController.class, "vi");
    private final MessageBundle english = MessageBundle.of(EntryController.class, "en");
    private final PageShell shell;

    EntryController(PageShell shell) {
        this.shell = shell;
    }

    @Hidden
    @GetMapping(PATH)
    ResponseEntity<String> page(@RequestParam @Nullable String lang, Authentication person, @Nullable CsrfToken csrf) {
        String language = "en".equals(lang) ? "en" : "vi";
        MessageBundle words = language.equals("en") ? english : vietnamese;
        FormToken token = FormToken.of(csrf);
        Context context = shell.context(language, "");
        context.setVariable("words", words);
        context.setVariable("ofScript", texts(words.keys().stream(), words::say));
        context.setVariable("codes", texts(CODES.stream().map(FindingCode::name), textsOf(language)));
        context.setVariable("person", person.getName());
        context.setVariable(
                "reports", Permission.REPORT.isOf(AuthorityMapper.viewer(person).role()));
        context.setVariable("token", token);
        return PageHeaders.OWN_SCRIPTS.answer(HttpStatus.OK).body(shell.render("entry", context));
    }

    private static Map<String, String> texts(Stream<String> keys, Function<String, String> text) {
        return new TreeMap<>(keys.collect(Collectors.toMap(Function.identity(), text)));
    }

    private static Function<String, String> textsOf(String language) {
        CodeTexts texts = CodeTexts.of(FindingCode.class);
        return language.equals("en") ? texts::remedy : texts::pattern;
    }

    @Hidden
    @GetMapping(WORKER)
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript"))
                .cacheControl(CacheControl.noCache())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", PageHeaders.OWN_SCRIPTS.policy())
                .body(new ClassPathResource("worker.js", EntryController.class));
    }
}
