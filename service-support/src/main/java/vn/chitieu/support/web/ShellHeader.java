package vn.chitieu.support.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.thymeleaf.context.Context;
import vn.chitieu.contracts.vocabulary.MessageBundle;

/**
 * What the header of every page has: the sections that the person may open, the languages, the colors, who is signed
 * in. Thread-safe.
 */
public final class ShellHeader {

    /** Where people change their password, from the root of the ingestion service. */
    public static final String PASSWORD_PAGE = "mat-khau";

    /** Where remarks of units are read and answered, from the root of the ingestion service. */
    public static final String REMARKS_PAGE = "kien-nghi";

    private final MessageBundle vietnamese = MessageBundle.of(ShellHeader.class, "vi");
    private final MessageBundle english = MessageBundle.of(ShellHeader.class, "en");
    private final ProductAddresses addresses;
    private final PageVisitor.Current visitors;

    /** Makes a header with links to those addresses. */
    public ShellHeader(ProductAddresses addresses, PageVisitor.Current visitors) {
        this.addresses = addresses;
        this.visitors = visitors;
    }

    /**
     * Adds the variables of the header: {@code shell} with its words, {@code sections}, {@code desk} with the pages of
     * an administrator, {@code visitor} and {@code role}, {@code passwordPage}, {@code remarksPage}, {@code other} with
     * the link to the other language, {@code scheme} and {@code schemes}.
     *
     * @param root the way from the page to the root of its service
     * @param city that links name; null where there is no other to choose
     */
    void addTo(Context context, String language, String root, @Nullable String city) {
        boolean isEnglish = language.equals("en");
        MessageBundle words = isEnglish ? english : vietnamese;
        HttpServletRequest request = request();
        QueryLink here = QueryLink.of(request);
        PageVisitor visitor = visitors.visitor().orElse(null);
        ColorScheme chosen = request == null ? ColorScheme.AUTO : ColorScheme.chosenBy(request);
        String other = isEnglish ? "vi" : "en";
        context.setVariable("shell", words);
        context.setVariable("visitor", visitor);
        context.setVariable(
                "role",
                visitor == null ? null : words.say("role." + visitor.role().toLowerCase(Locale.ROOT)));
        String query = "?lang=" + language + (city == null ? "" : "&city=" + city);
        context.setVariable("sections", sections(visitor, words, root, query));
        context.setVariable("desk", desk(visitor, words, root, query));
        context.setVariable(
                "passwordPage",
                addresses
                        .linkTo(Section.Service.INGESTION, PASSWORD_PAGE, root)
                        .map(link -> link + query)
                        .orElse(null));
        context.setVariable(
                "remarksPage",
                addresses
                        .linkTo(Section.Service.INGESTION, REMARKS_PAGE, root)
                        .map(link -> link + query)
                        .orElse(null));
        context.setVariable(
                "other", new Choice(other, words.say("language." + other), here.with("lang", other), false));
        context.setVariable("scheme", chosen);
        context.setVariable(
                "schemes",
                Arrays.stream(ColorScheme.values())
                        .map(one -> new Choice(
                                one.key(),
                                words.say("colors." + one.key()),
                                here.with(ColorSchemeSwitch.PARAMETER, one.key()),
                                one == chosen))
                        .toList());
    }

    private List<Item> sections(@Nullable PageVisitor visitor, MessageBundle words, String root, String query) {
        if (visitor == null) {
            return List.of();
        }
        return Arrays.stream(Section.values())
                .filter(visitor.sections()::contains)
                .flatMap(section -> addresses.linkTo(section.service(), section.path(), root).stream()
                        .map(link -> new Item(section.name(), words.say(section.phrase()), link + query)))
                .toList();
    }

    private List<Item> desk(@Nullable PageVisitor visitor, MessageBundle words, String root, String query) {
        if (visitor == null || !visitor.sections().contains(Section.ADMINISTRATION)) {
            return List.of();
        }
        return Arrays.stream(AdministrationPage.values())
                .filter(page -> !page.isOfAllCities() || visitor.isOfAllCities())
                .flatMap(page -> addresses.linkTo(page.service(), page.path(), root).stream()
                        .map(link -> new Item(
                                page.name(),
                                words.say(page.phrase()),
                                link + (link.contains("?") ? "&" + query.substring(1) : query))))
                .toList();
    }

    private static @Nullable HttpServletRequest request() {
        return Stream.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(attributes -> ((ServletRequestAttributes) attributes).getRequest())
                .findFirst()
                .orElse(null);
    }

    /**
     * A section or page that the person may open.
     *
     * @param key name of the {@link Section} or {@link AdministrationPage}
     */
    record Item(String key, String name, String address) {}

    /** A language or colors to choose. */
    record Choice(String key, String name, String address, boolean current) {}
}
