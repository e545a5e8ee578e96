package vn.chitieu.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.context.ConfigurableApplicationContext;

/** The service while it runs. */
record RunningService(ConfigurableApplicationContext context) implements AutoCloseable {

    String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** Returns where a path is: all of the actuator but the probes is at the management port. */
    String url(String path) {
        return path.startsWith("/actuator/") && !path.matches("/actuator/health/(live|readi)ness")
                ? "http://127.0.0.1:" + context.getEnvironment().getProperty("local.management.port")
                : url();
    }

    /** Returns the body of the answer to a GET. */
    String get(String path) throws IOException, InterruptedException {
        return answer(path).body();
    }

    /** Returns the status of the answer to a GET. */
    int status(String path) throws IOException, InterruptedException {
        return answer(path).statusCode();
    }

    private HttpResponse<String> answer(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url(path) + path))
                                .header("Authorization", "Bearer " + AKey.OF_A_READER)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
    }
}
