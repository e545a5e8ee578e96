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
import vn.chitieu.notification.city.CityKey;

/**
 * Addresses that letters link to.
 *
 * @param dashboard address of the dashboard
 * @param links where a case is answered for
 * @param linkedCity names the city of links to figures
 */
record LetterAddresses(String dashboard, CaseLinks links, LinkedCity linkedCity) {

    /** Returns where the reader sees the figures, in the letter's language, whatever quarter it is by then. */
    String figures(CityKey city, Quarter quarter, Scope scope, String language) {
        return dashboard + (dashboard.contains("?") ? "&" : "?") + "quarter=" + quarter + "&scope=" + scope + "&lang="
                + language + linkedCity.parameter(city);
    }

    /** Returns where the reader sees the figures of one indicator, in the letter's language. */
    String indicator(TotalKey total, String language) {
        return indicator(URI.create(dashboard), total, LinkedCity.UNNAMED) + "&lang=" + language
                + linkedCity.parameter(total.city());
    }

    /** Returns where any reader sees the figures of one indicator on that dashboard. */
    static URI indicator(URI dashboard, TotalKey total, LinkedCity linkedCity) {
        String start = dashboard.toString();
        return URI.create(
                start + (start.contains("?") ? "&" : "?") + indicatorQuery(total) + linkedCity.parameter(total.city()));
    }

    private static String indicatorQuery(TotalKey total) {
        return "view=indicator&indicator=" + URLEncoder.encode(total.indicator(), StandardCharsets.UTF_8) + "&quarter="
                + total.quarter() + "&scope=" + total.scope();
    }

    /** Returns where the reader sees the report of a quarter. */
    String report(CityKey city, Quarter quarter, Scope scope, String language) {
        return URI.create(dashboard)
                .resolve("reports/" + quarter + "?scope=" + scope + "&lang=" + language + linkedCity.parameter(city))
                .toString();
    }

    String answer(CaseNotice notice) {
        return links.explain(notice).toString();
    }

    String answer(String recipient, CaseKey about, int episode, Instant wantedAt) {
        return links.explain(recipient, about, episode, wantedAt).toString();
    }
}
