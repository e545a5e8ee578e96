package vn.chitieu.benchmarks.ingest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Sends requests over kept connections from one thread: as fast as they are answered, or at a fixed rate whatever
 * becomes of the earlier ones. It does the least that is needed, since what the client costs is missing to the service
 * on the same cores.
 */
final class LoadClient {

    private final int port;
    private final int connections;

    LoadClient(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /**
     * What a run was like.
     *
     * @param updates how many were accepted
     * @param wall from the first request to the last answer
     * @param cpu time of a core that the client took
     * @param micros from when a request was due to its answer
     */
    record Result(long updates, Duration wall, Duration cpu, Histogram micros) {

        double perSecond() {
            return updates / (wall.toNanos() / 1e9);
        }
    }

    /**
     * Sends for so long.
     *
     * @param pauseNanos from when one request is due to when the next one is; 0 sends as fast as answers come
     */
    Result run(Posts posts, Duration length, long pauseNanos) throws IOException {
        try (Selector selector = Selector.open()) {
            List<LoadConnection> all = new ArrayList<>();
            try {
                for (int i = 0; i < connections; i++) {
                    all.add(new LoadConnection(port, selector, posts.largest()));
                }
                return new Run(posts, selector, all, pauseNanos).until(System.nanoTime() + length.toNanos());
            } finally {
                for (LoadConnection one : all) {
                    one.close();
                }
            }
        }
    }

    private static final class Run {
        private final Posts posts;
        private final Selector selector;
        private final Deque<LoadConnection> free;
        private final int connections;
        private final long pauseNanos;
        private final Histogram micros = new Histogram(3);
        private long answered;
        private long due = System.nanoTime();

        Run(Posts posts, Selector selector, List<LoadConnection> all, long pauseNanos) {
            this.posts = posts;
            this.selector = selector;
            this.free = new ArrayDeque<>(all);
            this.connections = all.size();
            this.pauseNanos = pauseNanos;
        }

        Result until(long end) throws IOException {
            long start = due;
            long cpu = cpuNanos();
            while (due < end || free.size() < connections) {
                send(end);
                boolean moreToCome = due < end && !free.isEmpty();
                selector.select(moreToCome ? Math.max(1, TimeUnit.NANOSECONDS.toMillis(due - System.nanoTime())) : 0);
                handle();
            }
            return new Result(
                    answered * posts.perPost(),
                    Duration.ofNanos(System.nanoTime() - start),
                    Duration.ofNanos(cpuNanos() - cpu),
                    micros);
        }

        private void send(long end) throws IOException {
            long now = System.nanoTime();
            if (pauseNanos == 0) {
                due = now;
            }
            while (!free.isEmpty() && due <= now && due < end) {
                free.remove().send(posts, due);
                due += pauseNanos;
            }
        }

        private void handle() throws IOException {
            for (SelectionKey key : selector.selectedKeys()) {
                LoadConnection connection = (LoadConnection) key.attachment();
                if (key.isWritable()) {
                    connection.write();
                }
                if (key.isReadable() && connection.read()) {
                    micros.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - connection.due()));
                    answered++;
                    free.add(connection);
                }
            }
            selector.selectedKeys().clear();
        }

        private static long cpuNanos() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
    }
}
