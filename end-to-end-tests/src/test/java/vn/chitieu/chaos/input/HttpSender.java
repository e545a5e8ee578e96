package vn.chitieu.chaos.input;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import vn.chitieu.chaos.input.Input.Channel;
import vn.chitieu.chaos.line.About;
import vn.chitieu.chaos.line.Http;
import vn.chitieu.chaos.line.Instance;
import vn.chitieu.chaos.line.Keys;

/**
 * Sends as a careful box in a ward does: the same again, to the other instance, until there is an answer that is one.
 */
public final class HttpSender {

    private static final Duration TIMEOUT = Duration.ofSeconds(8);
    private static final long PAUSE_MILLIS = 400;
    private static final Map<Channel, String> TYPES = Map.of(
            Channel.JSON, "application/json",
            Channel.CSV, "text/csv",
            Channel.WORKBOOK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final Map<String, Integer> LIMITS = Map.of(
            "requestsPerSecond",
            1_000,
            "requestsPerMinute",
            10_000,
            "updatesPerSecond",
            10_000,
            "updatesPerMinute",
            100_000);

    private final List<Instance> ingestion;
    private final About about;
    private final Journal journal;
    private final AtomicInteger turns = new AtomicInteger();
    private String reporting = "";
    private String assigning = "";

    /** Takes whom it sends to, for which city, and where it writes down the answers. */
    public HttpSender(List<Instance> ingestion, About about, Journal journal) {
        this.ingestion = ingestion;
        this.about = about;
        this.journal = journal;
    }

    /** Has its keys issued. */
    public void signUp(City city) throws InterruptedException {
        reporting =
                issue(Map.of("name", "chaos", "rights", List.of("REPORT"), "units", city.units(), "limits", LIMITS));
        assigning = issue(Map.of(
                "name",
                "chaos targets",
                "rights",
                List.of("TARGETS"),
                "owners",
                List.of("CITY", "PROVINCE"),
                "limits",
                LIMITS));
    }

    private String issue(Map<String, Object> request) throws InterruptedException {
        HttpResponse<String> answer = insist(
                about.on("/api/v1/credentials"), Keys.ADMIN, "application/json", Http.JSON.writeValueAsBytes(request));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("expected a key, got " + answer.statusCode() + " " + answer.body());
        }
        return Http.json(answer.body()).path("key").asString();
    }

    /** Sends an input that goes over HTTP; returns when it is answered. */
    public void send(Input input) throws InterruptedException {
        if (input.channel() == Channel.TARGET) {
            sendTarget(input);
            return;
        }
        byte[] body = switch (input.channel()) {
            case CSV -> Bodies.csv(input.rows());
            case WORKBOOK -> Bodies.workbook(input.rows());
            default -> Bodies.json(input.rows());
        };
        journal.sending(input.rows());
        String path = "/api/v1/updates?confirm=true" + (input.channel() == Channel.JSON ? "" : "&numbers=plain");
        HttpResponse<String> answer = insist(path, reporting, TYPES.get(input.channel()), body);
        note(input, answer);
    }

    private void sendTarget(Input input) throws InterruptedException {
        byte[] body = Http.JSON.writeValueAsBytes(input.target());
        HttpResponse<String> answer = insist("/api/v1/targets", assigning, "application/json", body);
        if (answer.body().contains("NEEDS_CONFIRMATION")) {
            answer = insist("/api/v1/targets?confirm=true", assigning, "application/json", body);
        }
        if (answer.statusCode() == 202) {
            journal.targetAccepted(input.target());
        } else {
            journal.odd("target " + input.number() + " got " + answer.statusCode() + " " + shortened(answer.body()));
        }
    }

    private void note(Input input, HttpResponse<String> answer) {
        JsonNode results = Http.json(answer.body()).path("results");
        if (results.size() != input.rows().size()) {
            journal.odd("input " + input.number() + " of " + input.rows().size() + " rows by " + input.channel()
                    + " got " + answer.statusCode() + " " + shortened(answer.body()));
        }
        for (JsonNode result : results) {
            Row row = input.rows().get(result.path("index").asInt());
            journal.answered(new Journal.Answer(
                    row,
                    result.path("outcome").asString(),
                    result.path("receipt").asString(null),
                    result.path("errors").toString()));
        }
    }

    /** Returns the first answer that says what became of everything. */
    private HttpResponse<String> insist(String path, String key, String type, byte[] body) throws InterruptedException {
        int turn = turns.getAndIncrement();
        while (true) {
            Instance instance = ingestion.get(Math.floorMod(turn++, ingestion.size()));
            try {
                HttpResponse<String> answer = Http.post(instance.port(), path, key, type, body, TIMEOUT);
                int status = answer.statusCode();
                journal.attempt(String.valueOf(status));
                if (status < 429 && status != 401 && status != 404) {
                    return answer;
                }
                if (status == 500 || status == 401 || status == 404) {
                    journal.odd(instance.name() + " answered " + status + " " + shortened(answer.body()));
                }
            } catch (IOException notAnswered) {
                journal.attempt(notAnswered.getClass().getSimpleName());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 400 ? text : text.substring(0, 400) + "...";
    }
}
