package vn.chitieu.aggregation.report;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Repository;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;

/**
 * Explanations of alert cases in the collection {@code explanations}, one document for each case, {@code _id} =
 * {@code city/case}, found by {@code of} = {@code city/2022-Q1}.
 */
@Repository
public final class MongoAlertExplanations implements AlertExplanationRepository, MongoInitializer {

    private static final Comparator<AlertExplanation> IN_ORDER = Comparator.comparing(AlertExplanation::scope)
            .thenComparing(AlertExplanation::indicator)
            .thenComparing(AlertExplanation::caseId);

    private final MongoCollection<Document> explanations;

    public MongoAlertExplanations(MongoDatabase database) {
        this.explanations = database.getCollection("explanations");
    }

    @Override
    public void initialize() {
        CollectionIndexes.require(explanations, Indexes.ascending("of"));
    }

    @Override
    public void keep(String city, AlertExplanation explanation) {
        String id = city + "/" + explanation.caseId();
        Documents.replaceOlder(
                explanations,
                Filters.and(Filters.eq("_id", id), Filters.lt("version", explanation.version())),
                document(city, explanation));
    }

    @Override
    public List<AlertExplanation> of(String city, Quarter quarter) {
        List<AlertExplanation> found = new ArrayList<>();
        explanations.find(Filters.eq("of", city + "/" + quarter)).forEach(document -> found.add(explanation(document)));
        found.sort(IN_ORDER);
        return found;
    }

    private static Document document(String city, AlertExplanation one) {
        return new Document("_id", city + "/" + one.caseId())
                .append("of", city + "/" + one.quarter())
                .append("case", one.caseId())
                .append("version", one.version())
                .append("scope", one.scope().toString())
                .append("indicator", one.indicator())
                .append("quarter", one.quarter().toString())
                .append("owner", one.owner())
                .append("window", one.window())
                .append("cause", one.cause())
                .append("remedy", one.remedy())
                .append("promisedFor", one.promisedFor().toString())
                .append("by", one.by())
                .append("at", Date.from(one.at()));
    }

    private static AlertExplanation explanation(Document document) {
        return new AlertExplanation(
                Documents.text(document, "case"),
                document.getLong("version"),
                Scope.parse(Documents.text(document, "scope")),
                Documents.text(document, "indicator"),
                Quarter.parse(Documents.text(document, "quarter")),
                document.getString("owner"),
                document.getString("window"),
                Documents.text(document, "cause"),
                Documents.text(document, "remedy"),
                LocalDate.parse(Documents.text(document, "promisedFor")),
                Documents.text(document, "by"),
                Documents.instant(document, "at"));
    }
}
