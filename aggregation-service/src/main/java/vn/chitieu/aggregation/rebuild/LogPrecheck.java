package vn.chitieu.aggregation.rebuild;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import vn.chitieu.aggregation.log.LogCheck;

/**
 * Check that the logs are whole before something is computed from them: what is missing from a log is not wrong in the
 * database.
 */
public final class LogPrecheck {

    /** The exit status where something of a log is lost. */
    static final int LOST = 3;

    private final List<LogCheck> logs;
    private final PrintStream out;

    public LogPrecheck(List<LogCheck> logs, PrintStream out) {
        this.logs = List.copyOf(logs);
        this.out = out;
    }

    /** Returns what is lost, each on a line of its own beside the name of the command. */
    List<String> askedBy(String command) {
        List<String> losses = new ArrayList<>();
        logs.forEach(log -> losses.addAll(log.look().losses()));
        losses.forEach(loss -> out.printf("%s: the log is not whole: %s%n", command, loss));
        return losses;
    }

    /** Takes the logs as they are from now on. */
    void acceptLosses() {
        logs.forEach(LogCheck::acceptLosses);
    }
}
