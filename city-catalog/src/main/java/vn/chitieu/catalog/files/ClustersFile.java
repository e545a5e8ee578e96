package vn.chitieu.catalog.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.chitieu.catalog.Cluster;
import vn.chitieu.catalog.DateRange;
import vn.chitieu.catalog.LocalizedName;
import vn.chitieu.catalog.files.format.CatalogDirectory;
import vn.chitieu.catalog.files.format.CatalogErrorCode;
import vn.chitieu.catalog.files.format.CsvRow;
import vn.chitieu.catalog.files.format.CsvSchema;
import vn.chitieu.catalog.files.format.TextValue;

/** {@code clusters.csv}: one row per cluster. */
final class ClustersFile {

    static final String NAME = "clusters.csv";

    private static final CsvSchema TABLE =
            new CsvSchema(List.of("id", "name_vi", "name_en", "valid_from", "valid_to"), List.of("note"));

    private ClustersFile() {}

    static List<Cluster> read(CatalogDirectory directory, References references) {
        CsvSchema.Content content = TABLE.read(directory, NAME);
        if (!content.whole()) {
            references.clusters().incomplete();
        }
        List<Cluster> clusters = new ArrayList<>();
        for (CsvRow row : content.rows()) {
            cluster(row, references).ifPresent(clusters::add);
        }
        return clusters;
    }

    private static Optional<Cluster> cluster(CsvRow row, References references) {
        int before = row.place().errors().count();
        Optional<String> id = row.required("id").flatMap(TextValue::id);
        if (id.isPresent() && !references.clusters().define(id.get())) {
            row.place().report(CatalogErrorCode.DUPLICATE, "each cluster once", id.get() + " again");
        }
        Optional<LocalizedName> name = row.name("name");
        Optional<DateRange> validity = row.validity();
        return row.isSoundSince(before)
                ? Optional.of(new Cluster(id.orElseThrow(), name.orElseThrow(), validity.orElseThrow()))
                : Optional.empty();
    }
}
