package vn.chitieu.notification;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.chitieu.support.web.PageHeaders;

/** The page on which people look after alerts; its scripts ask the API for everything on it. */
@Hidden
@RestController
class StaffPagesController {

    @GetMapping("/")
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(PageHeaders.HTML)
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("static/pages/staff.html"));
    }
}
