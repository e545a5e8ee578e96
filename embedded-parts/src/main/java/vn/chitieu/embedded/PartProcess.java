package vn.chitieu.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * One part in a process of its own, which can be killed without the others. It prints {@code Ready} when the part takes
 * connections and ends with its parent process.
 */
public final class PartProcess {

    /** What a part prints on a line of its own when it takes connections. */
    public static final String READY = "Ready";

    private static final String USAGE = "expected: broker DIR PORT [LISTENING:ADVERTISED ...] | database FILE PORT"
            + " | inbox DIR SMTP-PORT IMAP-PORT";

    private PartProcess() {}

    /**
     * Starts the part and stays until the process is stopped.
     *
     * @param arguments {@code broker DIR PORT [LISTENING:ADVERTISED ...]}, {@code database FILE PORT} or {@code inbox
     *     DIR SMTP-PORT IMAP-PORT}
     * @throws IllegalArgumentException if the arguments are others
     */
    @SuppressWarnings("SystemOut") // Standard output is how a process says to its parent that it is ready.
    public static void main(String[] arguments) throws InterruptedException {
        AutoCloseable part = start(List.of(arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(part), "stop"));
        System.out.println(READY);
        ProcessHandle parent = ProcessHandle.current().parent().orElse(null);
        if (parent == null) {
            new CountDownLatch(1).await();
        } else {
            parent.onExit().join();
            Runtime.getRuntime().halt(1);
        }
    }

    private static AutoCloseable start(List<String> arguments) {
        if (arguments.size() < 3) {
            throw new IllegalArgumentException(USAGE + ", got " + arguments);
        }
        Path place = Path.of(arguments.get(1));
        int port = Integer.parseInt(arguments.get(2));
        Stream<String> more = arguments.stream().skip(3);
        return switch (arguments.get(0)) {
            case "broker" ->
                EmbeddedBroker.start(
                        place, port, more.map(PartProcess::forwarded).toList());
            case "database" -> EmbeddedDatabase.durable(place, port);
            case "inbox" ->
                EmbeddedInbox.start(
                        place,
                        port,
                        more.mapToInt(Integer::parseInt).findFirst().orElse(0));
            default -> throw new IllegalArgumentException(USAGE + ", got " + arguments);
        };
    }

    private static ForwardedPort forwarded(String text) {
        int colon = text.indexOf(':');
        return new ForwardedPort(
                Integer.parseInt(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("The part did not stop: " + e, e);
        }
    }
}
