package vn.chitieu.aggregation.reassessment;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Consumer;
import vn.chitieu.aggregation.ASmallCity;
import vn.chitieu.aggregation.fold.PartitionTakeover;
import vn.chitieu.aggregation.log.LogPositions;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.target.TargetRepositories;
import vn.chitieu.catalog.Catalogs;

/** Services that take targets, with a log that is always whole. */
final class SomeTargets {

    private SomeTargets() {}

    /** Returns a service that has just been started. */
    static TargetService service(
            Catalogs catalogs, TargetRepositories targets, Consumer<Set<PageKey>> reassess, LogPositions positions) {
        return new TargetService(
                catalogs,
                () -> {},
                targets,
                reassess,
                positions,
                new PartitionTakeover(positions, partition -> 0, PartitionTakeover.Recovery.NONE),
                Clock.fixed(ASmallCity.BEFORE_THE_DEADLINE, ZoneOffset.UTC));
    }
}
