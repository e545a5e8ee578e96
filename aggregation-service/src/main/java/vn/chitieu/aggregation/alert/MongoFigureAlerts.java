package vn.chitieu.aggregation.alert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;

/**
 * Alerts about figures in the collection {@code alerts}, one document for each case, {@code _id} = {@code city/case},
 * found by {@code of} = {@code city/2022-Q1/scope}.
 */
@Repository
public final class MongoFigureAlerts implements FigureAlertRepository, MongoInitializer {

    private static final Comparator<FigureAlert> IN_ORDER = Comparator.comparing(
                    (FigureAlert alert) -> alert.about().indicator())
            .thenComparing(FigureAlert::caseId);

    private final MongoCollection<Document> alerts;

    public MongoFigureAlerts(MongoDatabase database) {
        this.alerts = database.getCollection("alerts");
    }

    @Override
    public void initialize() {
        CollectionIndexes.require(alerts, Indexes.ascending("of"));
    }

    @Override
    public void keep(String city, FigureAlert alert) {
        String id = city + "/" + alert.caseId();
        Documents.replaceOlder(
                alerts,
                Filters.and(Filters.eq("_id", id), Filters.lte("version", alert.version())),
                document(city, alert));
    }

    @Override
    public List<FigureAlert> of(String city, Quarter quarter, Scope scope) {
        List<FigureAlert> found = new ArrayList<>();
        alerts.find(Filters.eq("of", place(city, quarter, scope))).forEach(document -> found.add(alert(document)));
        found.sort(IN_ORDER);
        return found;
    }

    private static String place(String city, Quarter quarter, Scope scope) {
        return city + "/" + quarter + "/" + scope;
    }

    private static Document document(String city, FigureAlert alert) {
        AlertChanged.About about = alert.about();
        return new Document("_id", city + "/" + alert.caseId())
                .append("of", place(city, about.quarter(), about.scope()))
                .append("case", alert.caseId())
                .append("version", alert.version())
                .append("rule", about.rule())
                .append("scope", about.scope().toString())
                .append("indicator", about.indicator())
                .append("quarter", about.quarter().toString())
                .append("owner", about.owner())
                .append("window", alert.window())
                .append("state", alert.standing().state())
                .append("level", alert.standing().level())
                .append("since", Documents.write(alert.standing().since()))
                .append("answerBy", Documents.write(alert.standing().answerBy()))
                .append("asked", alert.asked())
                .append("explanation", document(alert.explanation()));
    }

    private static @Nullable Document document(AlertChanged.@Nullable Answer answer) {
        return answer == null
                ? null
                : new Document("cause", answer.cause())
                        .append("remedy", answer.remedy())
                        .append("promisedFor", answer.promisedFor().toString())
                        .append("by", answer.by())
                        .append("at", Documents.write(answer.at()));
    }

    private static FigureAlert alert(Document document) {
        return new FigureAlert(
                Documents.text(document, "case"),
                document.getLong("version"),
                new AlertChanged.About(
                        Documents.text(document, "rule"),
                        Scope.parse(Documents.text(document, "scope")),
                        Documents.text(document, "indicator"),
                        Quarter.parse(Documents.text(document, "quarter")),
                        document.getString("owner")),
                document.getString("window"),
                new FigureAlert.Standing(
                        Documents.text(document, "state"),
                        document.getInteger("level"),
                        Documents.instant(document, "since"),
                        Documents.instantOrNull(document, "answerBy")),
                Documents.list(document, "asked", String.class),
                answer(document.get("explanation", Document.class)));
    }

    private static AlertChanged.@Nullable Answer answer(@Nullable Document document) {
        return document == null
                ? null
                : new AlertChanged.Answer(
                        Documents.text(document, "cause"),
                        Documents.text(document, "remedy"),
                        LocalDate.parse(Documents.text(document, "promisedFor")),
                        Documents.text(document, "by"),
                        Documents.instant(document, "at"));
    }
}
