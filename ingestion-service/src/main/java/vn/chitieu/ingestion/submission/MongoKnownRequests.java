package vn.chitieu.ingestion.submission;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import vn.chitieu.ingestion.problem.RequestsUnavailableException;
import vn.chitieu.ingestion.submission.KnownRequest.Answer;

/**
 * One collection for each month, {@code requests-2022-04}, {@code _id} is the request's id: a request is looked for in
 * the month in which it comes and in the one before, and what is older is dropped as a whole, without an index that
 * expires.
 */
public final class MongoKnownRequests implements KnownRequests {

    private static final String PREFIX = "requests-";

    private final MongoDatabase database;
    private volatile YearMonth swept = YearMonth.of(1970, 1);

    public MongoKnownRequests(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public KnownRequest begin(KnownRequest first) {
        YearMonth month = month(first.receivedAt());
        return available(() -> {
            sweep(month);
            Document earlier = of(month.minusMonths(1)).find(eq(first.id())).first();
            if (earlier != null) {
                return request(earlier);
            }
            try {
                of(month).insertOne(document(first));
                return first;
            } catch (MongoWriteException refused) {
                if (refused.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw refused;
                }
                return request(
                        Objects.requireNonNull(of(month).find(eq(first.id())).first()));
            }
        });
    }

    @Override
    public void answered(KnownRequest begun, Answer answer) {
        Document kept = new Document("status", answer.status())
                .append("contentType", answer.contentType())
                .append("body", new Binary(answer.body().packed()));
        available(() -> of(month(begun.receivedAt()))
                .updateOne(new Document("_id", begun.id()).append("answer", null), Updates.set("answer", kept)));
    }

    private void sweep(YearMonth month) {
        if (swept.equals(month)) {
            return;
        }
        List<String> kept = List.of(name(month), name(month.minusMonths(1)), name(month.plusMonths(1)));
        for (String name : database.listCollectionNames()) {
            if (name.startsWith(PREFIX) && !kept.contains(name)) {
                database.getCollection(name).drop();
            }
        }
        swept = month;
    }

    private MongoCollection<Document> of(YearMonth month) {
        return database.getCollection(name(month));
    }

    private static String name(YearMonth month) {
        return PREFIX + month;
    }

    private static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    private static <T> T available(Supplier<T> call) {
        try {
            return call.get();
        } catch (MongoException noAnswer) {
            throw new RequestsUnavailableException(noAnswer);
        }
    }

    private static Document document(KnownRequest request) {
        return new Document("_id", request.id())
                .append("fingerprint", request.fingerprint())
                .append("receivedAt", Date.from(request.receivedAt()))
                .append("reportedAt", request.reportedAt() == null ? null : Date.from(request.reportedAt()))
                .append("answer", null);
    }

    private static KnownRequest request(Document document) {
        Date reportedAt = document.getDate("reportedAt");
        return new KnownRequest(
                document.getString("_id"),
                document.getString("fingerprint"),
                document.getDate("receivedAt").toInstant(),
                reportedAt == null ? null : reportedAt.toInstant(),
                answer(document.get("answer", Document.class)));
    }

    private static @Nullable Answer answer(@Nullable Document kept) {
        return kept == null
                ? null
                : new Answer(
                        kept.getInteger("status"),
                        kept.getString("contentType"),
                        PackedText.packed(kept.get("body", Binary.class).getData()));
    }
}
