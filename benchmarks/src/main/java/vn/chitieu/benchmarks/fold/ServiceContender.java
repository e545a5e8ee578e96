package vn.chitieu.benchmarks.fold;

import vn.chitieu.benchmarks.parts.Lap;
import vn.chitieu.benchmarks.parts.RunningAggregation;
import vn.chitieu.embedded.EmbeddedDatabase;

/** The aggregation service; done is when the position in its database has reached the end of the topic. */
final class ServiceContender implements FoldContender {

    @Override
    public String name() {
        return "service";
    }

    @Override
    public Lap run(FoldSetup setup) throws Exception {
        setup.topic().forgetReaders();
        try (EmbeddedDatabase database = setup.startDatabase();
                RunningAggregation service = RunningAggregation.start(
                        setup.topic().bootstrapServers(), database.uri(), setup.catalog(), setup.batch())) {
            Lap lap = Lap.of(setup.topic().updates().size(), () -> service.readAll(setup.topic()));
            new ServiceResult(setup, service).check();
            return lap;
        }
    }
}
