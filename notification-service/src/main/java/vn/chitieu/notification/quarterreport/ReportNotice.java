package vn.chitieu.notification.quarterreport;

import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.notification.city.CityKey;
import vn.chitieu.notification.notice.Notice;
import vn.chitieu.notification.notice.NoticeId;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * A notice with the report of a quarter to one person. Other than most notices it does not hold what it says: a report
 * says how the quarter stands when it is written, and its figures are asked for then. Each is a mail of its own, so it
 * starts its own thread and takes nothing back.
 *
 * @param city which city
 * @param quarter the quarter
 * @param scope whose report
 * @param occasion why it is sent, {@link #AT_DEADLINE} or the id of a request, 1 to 64 of letters, digits and
 *     {@code -_.:}
 * @param recipient id of the person
 * @param wantedAt when it was wanted
 */
public record ReportNotice(
        CityKey city, Quarter quarter, Scope scope, String occasion, String recipient, Instant wantedAt)
        implements Notice {

    /** The occasion of the report that every position in charge gets once, when the reporting deadline has passed. */
    public static final String AT_DEADLINE = "deadline";

    private static final Pattern OCCASION = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    public ReportNotice {
        Objects.requireNonNull(city);
        Objects.requireNonNull(quarter);
        Objects.requireNonNull(scope);
        Objects.requireNonNull(recipient);
        Objects.requireNonNull(wantedAt);
        if (!OCCASION.matcher(occasion).matches()) {
            throw new IllegalArgumentException(
                    "expected an occasion of 1 to 64 letters, digits and - _ . :, got " + occasion);
        }
    }

    /** Makes a notice of the home city. */
    public ReportNotice(Quarter quarter, Scope scope, String occasion, String recipient, Instant wantedAt) {
        this(CityKey.HOME, quarter, scope, occasion, recipient, wantedAt);
    }

    /** Returns whether a text can be the occasion of a request: {@link #AT_DEADLINE} is not for callers to take. */
    static boolean isRequestId(String text) {
        return OCCASION.matcher(text).matches() && !text.equals(AT_DEADLINE);
    }

    /**
     * Returns the subject of all reports of a city about a quarter, by which they can be found: {@code report/2022-Q1}.
     */
    public static String subjectOf(CityKey city, Quarter quarter) {
        return city.stored("report/" + quarter);
    }

    /** Returns its id: the same quarter, scope, occasion and recipient, the same id. */
    @Override
    public String id() {
        return NoticeId.of(subject(), scope, occasion, recipient);
    }

    @Override
    public String subject() {
        return subjectOf(city, quarter);
    }

    @Override
    public NoticeKind kind() {
        return NoticeKind.QUARTERLY_REPORT;
    }

    @Override
    public @Nullable String follows() {
        return null;
    }

    @Override
    public String thread() {
        return id();
    }
}
