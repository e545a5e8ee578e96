package vn.chitieu.aggregation.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.support.mongo.Documents;

/**
 * The assigned targets of one indicator and year as a document: {@code version}, and {@code assigned} with {@code i}d,
 * {@code s}cope, {@code o}wner, {@code v}alue, {@code shares} unless the pace is seasonal, first day {@code from},
 * {@code r}eason, {@code at}, {@code ch}annel and {@code c}redential.
 */
final class TargetDocuments {

    private TargetDocuments() {}

    static Document document(String id, long version, Collection<AssignedTarget> assigned) {
        Target any = assigned.iterator().next().target();
        return new Document("_id", id)
                .append("version", version)
                .append("indicator", any.indicator())
                .append("year", any.year())
                .append(
                        "assigned",
                        assigned.stream().map(TargetDocuments::assigned).toList());
    }

    static List<AssignedTarget> targets(Document document) {
        String indicator = Documents.text(document, "indicator");
        int year = document.getInteger("year");
        return Documents.list(document, "assigned", Document.class).stream()
                .map(one -> assigned(indicator, year, one))
                .toList();
    }

    private static Document assigned(AssignedTarget assigned) {
        Target target = assigned.target();
        Document document = new Document("i", assigned.id())
                .append("s", target.scope().toString())
                .append("o", target.owner());
        document.append("v", Documents.decimal128(target.value()));
        if (target.pace() instanceof TargetPhasing.Given given) {
            document.append(
                    "shares", given.shares().stream().map(Decimal128::new).toList());
        }
        return document.append("from", target.validFrom().toString())
                .append("r", target.reason())
                .append("at", Date.from(assigned.assignedAt()))
                .append("ch", assigned.channel())
                .append("c", assigned.credential());
    }

    private static AssignedTarget assigned(String indicator, int year, Document document) {
        Target target = new Target(
                Scope.parse(Documents.text(document, "s")),
                indicator,
                year,
                Documents.text(document, "o"),
                Documents.decimal(document, "v"),
                pace(Documents.list(document, "shares", Decimal128.class)),
                LocalDate.parse(Documents.text(document, "from")),
                Documents.text(document, "r"));
        return new AssignedTarget(
                Documents.text(document, "i"),
                target,
                Documents.instant(document, "at"),
                Documents.text(document, "ch"),
                Documents.text(document, "c"));
    }

    private static TargetPhasing pace(List<Decimal128> shares) {
        List<BigDecimal> given =
                shares.stream().map(Decimal128::bigDecimalValue).toList();
        return given.isEmpty() ? new TargetPhasing.Seasonal() : new TargetPhasing.Given(given);
    }
}
