package vn.chitieu.chaos.input;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import vn.chitieu.chaos.line.About;
import vn.chitieu.chaos.line.Http;
import vn.chitieu.chaos.line.Instance;
import vn.chitieu.chaos.line.Keys;

/** Asks all instances for totals again and again, as dashboards do, so that they have something to remember. */
public final class Readers implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 250;

    private final List<Instance> aggregation;
    private final About about;
    private final List<String> scopes;
    private final Journal journal;
    private final Random random;
    private final Thread thread = new Thread(this::read, "reader");

    /** Begins to ask. */
    public Readers(List<Instance> aggregation, City city, About about, Journal journal, long seed) {
        this.aggregation = aggregation;
        this.about = about;
        this.scopes = city.units().stream()
                .flatMap(unit -> city.scopesOf(unit).stream())
                .distinct()
                .toList();
        this.journal = journal;
        this.random = new Random(seed);
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try {
            while (true) {
                // The city and its clusters are looked at most, by everybody.
                String scope = random.nextBoolean() ? "city" : scopes.get(random.nextInt(scopes.size()));
                String quarter = random.nextBoolean() ? "2022-Q1" : "2021-Q" + (1 + random.nextInt(4));
                for (Instance instance : aggregation) {
                    ask(instance, "/api/v1/totals?quarter=" + quarter + "&scope=" + scope);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Instance instance, String path) throws InterruptedException {
        try {
            HttpResponse<String> answer = Http.get(instance.port(), about.on(path), Keys.READER, TIMEOUT);
            journal.attempt("read " + answer.statusCode());
        } catch (IOException away) {
            journal.attempt("read " + away.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
