package vn.chitieu.aggregation.remark;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;

/**
 * Remarks of units in the collection {@code remarks}, one document each, {@code _id} = {@code city/id}, found by
 * {@code of} = {@code city/2022-Q1}.
 */
@Repository
public final class MongoUnitRemarks implements UnitRemarkRepository, MongoInitializer {

    private static final Comparator<RemarkChanged> IN_ORDER =
            Comparator.comparing(RemarkChanged::unit).thenComparing(RemarkChanged::id);

    private final MongoCollection<Document> remarks;

    public MongoUnitRemarks(MongoDatabase database) {
        this.remarks = database.getCollection("remarks");
    }

    @Override
    public void initialize() {
        CollectionIndexes.require(remarks, Indexes.ascending("of"));
    }

    @Override
    public void keep(RemarkChanged remark) {
        Documents.replaceOlder(
                remarks,
                Filters.and(
                        Filters.eq("_id", remark.city() + "/" + remark.id()), Filters.lt("version", remark.version())),
                document(remark));
    }

    @Override
    public List<RemarkChanged> of(String city, Quarter quarter) {
        List<RemarkChanged> found = new ArrayList<>();
        remarks.find(Filters.eq("of", city + "/" + quarter)).forEach(document -> found.add(remark(document)));
        found.sort(IN_ORDER);
        return found;
    }

    private static Document document(RemarkChanged one) {
        return new Document("_id", one.city() + "/" + one.id())
                .append("of", one.city() + "/" + one.quarter())
                .append("city", one.city())
                .append("id", one.id())
                .append("version", one.version())
                .append("unit", one.unit())
                .append("quarter", one.quarter().toString())
                .append("kind", one.kind().name())
                .append("state", one.state().name())
                .append("indicator", one.indicator())
                .append("text", one.text())
                .append("by", one.by())
                .append("at", Date.from(one.at()))
                .append(
                        "answers",
                        one.answers().stream().map(MongoUnitRemarks::document).toList());
    }

    private static Document document(RemarkChanged.Answer answer) {
        return new Document("text", answer.text()).append("by", answer.by()).append("at", Date.from(answer.at()));
    }

    private static RemarkChanged remark(Document document) {
        return new RemarkChanged(
                Documents.text(document, "city"),
                Documents.text(document, "id"),
                Objects.requireNonNull(document.getLong("version")),
                Documents.text(document, "unit"),
                Quarter.parse(Documents.text(document, "quarter")),
                RemarkChanged.Kind.valueOf(Documents.text(document, "kind")),
                RemarkChanged.State.valueOf(Documents.text(document, "state")),
                document.getString("indicator"),
                Documents.text(document, "text"),
                Documents.text(document, "by"),
                Documents.instant(document, "at"),
                Documents.list(document, "answers", Document.class).stream()
                        .map(one -> new RemarkChanged.Answer(
                                Documents.text(one, "text"), Documents.text(one, "by"), Documents.instant(one, "at")))
                        .toList());
    }
}
