package vn.chitieu.catalog.files;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.format.ErrorCode;
import vn.chitieu.catalog.files.format.Field;
import vn.chitieu.catalog.files.format.Ids;
import vn.chitieu.contracts.vocabulary.Scope;

/** What rows of one file may refer to in others. */
record References(Ids clusters, Ids units, Ids indicators, Set<String> owners) {

    References() {
        this(
                new Ids(ClustersFile.NAME, ErrorCode.UNKNOWN_CLUSTER),
                new Ids(UnitsFile.NAME, ErrorCode.UNKNOWN_UNIT),
                new Ids(IndicatorsFile.NAME, ErrorCode.UNKNOWN_INDICATOR),
                new HashSet<>(Catalog.USUAL_OWNERS.keySet()));
    }

    /** Returns the owner of a target that a field names; reports where readers would not know what it is called. */
    Optional<String> owner(Field field) {
        return field.capitals()
                .flatMap(owner -> owners.contains(owner)
                        ? Optional.of(owner)
                        : field.refuse(
                                ErrorCode.UNKNOWN_OWNER,
                                "PROVINCE, CITY or an owner whose name " + CityFile.NAME + " has under owners"));
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
