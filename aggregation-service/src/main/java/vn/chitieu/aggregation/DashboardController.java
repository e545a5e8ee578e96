package vn.chitieu.aggregation;

import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.support.web.PageHeaders;
import vn.chitieu.support.web.PageShell;

/** Shows the dashboard; its scripts ask the API for everything below the header. */
@Hidden
@RestController
class DashboardController {

    private final PageShell shell;

    DashboardController(PageShell shell) {
        this.shell = shell;
    }

    @GetMapping({"/", "/index.html"})
    ResponseEntity<String> page(@RequestParam(required = false) @Nullable String lang) {
        String language = "en".equals(lang) ? "en" : "vi";
        return PageHeaders.OWN_SCRIPTS
                .answer(HttpStatus.OK)
                .body(shell.render("dashboard", shell.context(language, "")));
    }
}
