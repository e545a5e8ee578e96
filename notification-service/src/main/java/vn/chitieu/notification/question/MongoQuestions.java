package vn.chitieu.notification.question;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.CheckedCollection;
import vn.chitieu.notification.documents.MongoDamagedDocuments;
import vn.chitieu.notification.documents.Page;
import vn.chitieu.support.mongo.CollectionIndexes;
import vn.chitieu.support.mongo.Documents;
import vn.chitieu.support.mongo.MongoInitializer;
import vn.chitieu.support.mongo.VersionIndex;

/** Questions, one document each, with their answer; {@code pending} is there only while mails are to be posted. */
@Repository
final class MongoQuestions implements QuestionRepository, MongoInitializer, CheckedCollection {

    private static final String COLLECTION = "questions";
    private static final String ID = "_id";
    private static final String AT = "at";
    private static final String CITY = "city";
    private static final String PEOPLE = "people";
    private static final String PENDING = "pending";
    private static final String VERSION = "version";

    private final MongoDatabase database;
    private final MongoCollection<Document> questions;
    private final MongoDamagedDocuments damaged;

    MongoQuestions(MongoDatabase database) {
        this.database = database;
        questions = database.getCollection(COLLECTION);
        damaged = new MongoDamagedDocuments(database);
    }

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Function<Document, ?> reader() {
        return MongoQuestions::read;
    }

    @Override
    public void initialize() {
        VersionIndex.prepare(database, questions, VERSION);
        Bson newestFirst = Indexes.compoundIndex(Indexes.descending(AT), Indexes.ascending(ID));
        CollectionIndexes.require(questions, Indexes.compoundIndex(Indexes.ascending(CITY), newestFirst));
        CollectionIndexes.require(questions, Indexes.compoundIndex(Indexes.ascending(CITY, PEOPLE), newestFirst));
        CollectionIndexes.require(questions, Indexes.ascending(PENDING, ID));
    }

    @Override
    public Optional<QuestionRecord> find(CityKey city, String id) {
        return Optional.ofNullable(
                        questions.find(eq(Question.subjectOf(city, id))).first())
                .map(document -> damaged.require(COLLECTION, document, MongoQuestions::read));
    }

    @Override
    public boolean store(QuestionRecord next) {
        Document document = write(next);
        return next.version() == 1
                ? Documents.insertIfAbsent(questions, document)
                : questions
                                .replaceOne(
                                        Documents.asRead(document.getString(ID), VERSION, next.version() - 1), document)
                                .getMatchedCount()
                        == 1;
    }

    @Override
    public List<QuestionRecord> list(CityKey city, Set<String> people, @Nullable String after, int limit) {
        List<Bson> filters = new ArrayList<>(List.of(eq(CITY, city.field())));
        if (!people.isEmpty()) {
            filters.add(in(PEOPLE, people));
        }
        if (after != null) {
            Optional<QuestionRecord> last = find(city, after);
            if (last.isEmpty()) {
                return List.of();
            }
            Object at = Documents.write(last.get().question().at());
            filters.add(or(lt(AT, at), and(eq(AT, at), gt(ID, Question.subjectOf(city, after)))));
        }
        return read(questions
                .find(and(filters))
                .sort(Sorts.orderBy(Sorts.descending(AT), Sorts.ascending(ID)))
                .limit(limit));
    }

    @Override
    public Page<QuestionRecord> pending(@Nullable String after, int limit) {
        return damaged.page(
                COLLECTION,
                questions.find(and(eq(PENDING, true), gt(ID, after == null ? "" : after))),
                limit,
                MongoQuestions::read);
    }

    private List<QuestionRecord> read(FindIterable<Document> documents) {
        List<QuestionRecord> found = new ArrayList<>();
        for (Document document : documents) {
            damaged.read(COLLECTION, document, MongoQuestions::read).ifPresent(found::add);
        }
        return found;
    }

    private static Document write(QuestionRecord one) {
        Question question = one.question();
        List<String> people = new ArrayList<>(one.asked());
        people.add(question.asker());
        Document document = new Document(ID, Question.subjectOf(question.city(), question.id()))
                .append(VERSION, one.version())
                .append(AT, Documents.write(question.at()))
                .append("question", QuestionDocuments.write(question))
                .append("asked", one.asked())
                .append(PEOPLE, people.stream().distinct().toList())
                .append("answer", one.answer() == null ? null : QuestionDocuments.write(one.answer()));
        if (one.pending()) {
            document.append(PENDING, true);
        }
        String city = question.city().field();
        return city == null ? document : document.append(CITY, city);
    }

    private static QuestionRecord read(Document document) {
        Document answer = document.get("answer", Document.class);
        return new QuestionRecord(
                QuestionDocuments.question(
                        document.get("question", Document.class), CityKey.ofField(document.getString(CITY))),
                document.getList("asked", String.class),
                answer == null ? null : QuestionDocuments.answer(answer),
                document.getBoolean(PENDING, false),
                document.getLong(VERSION));
    }
}
