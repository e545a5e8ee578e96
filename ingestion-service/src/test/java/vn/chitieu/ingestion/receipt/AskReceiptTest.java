package vn.chitieu.ingestion.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.credential.City;
import vn.chitieu.ingestion.problem.ReceiptsUnavailableException;
import vn.chitieu.ingestion.receipt.AskReceipt.Answer;

class AskReceiptTest {

    @Test
    void tellsASenderOfItsOwnUnits() {
        assertThat(answer(Optional.of(new Receipts.Told("north", "{}")))).isEqualTo(new Answer.Known("{}"));
    }

    @Test
    void tellsNothingOfOtherUnitsNorOfWhatCouldNotBeRead() {
        assertThat(answer(Optional.of(new Receipts.Told("tax", "{}")))).isEqualTo(new Answer.OfAnotherUnit());
        assertThat(answer(Optional.of(new Receipts.Told("", "{}")))).isEqualTo(new Answer.OfAnotherUnit());
    }

    @Test
    void whatIsNotKnownYetIsUnderWay() {
        assertThat(answer(Optional.empty())).isEqualTo(new Answer.UnderWay());
    }

    @Test
    void doesNotHideThatNobodyAnswers() {
        AskReceipt ask = new AskReceipt(receipt -> {
            throw new ReceiptsUnavailableException("away");
        });

        assertThatThrownBy(() -> ask.ask(City.reporterFor("north"), "2-632"))
                .isInstanceOf(ReceiptsUnavailableException.class);
    }

    private static Answer answer(Optional<Receipts.Told> told) {
        return new AskReceipt(receipt -> told).ask(City.reporterFor("north", "south"), "2-632");
    }
}
