package vn.chitieu.notification.mailoperations;

import org.jspecify.annotations.Nullable;

/** Validates that an intervention names a person and a reason. */
final class InterventionValidator {

    private InterventionValidator() {}

    static @Nullable InterventionRefusal refusal(String by, String why) {
        if (!Intervention.isText(by, Intervention.BY_LIMIT)) {
            return InterventionRefusal.BAD_AUTHOR;
        }
        return Intervention.isText(why, Intervention.WHY_LIMIT) ? null : InterventionRefusal.BAD_REASON;
    }

    static String expected(InterventionRefusal refusal) {
        return refusal == InterventionRefusal.BAD_AUTHOR
                ? "expected who wants it in 1 to " + Intervention.BY_LIMIT + " characters"
                : "expected why it is wanted in 1 to " + Intervention.WHY_LIMIT + " characters";
    }
}
