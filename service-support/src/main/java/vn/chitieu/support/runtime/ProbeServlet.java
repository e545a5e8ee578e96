package vn.chitieu.support.runtime;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.http.MediaType;

/** Answers liveness and readiness on the port where the service works, and nothing but the status. */
final class ProbeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient ObjectProvider<HealthEndpoint> health;
    private final transient HttpCodeStatusMapper statuses;
    private final String group;

    ProbeServlet(ObjectProvider<HealthEndpoint> health, HttpCodeStatusMapper statuses, String group) {
        this.health = health;
        this.statuses = statuses;
        this.group = group;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HealthDescriptor known = health.getObject().healthForPath(group);
        if (known == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setStatus(statuses.getStatusCode(known.getStatus()));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().print("{\"status\":\"" + known.getStatus().getCode() + "\"}");
    }
}
