package vn.chitieu.notification.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.TotalKey;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.documents.Page;

/** What every store of questions has to hold. */
public abstract class QuestionRepositoryContract {

    private static final Instant NOW = Instant.parse("2022-04-07T02:30:00.123Z");
    private static final CityKey HUE = new CityKey("hue:");

    private final QuestionRepository questions = empty();

    /** Returns a store without questions. */
    protected abstract QuestionRepository empty();

    @Test
    void findsWhatWasStoredInItsCityAlone() {
        QuestionRecord one = asked(CityKey.HOME, "a:1", "thuong-truc", NOW);
        QuestionRecord elsewhere = asked(HUE, "a:1", "uv-dn", NOW);
        assertThat(questions.store(one)).isTrue();
        assertThat(questions.store(elsewhere)).isTrue();
        assertThat(questions.find(CityKey.HOME, "a:1")).contains(one);
        assertThat(questions.find(HUE, "a:1")).contains(elsewhere);
        assertThat(questions.find(CityKey.HOME, "a")).isEmpty();
    }

    @Test
    void aWriteThatReadAnEarlierVersionIsRefused() {
        QuestionRecord one = asked(CityKey.HOME, "a", "thuong-truc", NOW);
        QuestionRecord answered = one.answered(new Question.Answer("uv-dn", "Đang đối chiếu.\nXin báo sau.", NOW));
        assertThat(questions.store(answered)).as("without a first version").isFalse();
        questions.store(one);
        assertThat(questions.store(one)).as("the first version twice").isFalse();
        assertThat(questions.store(answered)).isTrue();
        assertThat(questions.store(one.posted())).as("of the first version").isFalse();
        assertThat(questions.find(CityKey.HOME, "a")).contains(answered);
    }

    @Test
    void listsTheNewestFirstPageByPageOfAllOrOfOnePerson() {
        QuestionRecord old = asked(CityKey.HOME, "z", "thuong-truc", NOW);
        QuestionRecord middle = asked(CityKey.HOME, "a", "co-van", NOW.plusSeconds(1));
        QuestionRecord alike = asked(CityKey.HOME, "b", "thuong-truc", NOW.plusSeconds(1));
        QuestionRecord fresh = asked(CityKey.HOME, "c", "thuong-truc", NOW.plusSeconds(2));
        List.of(old, middle, alike, fresh, asked(HUE, "d", "thuong-truc", NOW)).forEach(questions::store);
        assertThat(questions.list(CityKey.HOME, Set.of(), null, 2)).containsExactly(fresh, middle);
        assertThat(questions.list(CityKey.HOME, Set.of(), "a", 2)).containsExactly(alike, old);
        assertThat(questions.list(CityKey.HOME, Set.of(), "z", 2)).isEmpty();
        assertThat(questions.list(CityKey.HOME, Set.of(), "unknown", 2)).isEmpty();
        assertThat(questions.list(CityKey.HOME, Set.of("thuong-truc"), "c", 9)).containsExactly(alike, old);
        assertThat(questions.list(CityKey.HOME, Set.of("uv-dn", "another"), null, 9))
                .as("those who are asked")
                .containsExactly(fresh, middle, alike, old);
        assertThat(questions.list(HUE, Set.of("co-van"), null, 9)).isEmpty();
    }

    @Test
    void knowsWhoseMailsAreToBePosted() {
        QuestionRecord one = asked(CityKey.HOME, "a", "thuong-truc", NOW);
        QuestionRecord elsewhere = asked(HUE, "b", "thuong-truc", NOW);
        questions.store(one);
        questions.store(elsewhere);
        assertThat(questions.pending(null, 9).items()).containsExactlyInAnyOrder(one, elsewhere);
        Page<QuestionRecord> first = questions.pending(null, 1);
        Page<QuestionRecord> second = questions.pending(first.next(), 1);
        assertThat(List.of(first.items().get(0), second.items().get(0))).containsExactlyInAnyOrder(one, elsewhere);
        assertThat(questions.pending(second.next(), 1)).isEqualTo(new Page<>(List.of(), null));
        questions.store(one.posted());
        assertThat(questions.pending(null, 9).items()).containsExactly(elsewhere);
    }

    private static QuestionRecord asked(CityKey city, String id, String asker, Instant at) {
        TotalKey about = new TotalKey(city, new Scope.Unit("nam-ngan"), "NEW_ENTERPRISES", new Quarter(2022, 1));
        return QuestionRecord.asked(
                new Question(id, about, asker, "Vì sao tháng 3\nkhông có số mới?", at), List.of("uv-dn", "uv-kt"));
    }
}
