package vn.chitieu.ingestion.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.receipt.ReceiptService.Answer;
import vn.chitieu.ingestion.receipt.ReceiptSource.Found;
import vn.chitieu.support.problem.UnavailableException;

class ReceiptServiceTest {

    @Test
    void tellsASenderOfItsOwnUnits() {
        assertThat(answer(new Found.UnitReceipt(City.ID, "north", "{}"))).isEqualTo(new Answer.Known("{}"));
    }

    @Test
    void tellsNothingOfOtherUnitsNorOfWhatCouldNotBeRead() {
        assertThat(answer(new Found.UnitReceipt(City.ID, "tax", "{}"))).isEqualTo(new Answer.OfAnotherUnit());
        assertThat(answer(new Found.UnitReceipt(City.ID, "", "{}"))).isEqualTo(new Answer.OfAnotherUnit());
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
