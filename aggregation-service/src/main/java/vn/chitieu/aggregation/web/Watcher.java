package vn.chitieu.aggregation.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.chitieu.aggregation.application.LiveTotals.LiveTotal;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/**
 * One browser that watches. Totals wait in a queue of their own in which a newer one takes the place of an older one of
 * the same key, so a slow browser holds nobody back and costs no more than the totals there are.
 */
final class Watcher implements Consumer<LiveTotal> {

    private final SseEmitter emitter;
    private final @Nullable Quarter quarter;
    private final @Nullable Scope scope;
    private final Executor executor;
    private final Map<String, LiveTotal> waiting = new LinkedHashMap<>();
    private boolean sending;

    Watcher(SseEmitter emitter, @Nullable Quarter quarter, @Nullable Scope scope, Executor executor) {
        this.emitter = emitter;
        this.quarter = quarter;
        this.scope = scope;
        this.executor = executor;
    }

    @Override
    public void accept(LiveTotal total) {
        if ((quarter != null && !quarter.equals(total.quarter())) || (scope != null && !scope.equals(total.scope()))) {
            return;
        }
        synchronized (waiting) {
            waiting.remove(total.key());
            waiting.put(total.key(), total);
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

    /** Keeps the connection open through proxies, and finds out that it is gone. */
    void beat() {
        send(SseEmitter.event().comment("beat"));
    }

    private void sendWaiting() {
        for (LiveTotal next = next(); next != null; next = next()) {
            send(SseEmitter.event().name("total").data(next.json(), MediaType.TEXT_PLAIN));
        }
    }

    private @Nullable LiveTotal next() {
        synchronized (waiting) {
            if (waiting.isEmpty()) {
                sending = false;
                return null;
            }
            return waiting.remove(waiting.keySet().iterator().next());
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
