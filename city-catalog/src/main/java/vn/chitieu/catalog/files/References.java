package vn.chitieu.catalog.files;

import java.util.Optional;
import vn.chitieu.contracts.vocabulary.Scope;

/** What rows of one file may refer to in others. */
record References(Ids clusters, Ids units, Ids indicators) {

    References() {
        this(
                new Ids(ClustersFile.NAME, ErrorCode.UNKNOWN_CLUSTER),
                new Ids(UnitsFile.NAME, ErrorCode.UNKNOWN_UNIT),
                new Ids(IndicatorsFile.NAME, ErrorCode.UNKNOWN_INDICATOR));
    }

    /** Returns the scope that a field names; reports where the city does not have it. */
    Optional<Scope> scope(Field field) {
        return field.scope().filter(scope -> {
            if (scope instanceof Scope.Cluster cluster) {
                return clusters.refer(cluster.id(), field).isPresent();
            }
            return !(scope instanceof Scope.Unit unit)
                    || units.refer(unit.id(), field).isPresent();
        });
    }
}
