package vn.chitieu.support.link;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes and reads the tokens of signed links: some lines of text and their signature for one purpose, both in Base64
 * for addresses, with a full stop between. There is one token for one text: whatever reads the same but is written
 * otherwise is refused. Thread-safe.
 */
public final class SignedTokens {

    private static final int MOST_CHARACTERS = 1000;
    private static final Pattern IN_A_TEXT = Pattern.compile("(/(?:answer(?:/question)?|" + EntryLinkCodec.SEGMENT + "|"
            + AccountLinkCodec.SEGMENT + ")/)[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private final LinkSigningKeys keys;

    /** Takes the keys. */
    public SignedTokens(LinkSigningKeys keys) {
        this.keys = keys;
    }

    /** Returns whether there is a key to sign with. */
    public boolean canSign() {
        return keys.areThere();
    }

    /**
     * Returns a token; the same each time while the first key stays.
     *
     * @param purpose what it is for; a token for one purpose is none for another
     * @param lines what it says, without line ends in them
     * @throws IllegalStateException if there is no key
     */
    public String write(String purpose, List<String> lines) {
        return unsigned(lines) + "." + signature(purpose, String.join("\n", lines));
    }

    /** Returns the part of a token that says what it is good for. */
    static String unsigned(List<String> lines) {
        return TO_TEXT.encodeToString(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the lines of the part of a token that says what it is good for; empty where it is another text. */
    static Optional<List<String>> said(String unsigned) {
        byte[] text = bytes(unsigned);
        String said = new String(text, StandardCharsets.UTF_8);
        return text.length > 0 && Arrays.equals(said.getBytes(StandardCharsets.UTF_8), text)
                ? Optional.of(List.of(said.split("\n", -1)))
                : Optional.empty();
    }

    /**
     * Returns the lines of a token; empty where none of the keys has signed it for that purpose.
     *
     * @param token untrusted input
     */
    public Optional<List<String>> read(String purpose, String token) {
        int stop = token.indexOf('.');
        if (stop < 0 || token.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        return said(token.substring(0, stop))
                .filter(lines -> hasSigned(purpose, String.join("\n", lines), token.substring(stop + 1)));
    }

    /**
     * Returns the signature of a text for one purpose, as it stands in an address or a form.
     *
     * @throws IllegalStateException if there is no key
     */
    public String signature(String purpose, String text) {
        return TO_TEXT.encodeToString(keys.sign(purpose, text));
    }

    /** Returns whether one of the keys has made that signature of that text for that purpose. */
    public boolean hasSigned(String purpose, String text, String signature) {
        return keys.haveSigned(purpose, text, bytes(signature));
    }

    /** Returns a text with the tokens of its links cut out: a person who views a mail is not its recipient. */
    public static String withoutTokens(String text) {
        return IN_A_TEXT.matcher(text).replaceAll("$1...");
    }

    /** Returns the bytes of their canonical text; none where it is another text. */
    private static byte[] bytes(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return TO_TEXT.encodeToString(bytes).equals(text) ? bytes : new byte[0];
        } catch (IllegalArgumentException none) {
            return new byte[0];
        }
    }
}
