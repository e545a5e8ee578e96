package vn.chitieu.ingestion.authentication;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;

/**
 * Leaves a request as it is. Spring's strict firewall guards rules that read an address in another way than the
 * dispatcher does; {@link IngestionAccessRules} read it by the same patterns and close what they do not name, and each
 * odd request has its own code here.
 */
final class PassingFirewall implements HttpFirewall {

    @Override
    public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
        return new Unchanged(request);
    }

    @Override
    public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
        return response;
    }

    private static final class Unchanged extends FirewalledRequest {

        Unchanged(HttpServletRequest request) {
            super(request);
        }

        @Override
        public void reset() {
            // Nothing was changed.
        }
    }
}
