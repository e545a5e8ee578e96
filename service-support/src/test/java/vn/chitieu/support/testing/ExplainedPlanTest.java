package vn.chitieu.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers are those of MongoDB's documentation, shortened. */
class ExplainedPlanTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{queryPlanner: {winningPlan: {stage: 'FETCH', inputStage: {stage: 'IXSCAN', indexName: 'of_1'}},"
                        + " rejectedPlans: [{stage: 'IXSCAN', indexName: '_id_'}]}} | of_1",
                "{queryPlanner: {winningPlan: {stage: 'IDHACK'}}} | _id_",
                "{queryPlanner: {winningPlan: {isCached: false, stage: 'EXPRESS_IXSCAN', indexName: '_id_'}}} | _id_",
                "{queryPlanner: {winningPlan: {queryPlan: {stage: 'COLLSCAN'}, slotBasedPlan: {stages: 'x'}}}} | scan",
                "{queryPlanner: {winningPlan: {stage: 'UPDATE', inputStage: {stage: 'IDHACK'}}}} | _id_",
                "{stages: [{'$cursor': {queryPlanner: {winningPlan: {stage: 'COLLSCAN'}}}}, {'$group': {_id: 1}}]} | scan",
                "{queryPlanner: {winningPlan: {stage: 'SUBPLAN', inputStage: {stage: 'OR', inputStages: ["
                        + "{stage: 'IXSCAN', indexName: 'a_1'}, {stage: 'IXSCAN', indexName: 'b_1'}]}}}} | a_1 b_1",
            })
    void readsTheWinningPlan(String answer, String indexes) {
        assertThat(String.join(" ", ExplainedPlan.indexes(BsonDocument.parse(answer.replace('\'', '"')))))
                .isEqualTo(indexes);
    }
}
