package vn.chitieu.contracts.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What every text of a code for a clerk keeps to, for the tests of the modules that have codes. */
public final class ClerkTexts {

    /** Onset, vowels and coda of a Vietnamese syllable without its marks. */
    private static final Pattern SYLLABLE =
            Pattern.compile("(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(ng|nh|ch|[cmnpt])?");

    private static final Set<String> ENGLISH = Set.of(
            "the", "not", "then", "that", "this", "can", "on", "in", "at", "it", "an", "out", "one", "unit", "put");

    /** Names that are the same in every language, and words that a reader has to type. */
    private static final Set<String> NAMES = Set.of(
            "ascii",
            "json",
            "csv",
            "utf",
            "excel",
            "xlsx",
            "kafka",
            "etag",
            "if",
            "match",
            "idempotency",
            "key",
            "city",
            "cluster",
            "unit",
            "even",
            "seasonal",
            "numbers",
            "vi",
            "en",
            "q",
            "t",
            "updates",
            "targets",
            "mb",
            "kb",
            "byte",
            "application");

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    private ClerkTexts() {}

    /** Fails unless every code of an enum has both texts, as good as a test can see. */
    public static void areComplete(Class<? extends Enum<?>> codes, Class<? extends Enum<?>> shared) {
        Set<String> names = new HashSet<>();
        for (Enum<?> code : codes.getEnumConstants()) {
            names.add(code.name());
            CodeTexts own = CodeTexts.of(codes);
            assertThat(own.remedy(code.name())).as("English of %s", code).isNotBlank();
            isForAClerk(code.name(), own.has(code.name()) ? own : CodeTexts.of(shared));
        }
        Stream.of("vi", "en")
                .flatMap(language -> CodeTexts.of(codes).keys(language).stream())
                .forEach(key -> assertThat(names).as("codes").contains(key.replace(".title", "")));
    }

    private static void isForAClerk(String code, CodeTexts texts) {
        String pattern = texts.pattern(code);
        Map<String, String> values = new HashMap<>();
        PLACE.matcher(pattern).results().map(place -> place.group(1)).forEach(place -> values.put(place, "9"));
        for (String text : List.of(texts.vietnamese(code), texts.vietnamese(code, values))) {
            assertThat(text).as(code).doesNotContainPattern("[{}\\[\\]]").doesNotContainPattern(" ([.,;]( |$)| )");
            assertThat(isMarked(text))
                    .as("Vietnamese letters in %s: %s", code, text)
                    .isTrue();
            assertThat(foreignWords(text))
                    .as("words of %s that are not Vietnamese: %s", code, text)
                    .isEmpty();
            String[] sentences = text.split("[.] (?=\\p{Lu})");
            assertThat(sentences)
                    .as("%s says what is wrong and what to do: %s", code, text)
                    .hasSizeGreaterThan(1);
            assertThat(sentences[sentences.length - 1].toLowerCase(Locale.ROOT))
                    .as("%s ends with what to do: %s", code, text)
                    .startsWith("hãy ");
        }
    }

    private static boolean isMarked(String text) {
        return !Normalizer.normalize(text, Normalizer.Form.NFD).equals(text) && text.contains("ã");
    }

    private static Set<String> foreignWords(String text) {
        Set<String> foreign = new HashSet<>();
        WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !NAMES.contains(word))
                .filter(word -> ENGLISH.contains(word)
                        || !SYLLABLE.matcher(unmarked(word)).matches())
                .forEach(foreign::add);
        return foreign;
    }

    private static String unmarked(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd');
    }
}
