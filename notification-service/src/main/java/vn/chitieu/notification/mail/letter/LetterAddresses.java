package vn.chitieu.notification.mail.letter;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseNotice;
import vn.chitieu.notification.cases.model.TotalKey;

/**
 * Addresses that letters link to.
 *
 * @param dashboard address of the dashboard
 * @param links where a case is answered for
 */
record LetterAddresses(String dashboard, CaseLinks links) {

    /** Returns where the reader sees the figures, in the letter's language, whatever quarter it is by then. */
    String figures(Quarter quarter, Scope scope, String language) {
        return dashboard + (dashboard.contains("?") ? "&" : "?") + "quarter=" + quarter + "&scope=" + scope + "&lang="
                + language;
    }

    /** Returns where the reader sees the figures of one indicator, in the letter's language. */
    String indicator(TotalKey total, String language) {
        return indicator(URI.create(dashboard), total) + "&lang=" + language;
    }

    /** Returns where any reader sees the figures of one indicator on that dashboard. */
    static URI indicator(URI dashboard, TotalKey total) {
        String start = dashboard.toString();
        return URI.create(start + (start.contains("?") ? "&" : "?") + indicatorQuery(total));
    }

    private static String indicatorQuery(TotalKey total) {
        return "view=indicator&indicator=" + URLEncoder.encode(total.indicator(), StandardCharsets.UTF_8) + "&quarter="
                + total.quarter() + "&scope=" + total.scope();
    }

    /** Returns where the reader sees the report of a quarter. */
    String report(Quarter quarter, Scope scope, String language) {
        return URI.create(dashboard)
                .resolve("reports/" + quarter + "?scope=" + scope + "&lang=" + language)
                .toString();
    }

    String answer(CaseNotice notice) {
        return links.explain(notice).toString();
    }

    String answer(String recipient, CaseKey about, int episode, Instant wantedAt) {
        return links.explain(recipient, about, episode, wantedAt).toString();
    }
}
