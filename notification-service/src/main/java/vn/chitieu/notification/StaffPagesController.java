package vn.chitieu.notification;

import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.thymeleaf.context.Context;
import vn.chitieu.support.web.PageHeaders;
import vn.chitieu.support.web.PageShell;

/** Shows the page on which people look after alerts; its scripts ask the API for everything below the header. */
@Hidden
@RestController
class StaffPagesController {

    private final PageShell shell;

    StaffPagesController(PageShell shell) {
        this.shell = shell;
    }

    /** Returns the page, in the language of the address or else of the browser. */
    @GetMapping("/")
    ResponseEntity<String> page(
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable String view,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, defaultValue = "vi") String languages) {
        String asked = lang == null ? languages : lang;
        Context context = shell.context(asked.startsWith("en") ? "en" : "vi", "");
        context.setVariable("view", view);
        return PageHeaders.OWN_SCRIPTS
                .answer(HttpStatus.OK)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(shell.render("alerts", context));
    }
}
