package vn.chitieu.notification.question;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.TotalKey;

/**
 * Questions as the API shows them.
 *
 * @param questions the newest first
 * @param next id to continue after; null at the end
 */
record QuestionsAnswer(List<One> questions, @Nullable String next) {

    /**
     * One question.
     *
     * @param id within the city
     * @param scope what the figure covers
     * @param indicator code of the indicator
     * @param quarter of the figure
     * @param text as it was asked, with line feeds
     * @param askedBy id of a position of the catalog
     * @param askedAt when
     * @param asked ids of the positions that were asked
     * @param answer null while it is awaited
     * @param mayAnswer whether it is awaited of the caller
     */
    record One(
            String id,
            Scope scope,
            String indicator,
            Quarter quarter,
            String text,
            String askedBy,
            Instant askedAt,
            List<String> asked,
            @Nullable Given answer,
            boolean mayAnswer) {

        /**
         * Returns a question as a caller sees it.
         *
         * @param positions ids of the caller's positions; empty where the caller holds none
         */
        static One of(QuestionRecord one, Set<String> positions) {
            Question question = one.question();
            TotalKey about = question.about();
            return new One(
                    question.id(),
                    about.scope(),
                    about.indicator(),
                    about.quarter(),
                    question.text(),
                    question.asker(),
                    question.at(),
                    one.asked(),
                    Given.of(one.answer()),
                    positions.stream().anyMatch(one::isAwaitedOf));
        }
    }

    /**
     * What was answered.
     *
     * @param text as it was written, with line feeds
     * @param by id of a position of the catalog
     * @param at when
     */
    record Given(String text, String by, Instant at) {

        static @Nullable Given of(Question.@Nullable Answer answer) {
            return answer == null ? null : new Given(answer.text(), answer.by(), answer.at());
        }
    }
}
