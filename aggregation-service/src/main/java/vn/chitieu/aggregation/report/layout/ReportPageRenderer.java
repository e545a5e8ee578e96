package vn.chitieu.aggregation.report.layout;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import vn.chitieu.aggregation.report.PrintedReport;
import vn.chitieu.aggregation.report.PrintedReportBuilder;
import vn.chitieu.contracts.vocabulary.MessageBundle;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.support.web.PageShell;

/**
 * Lays reports out as pages that need no script and load nothing but a style sheet from here. All links are relative.
 * Thread-safe.
 */
@Component
final class ReportPageRenderer {

    private static final List<String> FILES = List.of("xlsx", "docx");

    private final Map<String, MessageBundle> phrases = Map.of(
            "vi",
            MessageBundle.of(ReportPageRenderer.class, "vi"),
            "en",
            MessageBundle.of(ReportPageRenderer.class, "en"));
    private final PageShell shell;
    private final PrintedReportBuilder printer;

    ReportPageRenderer(PageShell shell, PrintedReportBuilder printer) {
        this.shell = shell;
        this.printer = printer;
    }

    /** Returns the page of one report. */
    String report(PrintedReport report, Quarter current, ReportLinks address, Collection<Quarter> quarters) {
        Context context = context(report.language(), "../");
        context.setVariable("report", report);
        context.setVariable("ofQuarter", current);
        context.setVariable(
                "links",
                new Links(
                        "../reports" + address.query(),
                        quarters.stream()
                                .map(quarter -> page(quarter, current, address, report.language(), ""))
                                .toList(),
                        files(current, address, "")));
        return shell.render("report", context);
    }

    /** Returns the page of all quarters, the newest first. */
    String list(String scope, String language, ReportLinks address, List<Quarter> quarters) {
        Context context = context(language, "");
        context.setVariable("scope", scope);
        context.setVariable(
                "quarters",
                quarters.stream()
                        .map(quarter -> new Entry(
                                page(quarter, null, address, language, "reports/"),
                                files(quarter, address, "reports/")))
                        .toList());
        return shell.render("reports", context);
    }

    /**
     * Returns the page of several cities side by side.
     *
     * @param chosenLanguage the language that the address names; null where it names none
     */
    String comparison(
            PrintedReport report, Quarter current, @Nullable String chosenLanguage, Collection<Quarter> quarters) {
        Context context = context(report.language(), "");
        context.setVariable("report", report);
        String language = chosenLanguage == null ? "" : "&lang=" + chosenLanguage;
        context.setVariable(
                "links",
                new Links(
                        "reports" + (chosenLanguage == null ? "" : "?lang=" + chosenLanguage),
                        quarters.stream()
                                .map(quarter -> new Link(
                                        printer.quarter(quarter, report.language()),
                                        "comparison?quarter=" + quarter + language,
                                        quarter.equals(current)))
                                .toList(),
                        List.of(new Link("xlsx", "comparison.xlsx?quarter=" + current + language, false))));
        return shell.render("comparison", context);
    }

    /**
     * Returns the page that says why there is no report.
     *
     * @param root the way from the page to the root of the service
     * @param code the stable code of the refusal
     * @param detail what was expected and what came
     */
    String refusal(String language, String root, String code, String detail) {
        Context context = context(language, root);
        String own = "refusal." + code;
        context.setVariable("what", words(language).has(own) ? own : "refusal.other");
        context.setVariable("code", code);
        context.setVariable("detail", detail);
        return shell.render("refusal", context);
    }

    private Link page(Quarter quarter, @Nullable Quarter current, ReportLinks address, String language, String folder) {
        return new Link(
                printer.quarter(quarter, language), folder + quarter + address.query(), quarter.equals(current));
    }

    private static List<Link> files(Quarter quarter, ReportLinks address, String folder) {
        return FILES.stream()
                .map(suffix -> new Link(suffix, folder + quarter + "." + suffix + address.query(), false))
                .toList();
    }

    private Context context(String language, String root) {
        Context context = shell.context(language, root);
        context.setVariable("words", words(language));
        return context;
    }

    private MessageBundle words(String language) {
        MessageBundle words = phrases.get(language);
        if (words == null) {
            throw new IllegalArgumentException("expected a language with phrases, got " + language);
        }
        return words;
    }

    /**
     * A link.
     *
     * @param text what it says, or the key of it
     * @param address where it leads
     * @param current whether it leads to the page that it stands on
     */
    record Link(String text, String address, boolean current) {}

    /**
     * Where a page of a report leads.
     *
     * @param all the page of all quarters
     * @param quarters the same report of other quarters
     * @param files the same report as files
     */
    record Links(String all, List<Link> quarters, List<Link> files) {}

    /**
     * One quarter in the list.
     *
     * @param page the report as a page
     * @param files the report as files
     */
    record Entry(Link page, List<Link> files) {}
}
