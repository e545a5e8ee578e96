package vn.chitieu.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where everything listens on the loopback interface; 0 stands for any free port.
 *
 * @param ingestion HTTP of the ingestion service
 * @param aggregation HTTP of the aggregation service
 * @param notification HTTP of the notification service
 * @param kafka the broker
 * @param mongodb the database
 * @param smtp the inbox, for mail that comes in
 * @param imap the inbox, for those who read
 */
public record Ports(int ingestion, int aggregation, int notification, int kafka, int mongodb, int smtp, int imap) {

    /** The highest base whose ports all exist; figures and health of the services are 50 above each of them. */
    public static final int HIGHEST_BASE = 65_535 - 53;

    private static final Duration ENDING = Duration.ofSeconds(3);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** Returns the ports that follow from a base, from 1 to {@link #HIGHEST_BASE}. */
    public static Ports from(int base) {
        if (base < 1 || base > HIGHEST_BASE) {
            throw new IllegalArgumentException("expected a base of 1 to " + HIGHEST_BASE + ", got " + base);
        }
        return new Ports(base + 1, base + 2, base + 3, base + 12, base + 17, base + 25, base + 43);
    }

    /** Returns any free ports. */
    public static Ports free() {
        return new Ports(0, 0, 0, 0, 0, 0, 0);
    }

    /**
     * Checks that nothing listens on any of them yet. It waits a moment: services whose stack was killed end by
     * themselves, and may be about to.
     *
     * @throws StackException naming all that are taken
     */
    void requireFree() {
        long deadline = System.nanoTime() + ENDING.toNanos();
        String taken = taken();
        while (!taken.isEmpty() && System.nanoTime() < deadline) {
            pause();
            taken = taken();
        }
        if (!taken.isEmpty()) {
            throw new StackException("Ports that another program has taken: " + taken
                    + ". Stop that program, or move all ports of the stack with --ports BASE.");
        }
    }

    private String taken() {
        StringBuilder taken = new StringBuilder();
        byName().forEach((name, port) -> {
            if (port != 0 && isTaken(port)) {
                taken.append(taken.isEmpty() ? "" : ", ")
                        .append(port)
                        .append(" (")
                        .append(name)
                        .append(')');
            }
        });
        return taken.toString();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for ports", e);
        }
    }

    private Map<String, Integer> byName() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("ingestion", ingestion);
        ports.put("aggregation", aggregation);
        ports.put("notification", notification);
        ports.put("Kafka", kafka);
        ports.put("MongoDB", mongodb);
        ports.put("SMTP", smtp);
        ports.put("IMAP", imap);
        return ports;
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
