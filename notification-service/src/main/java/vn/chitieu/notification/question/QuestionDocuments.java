package vn.chitieu.notification.question;

import org.bson.Document;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.support.mongo.Documents;

/** Questions and answers as parts of documents, of which the city stands elsewhere in the document. */
final class QuestionDocuments {

    private QuestionDocuments() {}

    static Document write(Question question) {
        TotalKey about = question.about();
        return new Document("id", question.id())
                .append("scope", about.scope().toString())
                .append("indicator", about.indicator())
                .append("quarter", about.quarter().toString())
                .append("asker", question.asker())
                .append("text", question.text())
                .append("at", Documents.write(question.at()));
    }

    static Question question(Document document, CityKey city) {
        return new Question(
                document.getString("id"),
                new TotalKey(
                        city,
                        Scope.parse(document.getString("scope")),
                        document.getString("indicator"),
                        Quarter.parse(document.getString("quarter"))),
                document.getString("asker"),
                document.getString("text"),
                Documents.instant(document, "at"));
    }

    static Document write(Question.Answer answer) {
        return new Document("by", answer.by()).append("text", answer.text()).append("at", Documents.write(answer.at()));
    }

    static Question.Answer answer(Document document) {
        return new Question.Answer(
                document.getString("by"), document.getString("text"), Documents.instant(document, "at"));
    }
}
