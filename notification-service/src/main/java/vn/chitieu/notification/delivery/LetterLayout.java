package vn.chitieu.notification.delivery;

import java.util.Locale;
import java.util.Map;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import vn.chitieu.notification.domain.letter.Letter;

/** Lays a letter out as text and as HTML. Thread-safe. */
final class LetterLayout {

    private static final Map<Letter.Tone, String> COLOURS = Map.of(
            Letter.Tone.SEVERE, "#a61b1b",
            Letter.Tone.WARNING, "#b45309",
            Letter.Tone.GOOD, "#17724a",
            Letter.Tone.NEUTRAL, "#33557d");

    private final TemplateEngine html = engine(TemplateMode.HTML, ".html");
    private final TemplateEngine text = engine(TemplateMode.TEXT, ".txt");

    /** Returns the letter as plain text with LF line ends. */
    String text(Letter letter) {
        return text.process("letter", context(letter));
    }

    /** Returns the letter as an HTML document that needs nothing from elsewhere. */
    String html(Letter letter) {
        return html.process("letter", context(letter));
    }

    private static Context context(Letter letter) {
        Context context = new Context(Locale.forLanguageTag(letter.language()));
        context.setVariable("letter", letter);
        context.setVariable("colour", COLOURS.get(letter.tone()));
        return context;
    }

    private static TemplateEngine engine(TemplateMode mode, String suffix) {
        ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver(LetterLayout.class.getClassLoader());
        files.setPrefix("vn/chitieu/notification/delivery/");
        files.setSuffix(suffix);
        files.setTemplateMode(mode);
        files.setCharacterEncoding("UTF-8");
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(files);
        return engine;
    }
}
