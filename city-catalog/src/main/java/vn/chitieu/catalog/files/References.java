package vn.chitieu.catalog.files;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.KnownIds;
import vn.chitieu.catalog.files.format.TextValue;
import vn.chitieu.contracts.vocabulary.Scope;

/** References that rows of one file may have to others. */
record References(KnownIds clusters, KnownIds units, KnownIds indicators, Set<String> owners) {

    References() {
        this(
                new KnownIds(ClustersFile.NAME, CatalogErrorCode.UNKNOWN_CLUSTER),
                new KnownIds(UnitsFile.NAME, CatalogErrorCode.UNKNOWN_UNIT),
                new KnownIds(IndicatorsFile.NAME, CatalogErrorCode.UNKNOWN_INDICATOR),
                new HashSet<>(Catalog.USUAL_OWNERS.keySet()));
    }

    /** Returns the owner of a target that a field names; reports where readers would not know what it is called. */
    Optional<String> owner(TextValue field) {
        return field.capitals()
                .flatMap(owner -> owners.contains(owner)
                        ? Optional.of(owner)
                        : field.refuse(
                                CatalogErrorCode.UNKNOWN_OWNER,
                                "PROVINCE, CITY or an owner whose name " + CityFile.NAME + " has under owners"));
    }

    /** Returns the scope that a field names; reports where the city does not have it. */
    Optional<Scope> scope(TextValue field) {
        return field.scope().filter(scope -> {
            if (scope instanceof Scope.Cluster cluster) {
                return clusters.refer(cluster.id(), field).isPresent();
            }
            return !(scope instanceof Scope.Unit unit)
                    || units.refer(unit.id(), field).isPresent();
        });
    }
}
