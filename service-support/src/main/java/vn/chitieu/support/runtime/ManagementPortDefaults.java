package vn.chitieu.support.runtime;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives a service a port of its own for figures and health: {@value #OFFSET} above the one where it works, on the
 * loopback interface. So two instances on two ports differ without a further setting. Any free port goes with any free
 * port, and {@code management.server.port} or {@code management.server.address} says otherwise.
 */
public final class ManagementPortDefaults implements EnvironmentPostProcessor, Ordered {

    static final int OFFSET = 50;

    private static final String PORT = "management.server.port";
    private static final String ADDRESS = "management.server.address";
    private static final int HIGHEST = 65_535;

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (application.getWebApplicationType() != WebApplicationType.SERVLET) {
            return;
        }
        Map<String, Object> defaults = new HashMap<>();
        int port = environment.getProperty("server.port", Integer.class, 8080);
        if (!environment.containsProperty(PORT)) {
            defaults.put(PORT, port <= 0 || port + OFFSET > HIGHEST ? 0 : port + OFFSET);
        }
        if (!environment.containsProperty(ADDRESS)) {
            defaults.put(ADDRESS, "127.0.0.1");
        }
        environment.getPropertySources().addLast(new MapPropertySource("managementPortDefaults", defaults));
    }

    /** After the files of the service have been read. */
    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }
}
