package vn.chitieu.aggregation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;

/** What every store of explanations must do. */
public interface AlertExplanationRepositoryContract {

    /** Returns an empty store. */
    AlertExplanationRepository explanations();

    @Test
    default void keepsEveryField() {
        AlertExplanationRepository explanations = explanations();
        AlertExplanation ofATarget = about("city", "LAND_CLEARED", "2022-Q1", "PROVINCE", 3, "Hồ sơ\nchậm");
        AlertExplanation ofNone = about("unit:nam-ngan", "LAND_CLEARED", "2022-Q1", null, 1, "Mưa lũ");

        explanations.keep("small", ofATarget);
        explanations.keep("small", ofNone);

        assertThat(explanations.of("small", new Quarter(2022, 1))).containsExactly(ofATarget, ofNone);
        assertThat(explanations.of("small", new Quarter(2022, 2))).isEmpty();
    }

    @Test
    default void aLaterVersionOfTheCaseTakesThePlaceAndAnEarlierOrRepeatedOneDoesNot() {
        AlertExplanationRepository explanations = explanations();
        explanations.keep("small", about("city", "LAND_CLEARED", "2022-Q1", "PROVINCE", 3, "first"));
        AlertExplanation last = about("city", "LAND_CLEARED", "2022-Q1", "PROVINCE", 5, "last");
        explanations.keep("small", last);

        explanations.keep("small", about("city", "LAND_CLEARED", "2022-Q1", "PROVINCE", 4, "between"));
        explanations.keep("small", about("city", "LAND_CLEARED", "2022-Q1", "PROVINCE", 5, "repeated"));

        assertThat(explanations.of("small", new Quarter(2022, 1))).containsExactly(last);
    }

    @Test
    default void returnsThemByScopeAndIndicator() {
        AlertExplanationRepository explanations = explanations();
        explanations.keep("small", about("unit:nam-ngan", "BUDGET_REVENUE", "2022-Q1", null, 1, "x"));
        explanations.keep("small", about("city", "NEW_ENTERPRISES", "2022-Q1", null, 1, "x"));
        explanations.keep("small", about("city", "LAND_CLEARED", "2022-Q1", null, 1, "x"));

        assertThat(explanations.of("small", new Quarter(2022, 1)))
                .extracting(one -> one.scope() + " " + one.indicator())
                .containsExactly("city LAND_CLEARED", "city NEW_ENTERPRISES", "unit:nam-ngan BUDGET_REVENUE");
    }

    /** Cities may have cases of the same name. */
    @Test
    default void keepsCitiesApart() {
        AlertExplanationRepository explanations = explanations();
        AlertExplanation here = about("city", "LAND_CLEARED", "2022-Q1", null, 1, "here");
        AlertExplanation there = about("city", "LAND_CLEARED", "2022-Q1", null, 9, "there");
        explanations.keep("small", here);
        explanations.keep("other", there);

        assertThat(explanations.of("small", new Quarter(2022, 1))).containsExactly(here);
        assertThat(explanations.of("other", new Quarter(2022, 1))).containsExactly(there);
        assertThat(explanations.of("third", new Quarter(2022, 1))).isEmpty();
    }

    /** Returns an explanation of a case of its own for each scope, indicator, quarter and owner. */
    static AlertExplanation about(
            String scope, String indicator, String quarter, String owner, long version, String cause) {
        return new AlertExplanation(
                "BEHIND_TARGET/" + scope + "/" + indicator + "/" + quarter + "/" + (owner == null ? "-" : owner),
                version,
                Scope.parse(scope),
                indicator,
                Quarter.parse(quarter),
                owner,
                null,
                cause,
                "Tổ chức đối thoại.",
                LocalDate.of(2022, 4, 20),
                "chu-tich",
                Instant.parse("2022-04-07T03:00:00Z"));
    }
}
