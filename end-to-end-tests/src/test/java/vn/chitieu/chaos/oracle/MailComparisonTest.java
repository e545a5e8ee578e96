package vn.chitieu.chaos.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.chitieu.chaos.oracle.Findings.Kind;

class MailComparisonTest {

    private static final String CITY = "thanh-pho-2";
    private static final Instant BEFORE_THE_RESTORE = Instant.parse("2022-04-05T01:00:00Z");
    private static final Instant LATER = Instant.parse("2022-04-05T02:00:00Z");

    @TempDir
    private Path inbox;

    private final Findings findings = new Findings();

    @Test
    void aMailThatTheServiceKnowsIsRight() throws IOException {
        deliver("one", CITY, LATER);

        compare(sent("one"));

        assertThat(findings.isEmpty()).isTrue();
        assertThat(findings.comparedOf(Kind.FOREIGN)).isEqualTo(1);
    }

    @Test
    void aMailThatTheServiceDoesNotKnowIsForeign() throws IOException {
        deliver("one", CITY, LATER);

        compare();

        assertThat(findings.of(Kind.FOREIGN)).hasSize(1);
        assertThat(findings.isEmpty()).isFalse();
    }

    @Test
    void aMailThatLeftBeforeARestoreMayBeForgotten() throws IOException {
        deliver("one", CITY, BEFORE_THE_RESTORE);

        compare();

        assertThat(findings.of(Kind.FORGOTTEN_MAIL)).hasSize(1);
        assertThat(findings.isEmpty()).isTrue();
    }

    @Test
    void aMailOfAnotherCityIsForeignWheneverItLeft() throws IOException {
        deliver("one", "thanh-pho-3", BEFORE_THE_RESTORE);

        compare();

        assertThat(findings.of(Kind.FOREIGN)).hasSize(1);
    }

    @Test
    void aMailThatIsSentAndNotThereIsMissing() {
        compare(sent("one"));

        assertThat(findings.of(Kind.MISSING_MAIL)).hasSize(1);
    }

    private void compare(JsonNode... mails) {
        MailFaults faults = new MailFaults() {

            @Override
            public boolean mayBeUnknown(Instant sent) {
                return false;
            }

            @Override
            public boolean mayBeForgotten(Instant sent) {
                return sent.equals(BEFORE_THE_RESTORE);
            }
        };
        new MailComparison(inbox, CITY, faults, findings).compare(List.of(mails));
    }

    private static JsonNode sent(String id) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("state", "SENT");
    }

    /** The address of the figure is cut as quoted-printable does it. */
    private void deliver(String id, String city, Instant at) throws IOException {
        Path file = inbox.resolve("000000001_chu-tich%40" + CITY + ".example.org.eml");
        Files.writeString(file, """
                Message-ID: <%s@chitieu.example.org>\r
                Content-Type: text/plain; charset=UTF-8\r
                Content-Transfer-Encoding: quoted-printable\r
                \r
                http://localhost:8082/?view=3Dindicator&quarter=3D2022-Q1&ci=\r
                ty=3D%s&lang=3Dvi\r
                """.formatted(id, city));
        Files.setLastModifiedTime(file, FileTime.from(at));
    }
}
