package vn.chitieu.benchmarks;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import vn.chitieu.benchmarks.country.CountryBenchmark;
import vn.chitieu.benchmarks.fold.FoldBenchmark;
import vn.chitieu.benchmarks.history.HistoryBenchmark;
import vn.chitieu.benchmarks.ingest.IngestBenchmark;
import vn.chitieu.benchmarks.latency.LatencyBenchmark;
import vn.chitieu.benchmarks.mail.MailBenchmark;
import vn.chitieu.benchmarks.page.FirstPaintBenchmark;
import vn.chitieu.benchmarks.parts.WrongResultException;
import vn.chitieu.benchmarks.query.QueryBenchmark;

/** Starts a run by its name. */
@Command(
        name = "benchmarks/run",
        description = "Measures; see benchmarks/README.md",
        subcommands = {
            FoldBenchmark.class,
            LatencyBenchmark.class,
            QueryBenchmark.class,
            HistoryBenchmark.class,
            FirstPaintBenchmark.class,
            MailBenchmark.class,
            IngestBenchmark.class,
            CountryBenchmark.class,
            SmokeRun.class
        },
        mixinStandardHelpOptions = true)
public final class Benchmarks {

    static final int WRONG = 3;

    private Benchmarks() {}

    /** Runs what the first argument names; exits with 0, 1 where a floor is missed, 3 where a result is wrong. */
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        System.exit(line().execute(arguments));
    }

    /** Returns the commands, of which each can be executed once. */
    static CommandLine line() {
        CommandLine line = new CommandLine(new Benchmarks()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((fault, command, parsed) -> {
            for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
                if (cause instanceof WrongResultException) {
                    System.out.println("WRONG " + cause.getMessage());
                    return WRONG;
                }
            }
            fault.printStackTrace();
            // Last, and without the frames: a long output is often read from its end.
            for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
                System.out.println("FAULT " + cause);
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }
}
