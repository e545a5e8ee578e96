package vn.chitieu.notification.answerlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.question.Question;
import vn.chitieu.notification.question.QuestionLinks;
import vn.chitieu.notification.question.QuestionNotice;
import vn.chitieu.support.link.LinkSigningKeys;
import vn.chitieu.support.link.SignedTokens;

class QuestionLinkCodecTest {

    private static final URI BASE = URI.create("https://chitieu.example.org/canh-bao/");
    private static final Instant NOW = Instant.parse("2022-04-07T02:30:00Z");
    private static final List<byte[]> KEYS = List.of(new byte[LinkSigningKeys.LEAST_BYTES]);

    private final QuestionLinkCodec links = codec(KEYS);

    @ParameterizedTest
    @ValueSource(strings = {"", "hue:"})
    void whoIsAskedGetsALinkToThatQuestionAlone(String city) {
        QuestionLinks.Link toAnswer = links.of(notice(city, null));
        assertThat(toAnswer.needsAccount()).isFalse();
        String link = toAnswer.address().toString();
        assertThat(link).startsWith(BASE + "answer/question/");
        assertThat(links.read(token(link)))
                .contains(
                        new QuestionLink("chu-tich-nam-ngan", new CityKey(city), "q:1", NOW.plus(Duration.ofDays(60))));
        assertThat(links.of(notice(city, null))).as("the same each time").isEqualTo(toAnswer);
        assertThat(SignedTokens.withoutTokens("Xem " + link + " ngay"))
                .as("a mail that staff look at")
                .isEqualTo("Xem " + BASE + "answer/question/... ngay");
    }

    @Test
    void whoAskedIsLedToThePageOfQuestionsAndSoIsEverybodyWhereNothingCanBeSigned() {
        Question.Answer answer = new Question.Answer("chu-tich-nam-ngan", "Đang đối chiếu.", NOW);
        QuestionLinks.Link page = new QuestionLinks.Link(URI.create(BASE + "?view=questions&city=hue"), true);
        assertThat(links.of(notice("hue:", answer))).isEqualTo(page);
        assertThat(codec(List.of()).of(notice("hue:", null))).isEqualTo(page);
    }

    @Test
    void whatAnotherKeyOrPurposeHasSignedIsNoLink() {
        String token = token(links.of(notice("", null)).address().toString());
        byte[] other = new byte[LinkSigningKeys.LEAST_BYTES];
        other[0] = 1;
        assertThat(codec(List.of(other)).read(token)).isEmpty();
        assertThat(links.read(token + "A")).isEmpty();
        assertThat(links.read("")).isEmpty();
        SignedLinkCodec ofCases = new SignedLinkCodec(BASE, new LinkSigningKeys(KEYS), Duration.ofDays(60));
        assertThat(ofCases.read(token)).isEmpty();
        assertThat(links.isFormToken(token, links.formToken(token))).isTrue();
        assertThat(links.isFormToken(token, ofCases.formToken(token))).isFalse();
        String unreadable =
                new SignedTokens(new LinkSigningKeys(KEYS)).write("question", List.of("1", "a", "", "q", "x"));
        assertThat(links.read(unreadable)).isEmpty();
    }

    private static QuestionNotice notice(String city, Question.@Nullable Answer answer) {
        TotalKey about =
                new TotalKey(new CityKey(city), new Scope.Unit("nam-ngan"), "NEW_ENTERPRISES", new Quarter(2022, 1));
        return new QuestionNotice(
                new Question("q:1", about, "thuong-truc", "Vì sao?", NOW), answer, "chu-tich-nam-ngan");
    }

    private static String token(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static QuestionLinkCodec codec(List<byte[]> keys) {
        return new QuestionLinkCodec(
                BASE,
                new SignedTokens(new LinkSigningKeys(keys)),
                Duration.ofDays(60),
                city -> city.isHome() ? "" : "&city=hue");
    }
}
