package vn.chitieu.ingestion.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.chitieu.ingestion.credential.ACredential.aCredential;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.credential.Credential;
import vn.chitieu.ingestion.receipt.ReceiptService.Answer;
import vn.chitieu.ingestion.receipt.ReceiptSource.Found;
import vn.chitieu.support.problem.UnavailableException;

class ReceiptServiceTest {

    @Test
    void tellsASenderOfItsOwnUnits() {
        assertThat(answer(new Found.UnitReceipt(City.ID, "north", "2022-03", "{}")))
                .isEqualTo(new Answer.Known("{}"));
    }

    @Test
    void tellsNothingOfOtherUnitsNorOfWhatCouldNotBeRead() {
        assertThat(answer(new Found.UnitReceipt(City.ID, "tax", "2022-03", "{}")))
                .isEqualTo(new Answer.OfAnotherUnit());
        assertThat(answer(new Found.UnitReceipt(City.ID, "", "", "{}"))).isEqualTo(new Answer.OfAnotherUnit());
    }

    @Test
    void tellsThePersonOfALinkOfItsPeriodAlone() {
        Credential link = aCredential("link:head").of("north").in(City.ID).within(ReportingPeriod.parse("2022-Q1"));
        for (Map.Entry<String, Boolean> one : Map.of("2022-03", true, "2022-Q1", true, "2022-04", false, "", false)
                .entrySet()) {
            Found found = new Found.UnitReceipt(City.ID, "north", one.getKey(), "{}");
            assertThat(new ReceiptService((city, receipt) -> found).ask(link, "2-632"))
                    .isEqualTo(one.getValue() ? new Answer.Known("{}") : new Answer.OfAnotherUnit());
        }
    }

    @Test
    void whatIsNotKnownYetIsUnderWay() {
        assertThat(answer(new Found.UnderWay())).isEqualTo(new Answer.UnderWay());
    }

    @Test
    void whatNeverWasIsUnknown() {
        assertThat(answer(new Found.Unknown())).isEqualTo(new Answer.Unknown());
    }

    @Test
    void doesNotHideThatThereIsNoAnswer() {
        ReceiptService receiptService = new ReceiptService((city, receipt) -> {
            throw IngestionProblemCode.RECEIPTS_UNAVAILABLE.unavailable("away", null);
        });

        assertThatThrownBy(() -> receiptService.ask(City.reporterFor("north"), "2-632"))
                .isInstanceOf(UnavailableException.class)
                .extracting("code")
                .isEqualTo(IngestionProblemCode.RECEIPTS_UNAVAILABLE);
    }

    private static Answer answer(Found found) {
        return new ReceiptService((city, receipt) -> found).ask(City.reporterFor("north", "south"), "2-632");
    }
}
