package vn.chitieu.notification;

import org.springframework.context.ConfigurableApplicationContext;

/** The service while it runs. */
record RunningService(ConfigurableApplicationContext context) implements AutoCloseable {

    String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
