package vn.chitieu.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;

/**
 * Runs every benchmark once with small parameters, for its results and not for speeds: a benchmark that measures
 * something else than what it says is found by the next build, not when its figures are needed. The country is left
 * out: however small, it waits for leases and mails for three minutes; {@code .ci/run --all} runs it, and the first
 * paint.
 */
@Command(name = "smoke", description = "Every benchmark but country for a few seconds: right results, no speeds")
public final class SmokeRun implements Callable<Integer> {

    static final List<String> ALL = List.of(
            "fold --db memory --updates 2000 --quarters 1 --runs 1 --warmups 0 --naive-updates 100",
            "latency --db memory --rate 40 --seconds 2 --watched 40 --quarters 1 --runs 1 --warmups 0",
            "query --db memory --quarters 1 --connections 8 --seconds 1 --runs 1 --warmups 0",
            "history --past 1 --updates 1000 --lead 1000 --batch 500 --runs 1 --warmups 0",
            "mail --rate 5 --seconds 2 --backlog 40 --warm-up 5 --rows 100 --runs 0",
            "ingest --connections 4 --seconds 1 --warmup 1 --runs 1 --per-post 10");

    private final ToIntFunction<String[]> run;

    /** Runs the benchmarks of this program. */
    public SmokeRun() {
        this(arguments -> Benchmarks.line().execute(arguments));
    }

    /**
     * Runs what is given.
     *
     * @param run takes arguments and returns the exit code
     */
    SmokeRun(ToIntFunction<String[]> run) {
        this.run = run;
    }

    /** Runs all, though one fails; returns 3 where one did. */
    @Override
    public Integer call() {
        List<String> failed = new ArrayList<>();
        for (String one : ALL) {
            long start = System.nanoTime();
            int code = run.applyAsInt(one.split(" "));
            System.out.printf(
                    "%s %s, exit code %d, %.1f s%n",
                    code == 0 ? "right " : "FAILED", one, code, (System.nanoTime() - start) / 1e9);
            if (code != 0) {
                failed.add(one);
            }
        }
        return failed.isEmpty() ? 0 : Benchmarks.WRONG;
    }
}
