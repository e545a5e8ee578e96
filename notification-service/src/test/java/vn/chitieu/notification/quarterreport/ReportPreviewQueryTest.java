package vn.chitieu.notification.quarterreport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.notification.city.CityIds;
import vn.chitieu.notification.fixtures.InMemoryReporting;
import vn.chitieu.notification.fixtures.SmallCity;
import vn.chitieu.notification.fixtures.TurnableClock;
import vn.chitieu.notification.reminder.MissingReport;

class ReportPreviewQueryTest {

    private static final Quarter QUARTER = new Quarter(2022, 1);

    private final Catalog city = SmallCity.catalog();
    private final InMemoryReporting.OfSeenTotals totals = new InMemoryReporting.OfSeenTotals();
    private final ReportPreviewQuery previews =
            new ReportPreviewQuery(CityIds.ofHome("thanh-hoa"), totals, new TurnableClock());

    @Test
    void isTheSameUntilATotalOfTheQuarterHasAnotherRevision() {
        totals.keep(new MissingReport("NEW_ENTERPRISES", QUARTER, 1, List.of()));
        ReportPreview first = previews.of(city, QUARTER);
        totals.keep(new MissingReport("NEW_ENTERPRISES", new Quarter(2022, 2), 7, List.of()));
        assertThat(previews.of(city, QUARTER)).isEqualTo(first);
        assertThat(ReportPreview.parse(first.toString())).isEqualTo(first);
        totals.keep(new MissingReport("NEW_ENTERPRISES", QUARTER, 2, List.of()));
        ReportPreview next = previews.of(city, QUARTER);
        assertThat(next.totals()).isNotEqualTo(first.totals());
        assertThat(next.recipients()).isEqualTo(first.recipients());
        assertThat(previews.of(city, new Quarter(2022, 2)).totals()).isNotEqualTo(next.totals());
    }

    @Test
    void aRecipientWithAnotherAddressIsAnotherListOfRecipients() {
        ReportPreview first = previews.of(city, QUARTER);
        ReportPreview next = previews.of(SmallCity.withAddress("uv-dn", "khac@example.org"), QUARTER);
        assertThat(next.recipients()).isNotEqualTo(first.recipients());
        assertThat(next.totals()).isEqualTo(first.totals());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0000000000000000", "0000000000000000.000000000000000G"})
    void whatIsNoPreviewIsRefused(String text) {
        assertThatThrownBy(() -> ReportPreview.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
