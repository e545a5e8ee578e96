package vn.chitieu.ingestion.identity;

import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Redirects people who sign in here first, and not on the way to another service, to the first client. */
@RestController
@ConditionalOnProperty("chitieu.ingestion.identity.issuer")
class StartController {

    private final URI start;

    StartController(IdentityProperties settings) {
        List<IdentityProperties.Client> clients = settings.clients();
        this.start = clients.isEmpty()
                ? URI.create("api.html")
                : clients.get(0).addresses().get(0);
    }

    @Hidden
    @GetMapping("/")
    ResponseEntity<Void> start() {
        return ResponseEntity.status(HttpStatus.FOUND).location(start).build();
    }
}
