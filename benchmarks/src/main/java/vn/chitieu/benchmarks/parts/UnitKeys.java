package vn.chitieu.benchmarks.parts;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Issues keys for units at a running ingestion service.
 *
 * @param service where it answers
 * @param admin key of its first administrator
 */
public record UnitKeys(URI service, String admin) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Returns a new key that reports for those units of the only city. */
    public String issue(String name, List<String> units) throws Exception {
        return issue("", name, units);
    }

    /** Returns a new key that reports for those units of a city. */
    public String issue(String city, String name, List<String> units) throws Exception {
        Map<String, Object> body =
                Map.of("name", name, "rights", List.of("REPORT"), "units", units, "indicators", List.of());
        HttpRequest request = HttpRequest.newBuilder(
                        service.resolve("/api/v1/credentials" + (city.isEmpty() ? "" : "?city=" + city)))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + admin)
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("expected a key for " + name + ", got " + answer.body());
        }
        return JSON.readTree(answer.body()).get("key").asString();
    }
}
