package vn.chitieu.support.security;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.support.web.PageHeaders;

/**
 * Shows the sign-in page, sends people on to the product's own provider where it is that one which signs them in, and
 * those who are signed in already to the first page.
 */
@RestController
class SignInController {

    private final SignInPage page;

    SignInController(SignInPage page) {
        this.page = page;
    }

    @Hidden
    @GetMapping(SignInPage.PATH)
    ResponseEntity<String> signIn(HttpServletRequest request, @Nullable Principal already, @Nullable CsrfToken csrf) {
        if (already != null || csrf == null) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create(request.getContextPath() + "/"))
                    .build();
        }
        SignInPage.Notice notice =
                SignInPage.Notice.asked(request.getParameterMap().keySet());
        Optional<String> elsewhere = notice == SignInPage.Notice.NONE ? page.onlyProvider() : Optional.empty();
        if (elsewhere.isPresent()) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create(request.getContextPath() + "/" + elsewhere.get()))
                    .build();
        }
        return ResponseEntity.ok().contentType(PageHeaders.HTML).body(page.html(notice, csrf));
    }
}
