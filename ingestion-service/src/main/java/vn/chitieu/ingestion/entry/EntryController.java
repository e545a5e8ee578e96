package vn.chitieu.ingestion.entry;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
import vn.chitieu.contracts.vocabulary.MessageBundle;
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

    private static final List<String> WORDS = List.of(
            "month",
            "value",
            "checked",
            "sent",
            "refused",
            "warned",
            "nothing",
            "away",
            "signedOut",
            "which",
            "asThousands",
            "asDecimal",
            "notANumber",
            "receipt",
            "draft",
            "file",
            "row",
            "fine",
            "time",
            "unit.of.measure",
            "indicator",
            "period",
            "noDuties",
            "one");

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
        Map<String, String> ofScript = new TreeMap<>();
        WORDS.forEach(word -> ofScript.put(word, words.say(word)));
        context.setVariable("words", words);
        context.setVariable("ofScript", ofScript);
        context.setVariable(
                "reports", Permission.REPORT.isOf(AuthorityMapper.viewer(person).role()));
        context.setVariable("token", token);
        return PageHeaders.OWN_SCRIPTS.answer(HttpStatus.OK).body(shell.render("entry", context));
    }
}
