package vn.chitieu.chaos.line;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.chitieu.embedded.PartProcess;
import vn.chitieu.localstack.services.ManagedProcess;

/** Broker, database or mail server as a process of its own, on the same port and folder at each start. */
public final class Part implements Running {

    private final ManagedProcess process;
    private final List<String> command = new ArrayList<>();
    private final int port;

    Part(String name, Path logs, int heapMegabytes, int port, List<String> arguments) {
        this.process = new ManagedProcess(name, logs.resolve(name + ".log"));
        this.port = port;
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xss512k",
                "-cp",
                System.getProperty("java.class.path"),
                PartProcess.class.getName()));
        command.addAll(arguments);
    }

    @Override
    public String name() {
        return process.name();
    }

    @Override
    public ManagedProcess process() {
        return process;
    }

    /** Returns where it listens. */
    public int port() {
        return port;
    }

    @Override
    public void start() {
        process.start(command, Map.of());
    }

    @Override
    public boolean isReady() {
        return process.isAlive() && Http.connects(port);
    }
}
