package vn.chitieu.aggregation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service while it runs on a random port, and a client for it. */
record RunningAggregation(ConfigurableApplicationContext context) implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Starts the service with settings such as {@code chitieu.catalog=elsewhere}. */
    static RunningAggregation start(String bootstrapServers, String mongoUri, String... settings) {
        Stream<String> where = Stream.of(
                "server.port=0",
                "spring.kafka.bootstrap-servers=" + bootstrapServers,
                "spring.mongodb.uri=" + mongoUri);
        return new RunningAggregation(AggregationApplication.application()
                .run(AReader.with(Stream.concat(where, List.of(settings).stream())
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new))));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(answer(path).body());
    }

    String text(String path) throws IOException, InterruptedException {
        return answer(path).body();
    }

    int status(String path) throws IOException, InterruptedException {
        return answer(path).statusCode();
    }

    HttpResponse<String> answer(String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port(context, path) + path))
                        .header("Authorization", "Bearer " + AReader.KEY)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        context.close();
    }

    /** Returns the port of an address: all of the actuator but the probes is at the management port. */
    static int port(ConfigurableApplicationContext context, String path) {
        boolean management = path.startsWith("/actuator/") && !path.matches("/actuator/health/(live|readi)ness");
        return management
                ? context.getEnvironment().getRequiredProperty("local.management.port", Integer.class)
                : ((WebServerApplicationContext) context).getWebServer().getPort();
    }
}
