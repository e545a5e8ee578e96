package vn.chitieu.contracts.vocabulary;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of the stable codes of one enum, in English for programmers and in Vietnamese for the clerk, from the files
 * {@code <Enum>.en.properties} and {@code <Enum>.vi.properties} beside it. There is no other place for them.
 *
 * <p>English has {@code CODE}, what to do, and may have {@code CODE.title}, what it means. Vietnamese has one text for
 * a code: what is wrong and, in its last sentence, what to do. Values at hand stand in segments, {@code [ Đang ghi
 * {got}.]}: a segment is left out unless all of its places are filled, so no text ever shows a place. Immutable,
 * thread-safe.
 */
public final class CodeTexts {

    private static final Pattern SEGMENT = Pattern.compile("\\[([^\\[\\]]*)]");
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    private static final ClassValue<CodeTexts> OF_ENUMS = new ClassValue<>() {
        @Override
        protected CodeTexts computeValue(Class<?> codes) {
            String name = codes.getName();
            String file = name.substring(name.lastIndexOf('.') + 1).replace("$", "");
            return new CodeTexts(MessageBundle.of(codes, file, "en"), MessageBundle.of(codes, file, "vi"));
        }
    };

    private final MessageBundle english;
    private final MessageBundle vietnamese;

    private CodeTexts(MessageBundle english, MessageBundle vietnamese) {
        this.english = english;
        this.vietnamese = vietnamese;
    }

    /**
     * Returns the texts of the enum that a code is of.
     *
     * @throws IllegalArgumentException if its files are missing, or have a key twice
     */
    public static CodeTexts of(Enum<?> code) {
        return of(code.getDeclaringClass());
    }

    /** Returns the texts of the codes of an enum. */
    public static CodeTexts of(Class<?> codes) {
        return OF_ENUMS.get(codes);
    }

    /** Returns what a code means, in English, one short sentence without a full stop; empty where it has none. */
    public Optional<String> title(String code) {
        return Optional.ofNullable(english.raw(code + ".title"));
    }

    /** Returns what the caller can do about a code, in English. */
    public String remedy(String code) {
        return required(english, code);
    }

    /** Returns whether a code has a Vietnamese text here. */
    public boolean has(String code) {
        return vietnamese.has(code);
    }

    /** Returns what is wrong and what to do, in Vietnamese, with no values. */
    public String vietnamese(String code) {
        return vietnamese(code, Map.of());
    }

    /**
     * Returns what is wrong and what to do, in Vietnamese, with the values at hand.
     *
     * @param values text by the name of its place; those that the text has no place for are ignored, and what fills a
     *     place is never looked through for places itself
     */
    public String vietnamese(String code, Map<String, String> values) {
        return SEGMENT.matcher(required(vietnamese, code))
                .replaceAll(segment -> Matcher.quoteReplacement(filled(segment.group(1), values)))
                .strip();
    }

    /** Returns the Vietnamese text of a code as its file has it, with segments and places. */
    public String pattern(String code) {
        return required(vietnamese, code);
    }

    /** Returns the keys of both files, for a test that each belongs to a code. */
    public Set<String> keys(String language) {
        return ("vi".equals(language) ? vietnamese : english).keys();
    }

    private static String filled(String segment, Map<String, String> values) {
        Matcher places = PLACE.matcher(segment);
        while (places.find()) {
            if (values.get(places.group(1)) == null) {
                return "";
            }
        }
        return PLACE.matcher(segment)
                .replaceAll(place -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(place.group(1)))));
    }

    private static String required(MessageBundle texts, String code) {
        return Optional.ofNullable(texts.raw(code))
                .orElseThrow(() -> new IllegalArgumentException("expected the text of a code, got " + code));
    }
}
