package vn.chitieu.support.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a password has to be: long enough, and none of those that are tried first (OWASP ASVS 4.0.3, 2.1.1, 2.1.2 and
 * 2.1.7). The most common ones of at least twelve characters are made of a few words, a digit or two and a run of keys;
 * so the words stand in a list, and a password that is only such a word, repeated or with digits and signs around it,
 * is refused, and so is a run. Pure.
 */
public final class PasswordPolicy {

    /** The fewest characters. */
    public static final int SHORTEST = 12;

    /** The most characters: a sentence fits, and hashing it takes no longer than any other. */
    public static final int LONGEST = 128;

    private static final int FEWEST_DIFFERENT = 5;
    private static final List<String> RUNS = List.of(
            "0123456789012345678901234567890",
            "9876543210987654321098765432109",
            "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
            "qwertyuiopasdfghjklzxcvbnmqwertyuiop",
            "qazwsxedcrfvtgbyhnujmikolp",
            "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
            "1q2w3e4r5t6y7u8i9o0p",
            "q1w2e3r4t5y6u7i8o9p0");
    private static final Set<String> COMMON = read();

    private PasswordPolicy() {}

    /** Returns what is wrong with a password, without it; empty where nothing is. */
    public static Optional<String> fault(String password) {
        int characters = password.codePointCount(0, password.length());
        if (characters < SHORTEST || characters > LONGEST) {
            return Optional.of("expected a password of at least " + SHORTEST + " characters and at most " + LONGEST
                    + ", got " + characters + " characters");
        }
        return isCommon(plain(password))
                ? Optional.of("expected a password that is not among the most common, got one of them")
                : Optional.empty();
    }

    private static boolean isCommon(String plain) {
        String word = withoutRepeats(letters(plain));
        return plain.chars().distinct().count() < FEWEST_DIFFERENT
                || RUNS.stream().anyMatch(run -> run.contains(plain))
                || COMMON.contains(plain)
                || COMMON.contains(word)
                || COMMON.contains(withoutRepeats(letters(unleeted(plain))))
                || word.isEmpty()
                || RUNS.stream().anyMatch(run -> run.contains(word) && word.length() > 3);
    }

    /** Lower case, without the marks of Vietnamese. */
    private static String plain(String password) {
        return Normalizer.normalize(password.toLowerCase(Locale.ROOT).replace('đ', 'd'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "");
    }

    private static String letters(String plain) {
        return plain.replaceAll("[^\\p{L}]+", "");
    }

    private static String unleeted(String plain) {
        return plain.replaceAll("[^\\p{L}]+$", "")
                .replace('0', 'o')
                .replace('1', 'i')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('@', 'a')
                .replace('5', 's')
                .replace('$', 's')
                .replace('7', 't');
    }

    /** Returns {@code pass} of {@code passpasspass}. */
    private static String withoutRepeats(String text) {
        for (int length = 1; length <= text.length() / 2; length++) {
            if (text.length() % length == 0
                    && text.equals(text.substring(0, length).repeat(text.length() / length))) {
                return text.substring(0, length);
            }
        }
        return text;
    }

    private static Set<String> read() {
        try (InputStream list =
                Objects.requireNonNull(PasswordPolicy.class.getResourceAsStream("/common-passwords.txt"))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(String::strip)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
