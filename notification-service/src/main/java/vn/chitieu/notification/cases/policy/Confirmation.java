package vn.chitieu.notification.cases.policy;

import org.jspecify.annotations.Nullable;
import vn.chitieu.catalog.AlertPolicy;
import vn.chitieu.contracts.vocabulary.FigureStatus;

/**
 * Rule by which a breach counts as confirmed: as soon as one of these holds; at least one can.
 *
 * @param status a figure at least this firm is believed at once; null for none
 * @param revisions so many revisions in a row are believed, 1 to 100; 0 for never
 * @param workingDays so many working days after the first are believed, 1 to 60; 0 for never
 * @param severeAtOnce whether a severe breach is believed at once
 */
public record Confirmation(@Nullable FigureStatus status, int revisions, int workingDays, boolean severeAtOnce) {
    public Confirmation {
        CasePolicy.check("confirm.revisions", revisions, 0, 100);
        CasePolicy.check("confirm.workingDays", workingDays, 0, 60);
        if (status == null && revisions == 0 && workingDays == 0 && !severeAtOnce) {
            throw new IllegalArgumentException("expected a way to confirm, got none");
        }
    }

    static Confirmation of(AlertPolicy.Confirmed city) {
        return new Confirmation(city.status(), city.revisions(), city.workingDays(), city.severeAtOnce());
    }

    /** Returns whether a figure of that status counts as confirmed at once. */
    public boolean believes(@Nullable FigureStatus figure) {
        return status != null && figure != null && figure.compareTo(status) >= 0;
    }

    /** Returns whether so many revisions in a row count as confirmed. */
    public boolean believes(int inARow) {
        return revisions > 0 && inARow >= revisions;
    }
}
