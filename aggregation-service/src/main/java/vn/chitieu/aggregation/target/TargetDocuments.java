package vn.chitieu.aggregation.target;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Decimal128;
import vn.chitieu.aggregation.page.DocumentFields;
import vn.chitieu.catalog.Target;
import vn.chitieu.catalog.TargetPhasing;
import vn.chitieu.contracts.vocabulary.Scope;

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
        String indicator = DocumentFields.text(document, "indicator");
        int year = document.getInteger("year");
        return DocumentFields.list(document, "assigned", Document.class).stream()
                .map(one -> assigned(indicator, year, one))
                .toList();
    }

    private static Document assigned(AssignedTarget assigned) {
        Target target = assigned.target();
        Document document = new Document("i", assigned.id())
                .append("s", target.scope().toString())
                .append("o", target.owner());
        document.append("v", DocumentFields.decimal128(target.value()));
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
                Scope.parse(DocumentFields.text(document, "s")),
                indicator,
                year,
                DocumentFields.text(document, "o"),
                Objects.requireNonNull(DocumentFields.decimal(document, "v")),
                pace(DocumentFields.list(document, "shares", Decimal128.class)),
                LocalDate.parse(DocumentFields.text(document, "from")),
                DocumentFields.text(document, "r"));
        return new AssignedTarget(
                DocumentFields.text(document, "i"),
                target,
                DocumentFields.instant(document, "at"),
                DocumentFields.text(document, "ch"),
                DocumentFields.text(document, "c"));
    }

    private static TargetPhasing pace(List<Decimal128> shares) {
        List<BigDecimal> given =
                shares.stream().map(Decimal128::bigDecimalValue).toList();
        return given.isEmpty() ? new TargetPhasing.Seasonal() : new TargetPhasing.Given(given);
    }
}
