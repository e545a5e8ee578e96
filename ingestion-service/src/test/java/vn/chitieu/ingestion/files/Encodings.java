package vn.chitieu.ingestion.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** Texts in the encodings in which spreadsheets of Vietnam save them. */
final class Encodings {

    private static final Charset VIETNAMESE = Charset.forName("windows-1258");
    private static final String TONES = "\u0300\u0309\u0303\u0301\u0323";

    private Encodings() {}

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] utf8WithMark(String text) {
        return utf8('\ufeff' + text);
    }

    /** Returns what Excel saves as "Unicode Text". */
    static byte[] utf16(String text, Charset order) {
        return ('\ufeff' + text).getBytes(order);
    }

    /** Returns what a Vietnamese Windows saves: a vowel, and its tone behind it. */
    static byte[] windows1258(String text) {
        CharsetEncoder encoder = VIETNAMESE.newEncoder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        text.codePoints().forEach(character -> {
            String one = Character.toString(character);
            bytes.writeBytes((encoder.canEncode(one) ? one : apart(one)).getBytes(VIETNAMESE));
        });
        return bytes.toByteArray();
    }

    /** Returns what a Western Windows saves: letters that it does not have are lost. */
    static byte[] windows1252(String text) {
        return text.getBytes(Charset.forName("windows-1252"));
    }

    private static String apart(String letter) {
        String all = Normalizer.normalize(letter, Normalizer.Form.NFD);
        String tone = all.codePoints()
                .filter(mark -> TONES.indexOf(mark) >= 0)
                .mapToObj(Character::toString)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a letter with a tone, got " + letter.toLowerCase(Locale.ROOT)));
        return Normalizer.normalize(all.replace(tone, ""), Normalizer.Form.NFC) + tone;
    }
}
