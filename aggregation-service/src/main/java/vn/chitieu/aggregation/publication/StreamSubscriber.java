package vn.chitieu.aggregation.publication;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.chitieu.aggregation.publication.LiveTotals.LiveTotal;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * One client of the stream of the totals of a city. Totals wait in a queue of their own in which a newer one takes the
 * place of an older one of the same key, so a slow browser does not hold others back and costs no more than the totals
 * there are.
 */
final class StreamSubscriber implements Consumer<LiveTotal> {

    private final SseEmitter emitter;
    private final String city;
    private final Predicate<Scope> visible;
    private final @Nullable Quarter quarter;
    private final @Nullable Scope scope;
    private final Executor executor;
    private final Map<String, LiveTotal> waiting = new LinkedHashMap<>();
    private boolean sending;
    private boolean beating;
    private boolean ending;

    StreamSubscriber(
            SseEmitter emitter,
            String city,
            Predicate<Scope> visible,
            @Nullable Quarter quarter,
            @Nullable Scope scope,
            Executor executor) {
        this.emitter = emitter;
        this.city = city;
        this.visible = visible;
        this.quarter = quarter;
        this.scope = scope;
        this.executor = executor;
    }

    @Override
    public void accept(LiveTotal total) {
        if (!city.equals(total.city())
                || !visible.test(total.scope())
                || (quarter != null && !quarter.equals(total.quarter()))
                || (scope != null && !scope.equals(total.scope()))) {
            return;
        }
        synchronized (waiting) {
            waiting.remove(total.key());
            waiting.put(total.key(), total);
        }
        wake();
    }

    /** Keeps the connection open through proxies, and detects that it is gone; never blocks. */
    void beat() {
        synchronized (waiting) {
            beating = true;
        }
        wake();
    }

    /** Ends the stream: nothing that is queued is sent any more. Never blocks. */
    void end() {
        synchronized (waiting) {
            ending = true;
        }
        wake();
    }

    private void wake() {
        synchronized (waiting) {
            if (sending) {
                return;
            }
            sending = true;
        }
        try {
            executor.execute(this::sendWaiting);
        } catch (RejectedExecutionException stopping) {
            emitter.complete();
        }
    }

    private void sendWaiting() {
        for (SseEmitter.SseEventBuilder next = next(); next != null; next = next()) {
            send(next);
        }
        if (isEnding()) {
            emitter.complete();
        }
    }

    private boolean isEnding() {
        synchronized (waiting) {
            return ending;
        }
    }

    private SseEmitter.@Nullable SseEventBuilder next() {
        synchronized (waiting) {
            if (ending) {
                sending = false;
                return null;
            }
            if (beating) {
                beating = false;
                return SseEmitter.event().comment("beat");
            }
            if (waiting.isEmpty()) {
                sending = false;
                return null;
            }
            LiveTotal total = Objects.requireNonNull(
                    waiting.remove(waiting.keySet().iterator().next()));
            return SseEmitter.event().name("total").data(total.json(), MediaType.TEXT_PLAIN);
        }
    }

    private void send(SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException | IllegalStateException gone) {
            emitter.completeWithError(gone);
        }
    }
}
