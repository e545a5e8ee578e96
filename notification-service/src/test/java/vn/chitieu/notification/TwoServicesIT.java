package vn.chitieu.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.MessagingException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.chitieu.contracts.vocabulary.Verdict;
import vn.chitieu.embedded.DeliveredMail;

/** Two instances of the service on one broker, one database and one mail server. */
@Tag("slow")
class TwoServicesIT {

    private static final int TOTALS = 25;
    private static final int PEOPLE_IN_CHARGE = 2;

    @Test
    void eachNoticeLeavesOnceAndNoneIsLost(@TempDir Path data) throws Exception {
        try (Stage stage = Stage.open(new EmbeddedParts(data), data);
                RunningService one = stage.start();
                RunningService other = stage.start()) {
            for (int i = 0; i < TOTALS; i++) {
                stage.freshIndicatorYear();
                stage.publish(stage.total(1, "142", Verdict.SEVERELY_BEHIND));
            }
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> stage.inbox().all().size() >= TOTALS * PEOPLE_IN_CHARGE);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> one.get("/api/v1/mails?state=live").contains("\"mails\":[]"));

            List<String> ids =
                    stage.inbox().all().stream().map(TwoServicesIT::messageId).toList();
            assertThat(ids).hasSize(TOTALS * PEOPLE_IN_CHARGE).doesNotHaveDuplicates();
            assertThat(other.get("/api/v1/mails?state=SENT&limit=500").split("\"state\":\"SENT\"", -1))
                    .hasSize(1 + TOTALS * PEOPLE_IN_CHARGE);
        }
    }

    private static String messageId(DeliveredMail mail) {
        try {
            return mail.message().getMessageID();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
