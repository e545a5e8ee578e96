package vn.chitieu.notification.answerlink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.notification.cases.life.CaseAnswers;
import vn.chitieu.notification.cases.model.CaseState;
import vn.chitieu.notification.cases.model.HistoryEntry;
import vn.chitieu.notification.cases.policy.Rule;

class PhrasesTest {

    private final Set<String> vi =
            MessageBundle.of(AnswerPageRenderer.class, "vi").keys();

    @Test
    void bothLanguagesHaveTheSamePhrases() {
        assertThat(new TreeSet<>(
                        MessageBundle.of(AnswerPageRenderer.class, "en").keys()))
                .isEqualTo(new TreeSet<>(vi));
    }

    @Test
    void everythingThatCanBeSaidHasAPhrase() {
        assertThat(vi)
                .containsAll(keys("rule.", Rule.values()))
                .containsAll(keys("state.", CaseState.values()))
                .containsAll(keys("history.", HistoryEntry.What.values()))
                .containsAll(keys("error.", CaseAnswers.Refusal.values()))
                .containsAll(keys("refused.", LinkVisit.Reason.values()));
    }

    private static Set<String> keys(String prefix, Enum<?>[] values) {
        return new TreeSet<>(
                Arrays.stream(values).map(value -> prefix + value.name()).toList());
    }
}
