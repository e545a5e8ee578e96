package vn.chitieu.aggregation.page;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.ReceiptId;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.Total;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.mongo.Documents;

/**
 * Pages as documents, written as a whole: {@code version}, {@code opened} by which update, {@code c} contributions as
 * {@link ContributionDocuments}, {@code t} totals as {@link TotalDocuments}, {@code r} the revision by which the page
 * came to this version, as {@link RevisionDocuments}. Absent means null.
 */
public final class PageDocuments {

    private PageDocuments() {}

    static RawBsonDocument document(Page page, @Nullable Revision revision) {
        return Documents.raw(bson -> {
            bson.writeString("_id", page.key().toString());
            bson.writeInt64("version", page.version());
            ReceiptId opener = page.openedBy();
            if (opener != null) {
                bson.writeString("opened", opener.toString());
            }
            bson.writeStartArray("c");
            page.contributions()
                    .forEach((cell, contribution) -> ContributionDocuments.write(
                            bson, contribution, page.superseded().getOrDefault(cell, List.of())));
            bson.writeEndArray();
            bson.writeStartArray("t");
            page.totals().values().forEach(total -> TotalDocuments.write(bson, total));
            bson.writeEndArray();
            if (revision != null) {
                RevisionDocuments.write(bson, "r", revision);
            }
        });
    }

    public static PageKey key(String id) {
        String[] parts = id.split("/", -1);
        return new PageKey(parts[0], parts[1], Quarter.parse(parts[2]));
    }

    /** Returns the revision by which a page came to its version; empty where it is not kept with it. */
    static Optional<Revision> revision(Document page) {
        return Optional.ofNullable(page.get("r", Document.class))
                .map(document -> RevisionDocuments.revision(
                        new Revision.Id(key(page.getString("_id")), page.getLong("version")), document));
    }

    /** Returns the total of a page of which no more than one was read; empty where it has none of that scope. */
    static Optional<Total> onlyTotal(Document page) {
        return Documents.list(page, "t", Document.class).stream().findFirst().map(TotalDocuments::total);
    }

    static Page page(Document document) {
        Map<Cell, Contribution> contributions = new LinkedHashMap<>();
        Map<Cell, List<Contribution>> superseded = new HashMap<>();
        for (Document one : Documents.list(document, "c", Document.class)) {
            Contribution contribution = ContributionDocuments.contribution(one);
            contributions.put(contribution.cell(), contribution);
            List<Contribution> kept = ContributionDocuments.superseded(one);
            if (!kept.isEmpty()) {
                superseded.put(contribution.cell(), kept);
            }
        }
        Map<Scope, Total> totals = new LinkedHashMap<>();
        for (Document one : document.getList("t", Document.class)) {
            Total total = TotalDocuments.total(one);
            totals.put(total.scope(), total);
        }
        String opener = document.getString("opened");
        return new Page(
                key(document.getString("_id")),
                document.getLong("version"),
                opener == null ? null : ReceiptId.parse(opener),
                contributions,
                superseded,
                totals);
    }
}
