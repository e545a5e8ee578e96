package vn.chitieu.benchmarks.pure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import vn.chitieu.aggregation.calculation.assessment.AssessmentContext;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.benchmarks.city.UpdateLoad;
import vn.chitieu.benchmarks.parts.Services;

/** Corrections of the newest quarter folded into filled pages: what must be read, and the fold itself. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FoldOfABatch {

    /** How many updates a batch has. */
    @Param({"1", "20", "500", "5000"})
    public int batch;

    private List<LoggedUpdate> updates;

    /** Makes the batch. */
    @Setup
    public void makeBatch(FilledPages filled) {
        updates = filled.updates(UpdateLoad.corrections(batch, Services.NOW));
    }

    /** Returns what the batch comes to. */
    @Benchmark
    public FoldResult fold(FilledPages filled) {
        Set<PageKey> wanted = filled.fold.reads(updates);
        Map<PageKey, Page> stored = wanted.stream()
                .filter(filled.pages::containsKey)
                .collect(Collectors.toMap(key -> key, filled.pages::get));
        return filled.fold.fold(updates, stored, AssessmentContext.at(Services.NOW, filled.targets));
    }
}
