package vn.chitieu.notification.question;

import vn.chitieu.notification.fixtures.InMemoryQuestions;

class InMemoryQuestionRepositoryTest extends QuestionRepositoryContract {

    @Override
    protected QuestionRepository empty() {
        return new InMemoryQuestions();
    }
}
