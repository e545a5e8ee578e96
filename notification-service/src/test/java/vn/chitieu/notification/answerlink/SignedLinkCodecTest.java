package vn.chitieu.notification.answerlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.fixtures.SomeFigures;
import vn.chitieu.notification.fixtures.SomeNotices;
import vn.chitieu.support.link.LinkSigningKeys;
import vn.chitieu.support.link.SignedTokens;

class SignedLinkCodecTest {

    private static final URI BASE = URI.create("https://canh-bao.example.org/");
    private static final Duration LIFETIME = Duration.ofDays(60);
    private static final CaseNotice NOTICE = SomeNotices.fired("uv-dn");

    private final SignedLinkCodec links = signedWith(key(1));

    @Test
    void aLinkSaysWhomWhatAndUntilWhen() {
        assertThat(links.read(token(links))).contains(new CaseLink("uv-dn", SomeFigures.CASE, 1, expiry()));
    }

    @Test
    void aNoticeHasOneAddress() {
        assertThat(links.explain(NOTICE)).isEqualTo(signedWith(key(1)).explain(SomeNotices.fired("uv-dn")));
        assertThat(links.explain(NOTICE)).isNotEqualTo(links.explain(SomeNotices.fired("co-van")));
        assertThat(links.explain(NOTICE).toString()).matches("https://canh-bao\\.example\\.org/answer/[A-Za-z0-9._-]+");
    }

    @Test
    void anOlderKeyIsStillReadAndTheFirstOneSigns() {
        SignedLinkCodec rotated = signedWith(key(2), key(1));
        assertThat(rotated.read(token(links))).isPresent();
        assertThat(links.read(token(rotated))).isEmpty();
        assertThat(signedWith(key(2)).read(token(links))).isEmpty();
    }

    @Test
    void aLinkOfOneIsNotMadeOneOfAnother() {
        String[] parts = token(links).split("\\.");
        String said = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        for (String other : List.of(
                said.replace("uv-dn", "co-van"),
                said.replace("\n1\n", "\n2\n"),
                said.replace("NEW_ENTERPRISES", "EXPORT_VALUE"),
                said + "0")) {
            assertThat(other).isNotEqualTo(said);
            String forged =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(StandardCharsets.UTF_8));
            assertThat(links.read(forged + "." + parts[1])).isEmpty();
        }
    }

    @Property(tries = 300)
    void noOtherTextReadsAsTheSameLink(@ForAll @IntRange(max = 400) int at, @ForAll char replacement) {
        StringBuilder token = new StringBuilder(token(links));
        int where = at % token.length();
        boolean same = token.charAt(where) == replacement;
        token.setCharAt(where, replacement);
        assertThat(links.read(token.toString()).isPresent()).isEqualTo(same);
    }

    /** The last digit of a signature has two bits to spare, and Base64 may be padded. */
    @Test
    void aLinkHasOneSpelling() {
        String token = token(links);
        String rest = token.substring(0, token.length() - 1);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        assertThat(digits.chars()
                        .filter(digit -> links.read(rest + (char) digit).isPresent()))
                .containsExactly((int) token.charAt(token.length() - 1));
        assertThat(links.read(token + "=")).isEmpty();
        assertThat(links.read(token.replace(".", "=."))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a", "a.b", "%2e", "=.=", "../../etc/passwd", "\u0000.\u0000", "ạ.ạ"})
    void whatIsNoTokenIsNoLink(String token) {
        assertThat(links.read(token)).isEmpty();
    }

    @Test
    void aTokenHasABound() {
        assertThat(links.read("A".repeat(100_000) + "." + "A".repeat(100_000))).isEmpty();
        assertThat(links.read(token(links) + "A".repeat(1000))).isEmpty();
    }

    @Test
    void aFormBelongsToItsLink() {
        String token = token(links);
        String form = links.formToken(token);
        assertThat(links.isFormToken(token, form)).isTrue();
        assertThat(signedWith(key(2), key(1)).isFormToken(token, form)).isTrue();
        String other = links.explain(SomeNotices.fired("co-van")).getPath();
        assertThat(links.isFormToken(other, form)).isFalse();
        assertThat(links.isFormToken(token, "")).isFalse();
        assertThat(links.isFormToken(token, token.substring(token.indexOf('.') + 1)))
                .isFalse();
    }

    @Test
    void whoOnlySeesATextGetsNoLink() {
        String text = "Xem: " + links.explain(NOTICE) + "\nvà https://x.example.org/a.b";
        assertThat(SignedTokens.withoutTokens(text))
                .isEqualTo("Xem: https://canh-bao.example.org/answer/...\nvà https://x.example.org/a.b");
    }

    @Test
    void keysAreLongEnough() {
        assertThatThrownBy(() -> signedWith(new byte[31]))
                .hasMessageContaining("expected keys of at least 32 bytes, got one of 31");
        SignedLinkCodec keyless = signedWith();
        assertThat(keyless.read(token(links))).isEmpty();
        assertThatThrownBy(() -> keyless.explain(NOTICE)).isInstanceOf(IllegalStateException.class);
    }

    private static Instant expiry() {
        return Instant.ofEpochSecond(NOTICE.wantedAt().plus(LIFETIME).getEpochSecond());
    }

    private static SignedLinkCodec signedWith(byte[]... keys) {
        return new SignedLinkCodec(BASE, new LinkSigningKeys(Arrays.asList(keys)), LIFETIME);
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[LinkSigningKeys.LEAST_BYTES];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    private static String token(SignedLinkCodec links) {
        String path = links.explain(NOTICE).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
