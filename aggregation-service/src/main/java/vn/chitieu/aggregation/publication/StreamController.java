package vn.chitieu.aggregation.publication;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.chitieu.aggregation.AggregationProperties;
import vn.chitieu.aggregation.access.AggregationProblemCode;
import vn.chitieu.aggregation.access.QueryValidator;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.problem.ProblemException;

/**
 * Streams totals as they change, as server-sent events. A stream ends with the session of its client, and all of them
 * first when the service stops.
 */
@RestController
@Tag(name = "Totals")
class StreamController implements SmartLifecycle {

    private static final long BEAT_SECONDS = 15;

    private final LiveTotals liveTotals;
    private final QueryValidator queryValidator;
    private final Supplier<Catalog> catalog;
    private final SessionStreams streams;
    private final int most;
    private final int mostOfAUser;
    private final Set<SseEmitter> emitters = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> ofUsers = new ConcurrentHashMap<>();
    private final ExecutorService senders;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();
    private volatile @Nullable Future<?> endedSessions;
    private volatile boolean running;

    StreamController(
            LiveTotals liveTotals,
            QueryValidator queryValidator,
            Supplier<Catalog> catalog,
            SessionStreams streams,
            AggregationProperties settings) {
        this.liveTotals = liveTotals;
        this.queryValidator = queryValidator;
        this.catalog = catalog;
        this.streams = streams;
        this.most = settings.watchers();
        this.mostOfAUser = settings.watchersOfAUser();
        // A thread for each stream that is being written to, which a slow client holds until its connection times out.
        this.senders = new ThreadPoolExecutor(0, most, 10, TimeUnit.SECONDS, new SynchronousQueue<>());
    }

    @GetMapping(path = "/api/v1/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Server-sent events: each total of the city as it changes, as an event named total")
    @ApiResponse(
            responseCode = "200",
            description = "Events for as long as the connection stands",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string", description = "its data is a QuarterlyTotal")))
    SseEmitter stream(
            @RequestParam(required = false) @Nullable String quarter,
            @RequestParam(required = false) @Nullable String scope,
            HttpServletRequest request) {
        String city = catalog.get().id();
        Quarter wantedQuarter =
                Optional.ofNullable(quarter).map(queryValidator::quarter).orElse(null);
        Scope wantedScope =
                Optional.ofNullable(scope).map(queryValidator::scope).orElse(null);
        if (emitters.size() >= most) {
            throw new ProblemException(
                    AggregationProblemCode.TOO_MANY_WATCHERS, "expected at most " + most + " watchers at once");
        }
        String user = queryValidator.viewer().name();
        Runnable left = enter(user);
        SseEmitter emitter = new SseEmitter(0L);
        StreamSubscriber watcher = new StreamSubscriber(
                emitter, city, queryValidator.viewer()::maySee, wantedQuarter, wantedScope, senders);
        HttpSession session = request.getSession(false);
        // A system with a key has no session.
        if (session == null) {
            watch(emitter, watcher, left);
        } else {
            String id = session.getId();
            streams.add(id, watcher);
            watch(emitter, watcher, () -> {
                left.run();
                streams.remove(id, watcher);
            });
        }
        return emitter;
    }

    /** Takes a permit for a stream of a user; returns what releases it, once. */
    private Runnable enter(String user) {
        int open = ofUsers.merge(user, 1, Integer::sum);
        AtomicBoolean left = new AtomicBoolean();
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) {
                ofUsers.computeIfPresent(user, (name, count) -> count == 1 ? null : count - 1);
            }
        };
        if (open > mostOfAUser) {
            leave.run();
            throw new ProblemException(
                    AggregationProblemCode.TOO_MANY_WATCHERS,
                    "expected at most " + mostOfAUser + " streams of one user at once");
        }
        return leave;
    }

    private void watch(SseEmitter emitter, StreamSubscriber watcher, Runnable ended) {
        emitters.add(emitter);
        liveTotals.watch(watcher);
        Future<?> beat = heart.scheduleWithFixedDelay(watcher::beat, 0, BEAT_SECONDS, TimeUnit.SECONDS);
        Runnable end = () -> {
            beat.cancel(false);
            liveTotals.unwatch(watcher);
            emitters.remove(emitter);
            ended.run();
        };
        emitter.onCompletion(end);
        emitter.onError(gone -> end.run());
    }

    @Override
    public void start() {
        endedSessions = heart.scheduleWithFixedDelay(
                streams::endThoseOfEndedSessions, BEAT_SECONDS, BEAT_SECONDS, TimeUnit.SECONDS);
        running = true;
    }

    /** Before the web server waits for its requests to end. */
    @Override
    public void stop() {
        running = false;
        Future<?> looks = endedSessions;
        if (looks != null) {
            looks.cancel(false);
        }
        heart.shutdownNow();
        emitters.forEach(SseEmitter::complete);
        senders.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
