package vn.chitieu.notification.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.fixtures.EveryNotice;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.SomeNotices;

class CaseSearchTest {

    private static final AlertCase RESOLVED = SomeNotices.recovered();
    private static final AlertCase EXPLAINED = EveryNotice.explained();
    private static final AlertCase OF_A_WARD = SomeNotices.openedAs(new CaseKey(
            Rule.BEHIND_TARGET,
            new TotalKey(new Scope.Unit("nam-ngan"), "NEW_ENTERPRISES", new Quarter(2022, 1)),
            "PROVINCE"));
    private static final List<AlertCase> ALL = List.of(RESOLVED, EXPLAINED, OF_A_WARD);

    private final CaseSearch search = new CaseSearch(SmallCity.catalog());

    @Test
    void findsByNamesInBothLanguagesAndByCodeWithOrWithoutMarks() {
        for (String words : List.of("Nam Ngạn", "NAM ngan doanh", "new_enterprises ngan", "  enterprises nam ")) {
            assertThat(search.found(ALL, words, CaseSearch.Order.ID)).as(words).containsExactly(OF_A_WARD);
        }
        assertThat(search.found(ALL, "doanh nghiệp", CaseSearch.Order.ID)).hasSize(3);
        assertThat(search.found(ALL, "không có", CaseSearch.Order.ID)).isEmpty();
    }

    @Test
    void sortsByWhatPressesByVerdictAndByWhatIsDue() {
        assertThat(search.found(ALL, null, CaseSearch.Order.PRESSING)).containsExactly(OF_A_WARD, EXPLAINED, RESOLVED);
        assertThat(search.found(ALL, null, CaseSearch.Order.SEVERITY)).containsExactly(OF_A_WARD, EXPLAINED, RESOLVED);
        assertThat(search.found(ALL, null, CaseSearch.Order.DUE)).containsExactly(OF_A_WARD, EXPLAINED, RESOLVED);
        assertThat(search.found(ALL, null, CaseSearch.Order.NAME)).hasSize(3);
    }

    @Test
    void readsOrdersInLowerCaseAlone() {
        assertThat(CaseSearch.Order.parse("due")).isEqualTo(CaseSearch.Order.DUE);
        assertThatThrownBy(() -> CaseSearch.Order.parse("DUE")).isInstanceOf(IllegalArgumentException.class);
    }
}
