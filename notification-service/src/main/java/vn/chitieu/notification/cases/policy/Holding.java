package vn.chitieu.notification.cases.policy;

/**
 * Rule by which a figure that caught up counts as recovered: as soon as one of these holds.
 *
 * @param revisions so many further revisions on pace, 0 to 100
 * @param workingDays so many working days on pace, 1 to 60; 0 for never
 */
public record Holding(int revisions, int workingDays) {
    public Holding {
        CasePolicy.check("hold.revisions", revisions, 0, 100);
        CasePolicy.check("hold.workingDays", workingDays, 0, 60);
    }
}
