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

        explanations.keep(ofATarget);
        explanations.keep(ofNone);

        assertThat(explanations.of(new Quarter(2022, 1))).containsExactly(ofATarget, ofNone);
        assertThat(explanations.of(new Quarter(2022, 2))).isEmpty();
    }

    @Test
    default void aLaterVersionOfTheCaseTakesThePlaceAndAnEarlierOrRepeatedOneDoesNot() {
        AlertExplanationRepository explanations = explanations();
        explanations.keep(about("city", "LAND_CLEARED", "2022-Q1", "PROVINCE", 3, "first"));
        AlertExplanation last = about("city", "LAND_CLEARED", "2022-Q1", "PROVINCE", 5, "last");
        explanations.keep(last);

        explanations.keep(about("city", "LAND_CLEARED", "2022-Q1", "PROVINCE", 4, "between"));
        explanations.keep(about("city", "LAND_CLEARED", "2022-Q1", "PROVINCE", 5, "repeated"));

        assertThat(explanations.of(new Quarter(2022, 1))).containsExactly(last);
    }

    @Test
    default void returnsThemByScopeAndIndicator() {
        AlertExplanationRepository explanations = explanations();
        explanations.keep(about("unit:nam-ngan", "BUDGET_REVENUE", "2022-Q1", null, 1, "x"));
        explanations.keep(about("city", "NEW_ENTERPRISES", "2022-Q1", null, 1, "x"));
        explanations.keep(about("city", "LAND_CLEARED", "2022-Q1", null, 1, "x"));

        assertThat(explanations.of(new Quarter(2022, 1)))
                .extracting(one -> one.scope() + " " + one.indicator())
                .containsExactly("city LAND_CLEARED", "city NEW_ENTERPRISES", "unit:nam-ngan BUDGET_REVENUE");
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
