package vn.chitieu.ingestion.identity;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.context.Context;
import vn.chitieu.ingestion.account.Account;
import vn.chitieu.ingestion.account.ForgottenPasswords;
import vn.chitieu.ingestion.account.InvitationService;
import vn.chitieu.support.link.AccountLinkCodec;
import vn.chitieu.support.security.SignInFilterChain;
import vn.chitieu.support.security.SignInPage;
import vn.chitieu.support.web.PageHeaders;
import vn.chitieu.support.web.PageShell;

/**
 * The page behind the link of a mail, on which a person sets the password of an account, and the one that asks for such
 * a mail. To look at the first uses nothing up: programs that check mails open links, too.
 */
@Hidden
@RestController
@ConditionalOnProperty("chitieu.ingestion.identity.issuer")
class AccountLinkController {

    /** Where the page behind a link is, before its token. */
    static final String LINK = "/" + AccountLinkCodec.PATH;

    private final InvitationService invitations;
    private final ForgottenPasswords forgotten;
    private final PageShell shell;

    AccountLinkController(InvitationService invitations, ForgottenPasswords forgotten, PageShell shell) {
        this.invitations = invitations;
        this.forgotten = forgotten;
        this.shell = shell;
    }

    @GetMapping(LINK + "{token}")
    ResponseEntity<String> open(@PathVariable String token, @Nullable CsrfToken csrf) {
        return page(HttpStatus.OK, invitations.open(token), "NONE", csrf);
    }

    @PostMapping(LINK + "{token}")
    ResponseEntity<String> accept(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String fresh,
            @RequestParam(defaultValue = "") String again,
            @Nullable CsrfToken csrf,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!fresh.equals(again)) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, invitations.open(token), "DIFFERENT", csrf);
        }
        if (invitations.accept(token, fresh).isPresent()) {
            return page(HttpStatus.UNPROCESSABLE_CONTENT, invitations.open(token), "WEAK", csrf);
        }
        // The session of another person may still be open in this browser.
        new SecurityContextLogoutHandler().logout(request, response, null);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(".." + SignInFilterChain.PASSWORD_CHANGED))
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    @GetMapping(SignInPage.FORGOTTEN)
    ResponseEntity<String> forgotten(@Nullable CsrfToken csrf) {
        return forgotten("NONE", csrf);
    }

    /** The answer is the same for each name, and does not wait for what becomes of it. */
    @PostMapping(SignInPage.FORGOTTEN)
    ResponseEntity<String> ask(@RequestParam(defaultValue = "") String username, @Nullable CsrfToken csrf) {
        forgotten.request(username);
        return forgotten("ASKED", csrf);
    }

    private ResponseEntity<String> forgotten(String notice, @Nullable CsrfToken csrf) {
        Context context = context("", notice, csrf);
        context.setVariable("byMail", invitations.isByMail());
        return PageHeaders.NO_SCRIPT.answer(HttpStatus.OK).body(shell.render("forgotten-password", context));
    }

    private ResponseEntity<String> page(HttpStatus status, Account account, String notice, @Nullable CsrfToken csrf) {
        Context context = context("../", notice, csrf);
        context.setVariable("name", account.name());
        return PageHeaders.NO_SCRIPT.answer(status).body(shell.render("set-password", context));
    }

    private Context context(String root, String notice, @Nullable CsrfToken csrf) {
        Context context = shell.context("vi", root);
        context.setVariable("notice", notice);
        context.setVariable("csrfName", csrf == null ? "_csrf" : csrf.getParameterName());
        context.setVariable("csrfToken", csrf == null ? "" : csrf.getToken());
        return context;
    }
}
