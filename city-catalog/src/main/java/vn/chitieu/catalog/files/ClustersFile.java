package vn.chitieu.catalog.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.chitieu.catalog.Cluster;
import vn.chitieu.catalog.Name;
import vn.chitieu.catalog.Validity;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.CsvTable;
import vn.chitieu.catalog.files.format.ErrorCode;
import vn.chitieu.catalog.files.format.Field;
import vn.chitieu.catalog.files.format.Row;

/** {@code clusters.csv}: one row per cluster. */
final class ClustersFile {

    static final String NAME = "clusters.csv";

    private static final CsvTable TABLE =
            new CsvTable(List.of("id", "name_vi", "name_en", "valid_from", "valid_to"), List.of("note"));

    private ClustersFile() {}

    static List<Cluster> read(CatalogDirectory directory, References references) {
        CsvTable.Content content = TABLE.read(directory, NAME);
        if (!content.whole()) {
            references.clusters().incomplete();
        }
        List<Cluster> clusters = new ArrayList<>();
        for (Row row : content.rows()) {
            cluster(row, references).ifPresent(clusters::add);
        }
        return clusters;
    }

    private static Optional<Cluster> cluster(Row row, References references) {
        int before = row.place().errors().count();
        Optional<String> id = row.required("id").flatMap(Field::id);
        if (id.isPresent() && !references.clusters().define(id.get())) {
            row.place().report(ErrorCode.DUPLICATE, "each cluster once", id.get() + " again");
        }
        Optional<Name> name = row.name("name");
        Optional<Validity> validity = row.validity();
        return row.isSoundSince(before)
                ? Optional.of(new Cluster(id.orElseThrow(), name.orElseThrow(), validity.orElseThrow()))
                : Optional.empty();
    }
}
