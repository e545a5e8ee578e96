package vn.chitieu.benchmarks.ingest;

import java.nio.file.Path;
import vn.chitieu.embedded.EmbeddedBroker;

/** The broker in a process of its own, so that its CPU time is measured apart. */
final class BrokerProcess {

    private BrokerProcess() {}

    /** Runs until it is stopped. Arguments: directory, port. */
    public static void main(String[] arguments) {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    }
}
