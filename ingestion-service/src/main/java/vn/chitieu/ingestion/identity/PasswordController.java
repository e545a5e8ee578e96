package vn.chitieu.ingestion.identity;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.context.Context;
import vn.chitieu.ingestion.account.AccountService;
import vn.chitieu.ingestion.account.AccountService.PasswordChange;
import vn.chitieu.support.security.SignInFilterChain;
import vn.chitieu.support.web.PageHeaders;
import vn.chitieu.support.web.PageShell;
import vn.chitieu.support.web.ShellHeader;

/** The page on which people change their own password, see also {@link OwnPasswordController}. */
@Hidden
@RestController
@ConditionalOnProperty("chitieu.ingestion.identity.issuer")
class PasswordController {

    /** Where the page is. */
    static final String PATH = "/" + ShellHeader.PASSWORD_PAGE;

    private final AccountService accounts;
    private final PageShell shell;

    PasswordController(AccountService accounts, PageShell shell) {
        this.accounts = accounts;
        this.shell = shell;
    }

    @GetMapping(PATH)
    ResponseEntity<String> page(@RequestParam(required = false) @Nullable String lang) {
        return page(HttpStatus.OK, lang, "NONE");
    }

    @PostMapping(PATH)
    ResponseEntity<String> change(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String fresh,
            @RequestParam(defaultValue = "") String again,
            @RequestParam(required = false) @Nullable String lang,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!fresh.equals(again)) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, lang, "DIFFERENT");
        }
        PasswordChange change = accounts.changePassword(person.getName(), current, fresh);
        boolean isGuessed = change == PasswordChange.WRONG && PasswordGuesses.isTooMany(request);
        if (change != PasswordChange.CHANGED && !isGuessed) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, lang, change.name());
        }
        new SecurityContextLogoutHandler().logout(request, response, person);
        String notice = isGuessed ? SignInFilterChain.SIGNED_OUT : SignInFilterChain.PASSWORD_CHANGED;
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(notice.substring(1)))
                .build();
    }

    private ResponseEntity<String> page(HttpStatus status, @Nullable String lang, String notice) {
        String language = "en".equals(lang) ? "en" : "vi";
        Context context = shell.context(language, "");
        context.setVariable("notice", notice);
        return PageHeaders.OWN_SCRIPTS.answer(status).body(shell.render("password", context));
    }
}
