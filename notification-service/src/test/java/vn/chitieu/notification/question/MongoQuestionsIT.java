package vn.chitieu.notification.question;

import vn.chitieu.support.testing.TestDatabase;

class MongoQuestionsIT extends QuestionRepositoryContract {

    @Override
    protected QuestionRepository empty() {
        MongoQuestions questions = new MongoQuestions(TestDatabase.fresh());
        questions.initialize();
        return questions;
    }
}
