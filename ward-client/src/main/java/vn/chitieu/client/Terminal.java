package vn.chitieu.client;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Output of the command to its user. A console says in which encoding it shows text; a file or another program gets
 * UTF-8. What an encoding cannot show, such as ế in most code pages of Windows, is shown without its marks rather than
 * as a question mark.
 */
final class Terminal extends PrintStream {

    private final CharsetEncoder encoder;

    private Terminal(FileDescriptor to, Charset charset) {
        this(new FileOutputStream(to), charset);
    }

    /** Makes a screen that shows that encoding. */
    Terminal(OutputStream to, Charset charset) {
        super(to, true, charset);
        this.encoder = charset.newEncoder();
    }

    /** Returns the screen of what a command answers. */
    static Terminal out() {
        return new Terminal(FileDescriptor.out, charset());
    }

    /** Returns the screen of what went wrong, and of progress. */
    static Terminal err() {
        return new Terminal(FileDescriptor.err, charset());
    }

    /** From Java 22 on there always is a console, which shows what the system shows. */
    @SuppressWarnings("SystemConsoleNull")
    private static Charset charset() {
        Console console = System.console();
        return console == null ? StandardCharsets.UTF_8 : console.charset();
    }

    @Override
    public void print(String text) {
        super.print(shown(text));
    }

    @Override
    public void println(String text) {
        super.println(shown(text));
    }

    @Override
    public void println(Object thing) {
        super.println(shown(String.valueOf(thing)));
    }

    private String shown(String text) {
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(character -> {
            String letter = Character.toString(character);
            shown.append(encoder.canEncode(letter) ? letter : plain(letter));
        });
        return shown.toString();
    }

    private String plain(String letter) {
        String base = switch (letter) {
            case "đ" -> "d";
            case "Đ" -> "D";
            case "…" -> "...";
            case "✓" -> "+";
            case "✗" -> "x";
            default -> Normalizer.normalize(letter, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        };
        return encoder.canEncode(base) ? base : "?";
    }
}
