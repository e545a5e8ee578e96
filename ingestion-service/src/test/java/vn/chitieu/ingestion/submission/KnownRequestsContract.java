package vn.chitieu.ingestion.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.chitieu.ingestion.submission.KnownRequest.Answer;

/** What every store of known requests keeps to. */
public abstract class KnownRequestsContract {

    private static final Instant NOON = Instant.parse("2022-04-08T05:00:00.123Z");
    private static final Answer ANSWER = new Answer(202, "application/json", PackedText.of("{\"tên\": \"Nam Ngạn\"}"));

    private KnownRequests requests;

    /** Returns an empty store. */
    protected abstract KnownRequests empty();

    @BeforeEach
    final void start() {
        requests = empty();
    }

    @Test
    public void whatComesFirstIsItself() {
        KnownRequest first = request("a", NOON);

        assertThat(requests.begin(first)).isEqualTo(first);
    }

    @Test
    public void whatComesAgainIsTheFirst() {
        requests.begin(request("a", NOON));

        assertThat(requests.begin(new KnownRequest("a", "other", NOON.plusSeconds(60), NOON.plusSeconds(50), null)))
                .isEqualTo(request("a", NOON));
        assertThat(requests.begin(request("b", NOON))).isEqualTo(request("b", NOON));
    }

    @Test
    public void theFirstAnswerStays() {
        KnownRequest first = requests.begin(request("a", NOON));
        requests.answered(first, ANSWER);
        requests.answered(first, new Answer(422, "text/plain", PackedText.of("later")));

        assertThat(requests.begin(request("a", NOON.plusSeconds(60))).answer()).isEqualTo(ANSWER);
    }

    @Test
    public void aRequestIsKnownInTheNextMonthAndForgottenAfterThat() {
        KnownRequest first = requests.begin(request("a", Instant.parse("2022-04-30T23:59:59.999Z")));
        requests.answered(first, ANSWER);

        assertThat(requests.begin(request("a", Instant.parse("2022-05-31T23:59:59Z")))
                        .answer())
                .isEqualTo(ANSWER);
        KnownRequest anew = request("a", Instant.parse("2022-06-01T00:00:00Z"));
        assertThat(requests.begin(anew)).isEqualTo(anew);
    }

    private static KnownRequest request(String id, Instant receivedAt) {
        return new KnownRequest(id, "fingerprint", receivedAt, receivedAt.minusSeconds(3600), null);
    }
}
