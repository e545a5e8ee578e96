package vn.chitieu.chaos.oracle;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import vn.chitieu.chaos.line.About;
import vn.chitieu.chaos.line.Http;
import vn.chitieu.chaos.line.Instance;
import vn.chitieu.chaos.line.Keys;

/** Asks both instances of a service in turn, about one city. */
final class Questions {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 6;
    private static final long PAUSE_MILLIS = 500;

    private final List<Instance> instances;
    private final About about;
    private final AtomicInteger turns = new AtomicInteger();

    Questions(List<Instance> instances, About about) {
        this.instances = instances;
        this.about = about;
    }

    /** Returns the answer; that of a 404, and of a 403, is a missing node. */
    JsonNode get(String path) throws InterruptedException {
        String last = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Instance instance = instances.get(Math.floorMod(turns.getAndIncrement(), instances.size()));
            try {
                HttpResponse<String> answer = Http.get(instance.port(), about.on(path), Keys.of(instance), TIMEOUT);
                if (answer.statusCode() == 200) {
                    return Http.json(answer.body());
                }
                if (answer.statusCode() == 404 || answer.statusCode() == 403) {
                    return Http.json("{}").path("none");
                }
                last = instance.name() + " answered " + answer.statusCode() + " " + answer.body();
            } catch (IOException e) {
                last = instance.name() + " " + e;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new IllegalStateException("expected an answer to " + path + ", got " + last);
    }
}
