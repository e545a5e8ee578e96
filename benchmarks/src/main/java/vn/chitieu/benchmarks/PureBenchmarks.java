package vn.chitieu.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.chitieu.benchmarks.parts.Table;

/** Runs the JMH benchmarks of the pure parts. */
@Command(name = "pure", description = "JMH: the fold of a batch and the assessment of a page")
final class PureBenchmarks implements Callable<Integer> {

    private static final String PACKAGE = "vn.chitieu.benchmarks.pure.";

    @Parameters(arity = "0..1", description = "regular expression for their names; default all")
    private String pattern = ".*";

    @Option(names = "--forks", description = "processes; default ${DEFAULT-VALUE}")
    private int forks = 1;

    @Option(names = "--iterations", description = "measured, of a second each; default ${DEFAULT-VALUE}")
    private int iterations = 5;

    @Option(names = "--batch", split = ",", description = "sizes of the batches; default 1,20,500,5000")
    private List<String> batches = List.of("1", "20", "500", "5000");

    @Option(names = "--quarters", split = ",", description = "numbers of filled quarters; default 12")
    private List<String> quarters = List.of("12");

    @Override
    public Integer call() throws Exception {
        new Runner(new OptionsBuilder()
                        .include(PACKAGE + pattern)
                        .forks(forks)
                        .param("batch", batches.toArray(String[]::new))
                        .param("quarters", quarters.toArray(String[]::new))
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(iterations)
                        .measurementTime(TimeValue.seconds(1))
                        .resultFormat(ResultFormatType.CSV)
                        .result(Table.results().resolve("pure.csv").toString())
                        .build())
                .run();
        return 0;
    }
}
