package vn.chitieu.ingestion.catalogdraft;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.chitieu.catalog.table.CatalogRow;

/** The indicators of a city that another one can take over: those of its wards, and what is derived from them alone. */
final class CommonIndicators {

    private static final String TERRITORIAL = "territorial";
    private static final String CODE = "code";
    private static final String PART_OF = "partOf";
    private static final List<String> INPUTS = List.of(
            "sum", "weightedBy", "ratio.numerator", "ratio.denominator", "weightedAverage.of", "weightedAverage.by");

    private CommonIndicators() {}

    static List<CatalogRow> of(List<CatalogRow> all) {
        Set<String> kept = new HashSet<>();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (CatalogRow row : all) {
                boolean own =
                        row.cell("reporters").isEmpty() || row.cell("reporters").equals(TERRITORIAL);
                if (own && inputs(row).allMatch(kept::contains)) {
                    grows |= kept.add(row.cell(CODE));
                }
            }
        }
        return all.stream()
                .filter(row -> kept.contains(row.cell(CODE)))
                .map(row -> kept.contains(row.cell(PART_OF)) ? row : without(row))
                .toList();
    }

    private static Stream<String> inputs(CatalogRow row) {
        return INPUTS.stream()
                .flatMap(column -> Stream.of(row.cell(column).split(" ")))
                .filter(code -> !code.isEmpty())
                .map(code -> code.startsWith("-") ? code.substring(1) : code);
    }

    private static CatalogRow without(CatalogRow row) {
        Map<String, String> cells = new HashMap<>(row.values());
        cells.remove(PART_OF);
        return new CatalogRow(row.line(), cells);
    }
}
