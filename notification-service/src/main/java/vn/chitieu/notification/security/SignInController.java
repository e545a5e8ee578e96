package vn.chitieu.notification.security;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.notification.access.Right;
import vn.chitieu.notification.access.Role;
import vn.chitieu.notification.access.Viewer;
import vn.chitieu.notification.access.Viewers;
import vn.chitieu.notification.outbox.delivery.OutboxProperties;
import vn.chitieu.support.security.SignInPage;

/** Shows the sign-in page, and tells a page who is signed in. */
@RestController
@Tag(name = "Sign-in")
class SignInController {

    private final SignInPage page;
    private final Viewers viewers;
    private final URI dashboard;

    SignInController(SignInPage page, Viewers viewers, OutboxProperties settings) {
        this.page = page;
        this.viewers = viewers;
        this.dashboard = settings.dashboardUrl();
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
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(page.html(notice, csrf));
    }

    @GetMapping("/api/v1/me")
    @Operation(summary = "Who is signed in, and the token that a form of theirs has to send")
    Me me(
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, defaultValue = "vi")
                    String languages,
            @Parameter(hidden = true) @Nullable CsrfToken csrf) {
        Viewer viewer = viewers.current();
        return new Me(
                viewer.name(),
                viewer.role(),
                List.copyOf(viewer.units()),
                viewer.rights().stream().sorted().toList(),
                languages.startsWith("en") ? "en" : "vi",
                dashboard,
                csrf == null ? null : new Token(csrf.getParameterName(), csrf.getHeaderName(), csrf.getToken()));
    }

    /**
     * Who is signed in.
     *
     * @param language the one of ours that their browser prefers: vi or en
     * @param dashboard address of the dashboard
     * @param csrf null for a key, which needs none
     */
    record Me(
            String name,
            Role role,
            List<String> units,
            List<Right> rights,
            String language,
            URI dashboard,
            @Nullable Token csrf) {}

    /** What a POST of the page has to carry, in a parameter or a header of these names. */
    record Token(String parameter, String header, String token) {}
}
