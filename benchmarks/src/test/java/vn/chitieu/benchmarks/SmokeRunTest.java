package vn.chitieu.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SmokeRunTest {

    /** The first paint is looked at in a browser, which the tests of the dashboard do anyway. */
    @Test
    void hasEveryBenchmarkWithOptionsThatItTakes() {
        CommandLine line = Benchmarks.line();
        TreeSet<String> expected = new TreeSet<>(line.getSubcommands().keySet());
        expected.removeAll(List.of("smoke", "first-paint", "country", "help"));
        TreeSet<String> run = new TreeSet<>();
        for (String one : SmokeRun.ALL) {
            line.parseArgs(one.split(" "));
            run.add(one.split(" ")[0]);
        }

        assertThat(run).isEqualTo(expected);
    }

    @Test
    void aWrongResultFailsItAfterAllHaveRun() {
        List<String> ran = new ArrayList<>();
        SmokeRun smoke = new SmokeRun(arguments -> {
            ran.add(arguments[0]);
            return arguments[0].equals("latency") ? Benchmarks.WRONG : 0;
        });

        assertThat(smoke.call()).isEqualTo(Benchmarks.WRONG);
        assertThat(ran).hasSize(SmokeRun.ALL.size());
        assertThat(new SmokeRun(arguments -> 0).call()).isZero();
    }
}
