package vn.chitieu.ingestion.entry;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import vn.chitieu.contracts.vocabulary.CodeTexts;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.ingestion.update.FindingCode;
import vn.chitieu.support.security.FormToken;
import vn.chitieu.support.web.PageShell;

/** Renders the page on which figures are entered, for a clerk with an account or for a link. Thread-safe. */
@Component
@ConditionalOnProperty("chitieu.ingestion.identity.issuer")
final class EntryPageRenderer {

    /** Codes of the checks that the page does without the service. */
    private static final List<FindingCode> CODES = List.of(
            FindingCode.VALUE_AMBIGUOUS,
            FindingCode.VALUE_NOT_A_DECIMAL,
            FindingCode.VALUE_TOO_LONG,
            FindingCode.VALUE_BELOW_ZERO,
            FindingCode.VALUE_NOT_WHOLE,
            FindingCode.REASON_REQUIRED,
            FindingCode.PERIOD_NOT_BEGUN,
            FindingCode.QUARTER_LOCKED,
            FindingCode.FAR_FROM_LAST_FIGURE);

    private static final String OF_LINKS = "link.";
    private static final String SIGNED_OUT = "signedOut";

    private final MessageBundle vietnamese = MessageBundle.of(EntryPageRenderer.class, "vi");
    private final MessageBundle english = MessageBundle.of(EntryPageRenderer.class, "en");
    private final PageShell shell;

    EntryPageRenderer(PageShell shell) {
        this.shell = shell;
    }

    /** Returns a language of ours: English where it is asked for, else Vietnamese. */
    static String language(@Nullable String asked) {
        return "en".equals(asked) ? "en" : "vi";
    }

    /**
     * Returns the page.
     *
     * @param language {@code vi} or {@code en}
     * @param person under whose name figures wait in the browser
     * @param reports whether the person reports for any unit
     * @param confirms whether the person confirms figures as the head of a unit
     * @param token what requests of the page send along
     * @param link what it is good for, where a link has opened it; null for a person with an account
     */
    String render(
            String language,
            String person,
            boolean reports,
            boolean confirms,
            @Nullable FormToken token,
            @Nullable Link link) {
        MessageBundle words = language.equals("en") ? english : vietnamese;
        Context context = shell.context(language, "");
        Map<String, String> ofScript =
                texts(words.keys().stream().filter(key -> !key.startsWith(OF_LINKS)), words::say);
        if (link != null) {
            ofScript.put(SIGNED_OUT, words.say("link.over"));
            context.setVariable(
                    "intro",
                    words.say(
                            confirms ? "link.head" : "link.intro", Map.of("unit", link.unit(), "until", link.until())));
        } else {
            context.setVariable("intro", words.say("intro"));
        }
        context.setVariable("words", words);
        context.setVariable("ofScript", ofScript);
        context.setVariable("codes", texts(CODES.stream().map(FindingCode::name), textsOf(language)));
        context.setVariable("person", person);
        context.setVariable("reports", reports);
        context.setVariable("confirms", confirms);
        context.setVariable("token", token);
        context.setVariable("link", link);
        return shell.render("entry", context);
    }

    private static Map<String, String> texts(Stream<String> keys, Function<String, String> text) {
        return new TreeMap<>(keys.collect(Collectors.toMap(Function.identity(), text)));
    }

    private static Function<String, String> textsOf(String language) {
        CodeTexts texts = CodeTexts.of(FindingCode.class);
        return language.equals("en") ? texts::remedy : texts::pattern;
    }

    /**
     * What a link is good for.
     *
     * @param unit name of the unit
     * @param quarter the only quarter that can be chosen, such as {@code 2022-Q1}
     * @param until when it ends, as people read it
     */
    record Link(String unit, String quarter, String until) {}
}
