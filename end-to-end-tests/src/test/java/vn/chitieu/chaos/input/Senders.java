package vn.chitieu.chaos.input;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import vn.chitieu.chaos.input.Input.Channel;
import vn.chitieu.chaos.line.Waiting;

/** Sends inputs side by side, so that one that waits for a paused instance does not hold up all others. */
public final class Senders implements AutoCloseable {

    private static final int AT_ONCE = 6;

    private final HttpSender http;
    private final KafkaSender kafka;
    private final Journal journal;
    private final BlockingQueue<Input> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final List<Thread> workers = new ArrayList<>();

    /** Takes by what it sends. */
    public Senders(HttpSender http, KafkaSender kafka, Journal journal) {
        this.http = http;
        this.kafka = kafka;
        this.journal = journal;
        for (int i = 0; i < AT_ONCE; i++) {
            Thread worker = new Thread(this::work, "sender-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
    }

    /** Takes an input to be sent soon. */
    public void send(Input input) {
        underWay.incrementAndGet();
        queue.add(input);
    }

    /** Returns how many inputs are not answered yet. */
    public int underWay() {
        return underWay.get();
    }

    /** Returns when everything is answered. */
    public void awaitAnswers(Duration timeout) throws InterruptedException {
        Waiting.until("answers to inputs", timeout, () -> underWay.get() == 0);
    }

    private void work() {
        try {
            while (true) {
                Input input = queue.take();
                try {
                    if (input.channel() == Channel.KAFKA) {
                        kafka.send(input);
                    } else {
                        http.send(input);
                    }
                } catch (RuntimeException e) {
                    journal.odd("input " + input.number() + " could not be sent: " + e);
                }
                underWay.decrementAndGet();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        workers.forEach(Thread::interrupt);
    }
}
