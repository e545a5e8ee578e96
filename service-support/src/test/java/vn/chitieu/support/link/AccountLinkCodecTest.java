package vn.chitieu.support.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

class AccountLinkCodecTest {

    private static final Instant EXPIRES = Instant.parse("2022-04-15T02:00:00Z");
    private static final AccountLink LINK = new AccountLink("nam-ngan.văn-thư", 1_649_383_200, EXPIRES);
    private static final String SITE = "https://x.example.org/ingestion/" + AccountLinkCodec.PATH;

    private final SignedTokens tokens = new SignedTokens(new LinkSigningKeys(List.of(new byte[32])));
    private final AccountLinkCodec links = new AccountLinkCodec(tokens);

    @Test
    void aLinkSaysWhoseWhichAndUntilWhen() {
        assertThat(links.read(links.write(LINK))).contains(LINK);
        assertThat(links.write(LINK)).isEqualTo(links.write(LINK)).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @CsvSource({"nam-ngan, dong-ve", "1649383200, 1649383201", "1649988000, 1999999999"})
    void aTamperedLinkIsNone(String what, String other) {
        String[] parts = links.write(LINK).split("\\.");
        String said = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        String changed = said.replace(what, other);
        assertThat(changed).isNotEqualTo(said);
        String forged =
                Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
        assertThat(links.read(forged + "." + parts[1])).isEmpty();
    }

    @Test
    void theLinkOfAReminderOpensNoAccountAndThatOfAnAccountNoEntryPage() {
        EntryLinkCodec entry = new EntryLinkCodec(tokens);
        String reminder = entry.write(
                new EntryLink("thanh-hoa", "nam-ngan", ReportingPeriod.parse("2022-Q1"), "chu-tich", EXPIRES));
        assertThat(links.read(reminder)).isEmpty();
        assertThat(entry.read(links.write(LINK))).isEmpty();
        String[] lines = {"1", "nam-ngan", "1", "1649988000"};
        assertThat(links.read(tokens.write("entry", List.of(lines)))).isEmpty();
        assertThat(links.read(tokens.write("account", List.of(lines)))).isPresent();
    }

    @Test
    void aLinkWithoutItsSignatureIsGoodForNothingUntilItGetsIt() {
        String waiting = "Đặt mật khẩu: " + SITE + links.writeUnsigned(LINK) + "\n";
        assertThat(links.read(links.writeUnsigned(LINK))).isEmpty();
        assertThat(links.sign(waiting)).isEqualTo("Đặt mật khẩu: " + SITE + links.write(LINK) + "\n");
        assertThat(links.sign("nothing to sign")).isEqualTo("nothing to sign");
        assertThatThrownBy(() -> links.sign(SITE + "AAAA.unsigned")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aPersonWhoOnlySeesATextGetsNoLink() {
        assertThat(SignedTokens.withoutTokens(SITE + links.write(LINK))).isEqualTo(SITE + "...");
        assertThat(SignedTokens.withoutTokens(SITE + links.writeUnsigned(LINK))).isEqualTo(SITE + "...");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a", "a.b", "%2e", "=.=", ".unsigned", "../../etc/passwd"})
    void whatIsNoTokenIsNoLink(String token) {
        assertThat(links.read(token)).isEmpty();
        assertThat(links.read("A".repeat(100_000) + token)).isEmpty();
    }

    @Test
    void whatIsSignedAndUnreadableIsNoLink() {
        for (String[] lines : List.of(
                new String[] {"2", "a", "1", "1"},
                new String[] {"1", "", "1", "1"},
                new String[] {"1", "A", "1", "1"},
                new String[] {"1", "a", "0", "1"},
                new String[] {"1", "a", "x", "1"},
                new String[] {"1", "a", "1", "99999999999999999"},
                new String[] {"1", "a", "1"})) {
            assertThat(links.read(tokens.write("account", List.of(lines))))
                    .as(Arrays.toString(lines))
                    .isEmpty();
        }
    }
}
