package vn.chitieu.notification.year;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A silence as it was requested; what is null may be anything. */
record Hush(
        String id,
        @Nullable String scope,
        @Nullable String indicator,
        @Nullable String about,
        @Nullable String to,
        String author,
        String reason,
        Instant from,
        Instant end) {

    boolean holdsAt(Instant now) {
        return !now.isBefore(from) && now.isBefore(end);
    }

    String why() {
        return end + " by " + author + ": " + reason;
    }

    Hush endingAt(Instant now) {
        return new Hush(id, scope, indicator, about, to, author, reason, from, now);
    }

    boolean covers(ExpectedMail mail) {
        boolean report = mail.about().startsWith("reporting/");
        String[] parts = mail.about().split("/");
        String scopeOfIt = report ? "unit:" + parts[1] : parts[1];
        List<String> indicators = report ? mail.lacking() : List.of(parts[2]);
        return (scope == null || scope.equals(scopeOfIt))
                && (indicator == null || indicators.equals(List.of(indicator)))
                && (about == null || about.equals(mail.about()) || isOfItsMail(mail))
                && (to == null || to.equals(mail.to()));
    }

    private boolean isOfItsMail(ExpectedMail mail) {
        return about != null && PostOffice.mailOf(about).equals(PostOffice.mailOf(mail.about()));
    }
}
