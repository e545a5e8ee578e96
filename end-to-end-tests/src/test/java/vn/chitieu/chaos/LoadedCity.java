package vn.chitieu.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.chitieu.chaos.input.City;
import vn.chitieu.chaos.input.Generator;
import vn.chitieu.chaos.input.HttpSender;
import vn.chitieu.chaos.input.Input;
import vn.chitieu.chaos.input.Journal;
import vn.chitieu.chaos.input.KafkaSender;
import vn.chitieu.chaos.input.Readers;
import vn.chitieu.chaos.input.Senders;
import vn.chitieu.chaos.line.About;
import vn.chitieu.chaos.line.Line;
import vn.chitieu.chaos.oracle.Findings;
import vn.chitieu.chaos.oracle.MailFaults;
import vn.chitieu.chaos.oracle.Oracle;
import vn.chitieu.localstack.services.ServiceProcesses.Service;

/** One city of a line, with all that sends to it and judges it. */
final class LoadedCity implements AutoCloseable {

    private final Path catalog;
    private final City city;
    private final About about;
    private final Line line;
    private final long seed;
    private final Journal journal = new Journal();
    private final Generator generator;
    private @Nullable KafkaSender kafka;
    private @Nullable Senders senders;
    private @Nullable Readers readers;

    /**
     * Takes a city.
     *
     * @param number its place, from 0; each has a history of its own under the same ids
     * @param seed of the run
     */
    LoadedCity(Path catalog, Line line, int number, long seed) {
        this.catalog = catalog;
        this.city = City.read(catalog);
        this.about = number == 0 ? About.FIRST : new About(city.id());
        this.line = line;
        this.seed = seed + number;
        this.generator = new Generator(city, this.seed, "c" + seed + "-");
    }

    /** Has its keys issued and begins to send the figures of 2021. */
    void start() throws InterruptedException {
        HttpSender http = new HttpSender(line.instances(Service.INGESTION), about, journal);
        http.signUp(city);
        kafka = new KafkaSender(line.bootstrapServers(), city.id(), journal);
        senders = new Senders(http, kafka, journal);
        readers = new Readers(line.instances(Service.AGGREGATION), city, about, journal, seed);
        generator.before().forEach(this::send);
    }

    String id() {
        return city.id();
    }

    About about() {
        return about;
    }

    Journal journal() {
        return journal;
    }

    Generator generator() {
        return generator;
    }

    void send(Input input) {
        Objects.requireNonNull(senders).send(input);
    }

    /** Returns when everything that was sent is answered. */
    void awaitAnswers(Duration timeout) throws InterruptedException {
        Objects.requireNonNull(senders).awaitAnswers(timeout);
    }

    /** Compares everything of it with what the logs say; returns how many updates of it are on the log. */
    int compare(MailFaults faults, Findings findings) throws InterruptedException {
        Oracle oracle = new Oracle(line, city, about, catalog, journal, faults, findings);
        oracle.compare();
        return oracle.updates();
    }

    @Override
    public void close() {
        if (senders != null && readers != null && kafka != null) {
            readers.close();
            senders.close();
            kafka.close();
        }
    }
}
