package vn.chitieu.notification.domain.cases;

import java.util.Objects;
import vn.chitieu.contracts.vocabulary.FigureStatus;

/**
 * When a breach is believed: as soon as one of these holds.
 *
 * @param status a figure at least this firm is believed at once
 * @param revisions so many revisions in a row are believed, 1 to 100
 * @param workingDays so many working days after the first are believed, 1 to 60; 0 for never
 * @param severeAtOnce whether a severe breach is believed at once
 */
public record Confirmation(FigureStatus status, int revisions, int workingDays, boolean severeAtOnce) {
    public Confirmation {
        Objects.requireNonNull(status);
        CasePolicy.check("confirm.revisions", revisions, 1, 100);
        CasePolicy.check("confirm.workingDays", workingDays, 0, 60);
    }
}
