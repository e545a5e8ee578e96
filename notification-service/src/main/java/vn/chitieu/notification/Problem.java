package vn.chitieu.notification;

/** A refusal: its stable code and what was expected and came. */
public final class Problem extends RuntimeException {

    private static final int SHOWN = 100;

    private final NotificationProblemCode code;

    public Problem(NotificationProblemCode code, String message) {
        super(message);
        this.code = code;
    }

    /** Returns the refusal for a code of the domain, which bears the same name here. */
    public static Problem of(Enum<?> refusal, String message) {
        return new Problem(NotificationProblemCode.valueOf(refusal.name()), message);
    }

    /** Returns as much of a text from outside as a message may show. */
    public static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    NotificationProblemCode code() {
        return code;
    }
}
