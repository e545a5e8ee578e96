package vn.chitieu.notification.notice;

/** Kind of a notice. */
public enum NoticeKind {
    /** A figure is behind its target, falls, or moved after its quarter was closed; asks for cause and remedy. */
    FIRED,
    /** The recipient that was asked has given cause, remedy and a promised date. */
    EXPLAINED,
    /** A date passed and the figure is still behind; to the next in the chain. */
    ESCALATION,
    /** Cause and remedy are still awaited; to those who were asked, because a person wants it. */
    ANSWER_REMINDER,
    /** The figure has caught up; only to those who were notified that it was behind. */
    RECOVERED,
    /** The figure was corrected so that it never was behind; only to those who were notified. */
    CORRECTED,
    /** The target was changed or withdrawn, so the figure is no longer behind; only to those who were notified. */
    TARGET_CHANGED,
    /** A report will be due soon. */
    REMINDER,
    /** A report is overdue; to the unit that has to report and, escalated, to those above. */
    OVERDUE,
    /** Figures of a unit wait for its head; once a day at the most for a quarter, to the head. */
    CONFIRMATION,
    /** The city has answered a remark of a unit; to its head. */
    REMARK_ANSWERED,
    /** A person asks about a figure; to those in charge of it. */
    QUESTION,
    /** A question about a figure was answered; to who asked it. */
    QUESTION_ANSWERED,
    /** What changed since the last digest. */
    DIGEST,
    /** Records that a unit sent over Kafka could not be taken; once a day at the most, to the unit's contact. */
    REJECTIONS,
    /** How the quarter stands, with the table and its open cases. */
    QUARTERLY_REPORT,
    /** The person of an account is to set its password by a link. */
    ACCOUNT_LINK,
    /** A transition of a case, for another system. */
    EVENT;

    /** Returns whether it says that the rule of a case is broken, and asks for an answer where one is awaited. */
    public boolean alarms() {
        return this == FIRED || this == ESCALATION || this == ANSWER_REMINDER;
    }
}
