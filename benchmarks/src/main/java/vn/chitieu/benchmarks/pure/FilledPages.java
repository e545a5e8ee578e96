package vn.chitieu.benchmarks.pure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import vn.chitieu.aggregation.calculation.assessment.AssessmentContext;
import vn.chitieu.aggregation.fold.Fold;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.LoggedUpdate;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.target.TargetsInForce;
import vn.chitieu.benchmarks.city.CityCatalog;
import vn.chitieu.benchmarks.city.UpdateLoad;
import vn.chitieu.benchmarks.parts.Services;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.files.CatalogLoader;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.contracts.IndicatorUpdated;

/** Some quarters of the benchmark city, folded, and a fold to go on with. */
@State(Scope.Benchmark)
public class FilledPages {

    /** How many quarters are filled. */
    @Param("12")
    public int quarters;

    Catalog catalog;
    Fold fold;
    TargetsInForce targets;
    final Map<PageKey, Page> pages = new HashMap<>();
    private long offset;

    /** Folds the first figures of all quarters. */
    @Setup
    public void fill() throws IOException, InvalidCatalogException {
        Path dir = Files.createTempDirectory("chitieu-pure-");
        catalog = CatalogLoader.read(CityCatalog.write(dir));
        fold = new Fold(catalog);
        targets = TargetsInForce.of(catalog);
        fold.fold(updates(UpdateLoad.firstFigures(quarters)), pages, AssessmentContext.at(Services.NOW, targets))
                .changes()
                .forEach(change -> pages.put(change.page().key(), change.page()));
    }

    /** Returns events as the listener hands them to the fold. */
    List<LoggedUpdate> updates(List<IndicatorUpdated> events) {
        List<LoggedUpdate> updates = new ArrayList<>(events.size());
        for (IndicatorUpdated event : events) {
            updates.add(new LoggedUpdate.Reported(
                    new PageKey(event.city(), event.indicator(), event.period().quarter()),
                    event.unitOfMeasure(),
                    new Contribution(
                            new Cell(event.unit(), event.period()),
                            event.value(),
                            event.status(),
                            event.id(),
                            event.reportedAt(),
                            new ReceiptId(0, offset++),
                            event.reason(),
                            event.credential()),
                    0));
        }
        return updates;
    }
}
