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
    public Lap run(FoldSetup ground) throws Exception {
        ground.topic().forgetReaders();
        try (EmbeddedDatabase database = ground.startDatabase();
                RunningAggregation service = RunningAggregation.start(
                        ground.topic().bootstrapServers(), database.uri(), ground.catalog(), ground.batch())) {
            Lap lap = Lap.of(ground.topic().updates().size(), () -> service.readAll(ground.topic()));
            new ServiceResult(ground, service).check();
            return lap;
        }
    }
}
