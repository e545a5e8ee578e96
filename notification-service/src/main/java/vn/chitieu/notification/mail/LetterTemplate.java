package vn.chitieu.notification.mail;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import vn.chitieu.notification.mail.letter.Letter;

/** Lays a letter out as text and as HTML. Thread-safe. */
public final class LetterTemplate {

    private static final Map<Letter.Tone, String> COLOURS = Map.of(
            Letter.Tone.SEVERE, "#a61b1b",
            Letter.Tone.WARNING, "#b45309",
            Letter.Tone.GOOD, "#17724a",
            Letter.Tone.NEUTRAL, "#33557d");

    /** Pixels; a report has wide tables and charts. */
    private static final int NARROW = 640;

    private static final int WIDE = 860;

    /** As narrow as a chart can be, so that it can still be read on a telephone. */
    static final int PICTURE_WIDTH = 600;

    private static final Pattern BLANK_LINES = Pattern.compile("\n{3,}");

    private final TemplateEngine html = engine(TemplateMode.HTML, ".html");
    private final TemplateEngine text = engine(TemplateMode.TEXT, ".txt");

    /** Returns the letter as plain text with LF line ends. */
    String text(Letter letter) {
        return BLANK_LINES.matcher(text.process("letter", context(letter))).replaceAll("\n\n");
    }

    /**
     * Returns the letter as an HTML document that needs nothing from elsewhere but its own pictures.
     *
     * @param contentId what the Content-ID of each of them ends in, after its id and a dot
     */
    String html(Letter letter, String contentId) {
        Context context = context(letter);
        context.setVariable("contentId", contentId);
        context.setVariable("colour", COLOURS.get(letter.tone()));
        context.setVariable("width", letter.pictures().isEmpty() ? NARROW : WIDE);
        context.setVariable("pictureWidth", PICTURE_WIDTH);
        return html.process("letter", context);
    }

    private static Context context(Letter letter) {
        Context context = new Context(Locale.forLanguageTag(letter.language()));
        context.setVariable("letter", letter);
        return context;
    }

    private static TemplateEngine engine(TemplateMode mode, String suffix) {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver(LetterTemplate.class.getClassLoader());
        files.setPrefix("vn/chitieu/notification/mail/");
        files.setSuffix(suffix);
        files.setTemplateMode(mode);
        files.setCharacterEncoding("UTF-8");
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(files);
        return engine;
    }
}
