package vn.chitieu.support.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.contracts.vocabulary.ReportingPeriod;

class EntryLinkCodecTest {

    private static final Instant EXPIRES = Instant.parse("2022-05-07T17:00:00Z");
    private static final EntryLink LINK =
            new EntryLink("thanh-hoa", "nam-ngan", ReportingPeriod.parse("2022-Q1"), "chu-tich-nam-ngan", EXPIRES);

    private final EntryLinkCodec links = signedWith(key(1));

    @ParameterizedTest
    @ValueSource(strings = {"2022-Q1", "2022-03", "2022-03-31"})
    void aLinkSaysWhoMaySendWhatUntilWhen(String period) {
        EntryLink link =
                new EntryLink("thanh-hoa", "nam-ngan", ReportingPeriod.parse(period), "chu-tich-nam-ngan", EXPIRES);
        assertThat(links.read(links.write(link))).contains(link);
        assertThat(links.write(link))
                .isEqualTo(signedWith(key(1)).write(link))
                .matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @CsvSource({
        "nam-ngan, dong-ve",
        "2022-Q1, 2022-Q2",
        "chu-tich, uv-bch",
        "thanh-hoa, hai-phong",
        "1651942800, 1999999999"
    })
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
    void aLinkSaysWhetherItWasMadeForTheHeadAndNoOtherCanBeMadeOne() {
        EntryLink ofHead = new EntryLink(LINK.city(), LINK.unit(), LINK.period(), LINK.recipient(), EXPIRES, true);
        assertThat(links.read(links.write(ofHead))).contains(ofHead);
        assertThat(links.read(links.write(LINK)).orElseThrow().ofHead()).isFalse();
        SignedTokens tokens = new SignedTokens(new LinkSigningKeys(List.of(key(1))));
        List<String> lines = List.of("thanh-hoa", "nam-ngan", "2022-Q1", "chu-tich-nam-ngan", "1651942800");
        assertThat(tokens.read("entry", links.write(LINK)))
                .as("as releases read it that know of no heads")
                .contains(with("1", lines));
        assertThat(links.read(tokens.write("entry", with("1", with(lines, "HEAD")))))
                .isEmpty();
        assertThat(links.read(tokens.write("entry", with("2", with(lines, "CLERK")))))
                .isEmpty();
        String signature = links.write(LINK).split("\\.")[1];
        String forged = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        String.join("\n", with("2", with(lines, "HEAD"))).getBytes(StandardCharsets.UTF_8));
        assertThat(links.read(forged + "." + signature)).isEmpty();
    }

    private static List<String> with(String first, List<String> lines) {
        return Stream.concat(Stream.of(first), lines.stream()).toList();
    }

    private static List<String> with(List<String> lines, String last) {
        return Stream.concat(lines.stream(), Stream.of(last)).toList();
    }

    @Test
    void aTokenForAnotherPurposeIsNoLink() {
        SignedTokens tokens = new SignedTokens(new LinkSigningKeys(List.of(key(1))));
        String[] lines = {"1", "thanh-hoa", "nam-ngan", "2022-Q1", "chu-tich-nam-ngan", "1651942800"};
        assertThat(links.read(tokens.write("link", List.of(lines)))).isEmpty();
        assertThat(links.read(tokens.write("entry", List.of(lines)))).isPresent();
        assertThat(tokens.read("link", links.write(LINK))).isEmpty();
    }

    @Test
    void anOlderKeyIsStillReadAndTheFirstOneSigns() {
        EntryLinkCodec rotated = signedWith(key(2), key(1));
        assertThat(rotated.read(links.write(LINK))).contains(LINK);
        assertThat(links.read(rotated.write(LINK))).isEmpty();
        assertThat(signedWith(key(2)).read(links.write(LINK))).isEmpty();
    }

    @Test
    void whatIsSignedAndUnreadableIsNoLink() {
        SignedTokens tokens = new SignedTokens(new LinkSigningKeys(List.of(key(1))));
        assertThat(links.read(tokens.write("entry", List.of("2", "a", "b", "2022-Q1", "c", "1"))))
                .isEmpty();
        assertThat(links.read(tokens.write("entry", List.of("1", "a", "b", "2022-Q5", "c", "1"))))
                .isEmpty();
        assertThat(links.read(tokens.write("entry", List.of("1", "a", "b", "2022-Q1", "c", "x"))))
                .isEmpty();
        assertThat(links.read(tokens.write("entry", List.of("1", "a", "", "2022-Q1", "c", "1"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a", "a.b", "%2e", "=.=", "../../etc/passwd"})
    void whatIsNoTokenIsNoLink(String token) {
        assertThat(links.read(token)).isEmpty();
        assertThat(links.read("A".repeat(100_000) + token)).isEmpty();
    }

    @Test
    void aFormBelongsToItsLink() {
        String token = links.write(LINK);
        assertThat(links.isFormToken(token, links.formToken(token))).isTrue();
        assertThat(signedWith(key(2), key(1)).isFormToken(token, links.formToken(token)))
                .isTrue();
        assertThat(links.isFormToken(token + "x", links.formToken(token))).isFalse();
        assertThat(links.isFormToken(token, token.substring(token.indexOf('.') + 1)))
                .isFalse();
        assertThat(links.isFormToken(token, "")).isFalse();
    }

    @Test
    void aPersonWhoOnlySeesATextGetsNoLink() {
        String text = "Nhập số liệu: https://x.example.org/ingestion/" + EntryLinkCodec.PATH + links.write(LINK) + "\n";
        assertThat(SignedTokens.withoutTokens(text))
                .isEqualTo("Nhập số liệu: https://x.example.org/ingestion/lien-ket/...\n");
    }

    @Test
    void withoutAKeyNothingIsWrittenOrRead() {
        EntryLinkCodec keyless = signedWith();
        assertThat(keyless.canSign()).isFalse();
        assertThat(keyless.read(links.write(LINK))).isEmpty();
        assertThatThrownBy(() -> keyless.write(LINK)).isInstanceOf(IllegalStateException.class);
    }

    private static EntryLinkCodec signedWith(byte[]... keys) {
        return new EntryLinkCodec(new SignedTokens(new LinkSigningKeys(Arrays.asList(keys))));
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[LinkSigningKeys.LEAST_BYTES];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
