package vn.chitieu.notification.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.outbox.Channel;
import vn.chitieu.notification.outbox.DeliveryState;
import vn.chitieu.notification.outbox.Outbox;
import vn.chitieu.notification.outbox.OutboxRow;
import vn.chitieu.support.mongo.Documents;

/** Rows of the outbox as documents: what changes on their way, and what they are looked for by. */
final class RowDocuments {

    private RowDocuments() {}

    static Document write(OutboxRow row) {
        Document document = new Document("_id", row.id())
                .append("epoch", row.epoch())
                .append("state", row.state().name())
                .append("attempts", row.attempts())
                .append("dueAt", Documents.write(row.dueAt()))
                .append("deadline", Documents.write(row.deadline()))
                .append("answer", row.answer())
                .append("into", row.into())
                .append("changedAt", Documents.write(row.changedAt()))
                .append("channel", Channel.of(row.notice().kind()).name())
                .append("urgent", row.notice().urgent())
                .append("wantedAt", Documents.write(row.notice().wantedAt()))
                .append("opens", row.opensItsThread())
                .append("subject", row.notice().subject())
                .append("recipient", row.notice().recipient());
        if (!row.members().equals(List.of(row.id()))) {
            document.append("members", row.members());
        }
        String city = row.notice().city().field();
        return city == null ? document : document.append("city", city);
    }

    static OutboxRow read(Document row, Notice notice) {
        return new OutboxRow(
                notice,
                state(row),
                row.getLong("epoch"),
                row.getInteger("attempts"),
                Documents.instant(row, "dueAt"),
                Documents.instant(row, "deadline"),
                row.getString("answer"),
                row.getString("into"),
                Documents.instant(row, "changedAt"),
                row.containsKey("members") ? Documents.texts(row, "members") : List.of(row.getString("_id")));
    }

    static DeliveryState state(Document row) {
        return DeliveryState.valueOf(row.getString("state"));
    }

    static Bson wanted(Outbox.Filter filter, @Nullable String after) {
        List<Bson> all = new ArrayList<>();
        all.add(gt("_id", after == null ? "" : after));
        if (filter.city() != null) {
            // Of the home city: rows without the field. Asked for as null, they are found by the index as any city's.
            all.add(eq("city", filter.city().field()));
        }
        if (filter.subject() != null) {
            all.add(eq("subject", filter.subject()));
        }
        if (filter.recipient() != null) {
            all.add(eq("recipient", filter.recipient()));
        }
        if (filter.state() != null) {
            all.add(eq("state", filter.state().name()));
        }
        return and(all);
    }
}
