package vn.chitieu.ingestion.submission;

import java.util.Objects;
import java.util.function.Function;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Catalogs;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.support.problem.ProblemException;

/** The catalog that a sender reports by, that of its city; refuses one of no city, or of a city without catalog. */
public final class SenderCatalogs implements Function<Credential, Catalog> {

    private final Catalogs catalogs;

    /** Takes the catalogs in force. */
    public SenderCatalogs(Catalogs catalogs) {
        this.catalogs = Objects.requireNonNull(catalogs);
    }

    @Override
    public Catalog apply(Credential sender) {
        String city = sender.onlyCity();
        if (city == null) {
            throw new ProblemException(
                    IngestionProblemCode.CITY_REQUIRED,
                    "expected a key of one city, got credential " + sender.id() + " of " + sender.city());
        }
        return catalogs.find(city)
                .orElseThrow(() -> IngestionProblemCode.CATALOG_MISSING.unavailable(
                        "no edition of the catalog of " + city + " is in force", null));
    }
}
