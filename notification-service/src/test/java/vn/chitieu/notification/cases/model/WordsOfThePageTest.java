package vn.chitieu.notification.cases.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.mailoperations.Intervention;
import vn.chitieu.notification.notice.NoticeKind;
import vn.chitieu.notification.outbox.DeliveryState;

/** The page of the staff has a word for every value that it can get. */
class WordsOfThePageTest {

    @ParameterizedTest
    @ValueSource(strings = {"vi", "en"})
    void hasAWordForEach(String language) throws IOException {
        String words =
                new ClassPathResource("static/pages/js/" + language + ".js").getContentAsString(StandardCharsets.UTF_8);
        Stream.<Stream<? extends Enum<?>>>of(
                        in(words, "states", CaseState.values()),
                        in(words, "rules", Rule.values()),
                        in(words, "happened", HistoryEntry.What.values()),
                        in(words, "mailStates", DeliveryState.values()),
                        in(words, "kinds", NoticeKind.values()),
                        in(words, "actions", Intervention.Action.values()))
                .flatMap(missing -> missing)
                .forEach(missing -> assertThat(missing)
                        .as("a word in %s of %s", language, missing)
                        .isNull());
    }

    /** Returns those without a word in a group of words. */
    private static <E extends Enum<E>> Stream<E> in(String words, String group, E[] values) {
        var found = Pattern.compile("(?s)\\b" + group + ": \\{(.*?)\\}").matcher(words);
        String all = found.find() ? found.group(1) : "";
        return Arrays.stream(values)
                .filter(value ->
                        !Pattern.compile("\\b" + value + ": '").matcher(all).find());
    }
}
