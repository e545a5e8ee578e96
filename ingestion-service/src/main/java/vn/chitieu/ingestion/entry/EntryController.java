package vn.chitieu.ingestion.entry;

import io.swagger.v3.oas.annotations.Hidden;
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
import vn.chitieu.support.security.AuthorityMapper;
import vn.chitieu.support.security.FormToken;
import vn.chitieu.support.security.Permission;
import vn.chitieu.support.security.Role;
import vn.chitieu.support.web.PageHeaders;

/** Shows the page on which a clerk enters figures; its script asks the API, with the session of the clerk. */
@RestController
@ConditionalOnProperty("chitieu.ingestion.identity.issuer")
class EntryController {

    /** Where the page is. */
    static final String PATH = "/nhap-so-lieu";

    /** Where the page's service worker is: beside the page, so that it may stand in for it. */
    static final String WORKER = "/entry-worker.js";

    private final EntryPageRenderer page;

    EntryController(EntryPageRenderer page) {
        this.page = page;
    }

    @Hidden
    @GetMapping(PATH)
    ResponseEntity<String> page(
            @RequestParam(required = false) @Nullable String lang, Authentication person, @Nullable CsrfToken csrf) {
        Role role = AuthorityMapper.viewer(person).role();
        return PageHeaders.OWN_SCRIPTS
                .answer(HttpStatus.OK)
                .body(page.render(
                        EntryPageRenderer.language(lang),
                        person.getName(),
                        Permission.REPORT.isOf(role),
                        Permission.CONFIRM.isOf(role),
                        FormToken.of(csrf),
                        null));
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
