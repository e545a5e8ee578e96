package vn.chitieu.notification.cases;

import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.chitieu.catalog.Person;
import vn.chitieu.notification.NotificationProblemCode;
import vn.chitieu.notification.Parameters;
import vn.chitieu.notification.access.ActingPerson;
import vn.chitieu.notification.access.NotificationRight;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.city.RequestCity;
import vn.chitieu.support.problem.ProblemException;
import vn.chitieu.support.security.CurrentViewer;

/** Cases as requests name them by their path, and as their callers see them. Thread-safe. */
@Component
final class RequestedCases {

    static final String LIST = "/api/v1/cases";
    static final String ONE = LIST + "/{rule}/{scope}/{indicator}/{period}/{owner}";
    static final String OF_WINDOW = ONE + "/{window}";

    private final CaseRepository cases;
    private final RequestCity city;
    private final CurrentViewer viewers;
    private final ActingPerson person;

    RequestedCases(CaseRepository cases, RequestCity city, CurrentViewer viewers, ActingPerson person) {
        this.cases = cases;
        this.city = city;
        this.viewers = viewers;
        this.person = person;
    }

    /**
     * Returns the case that a path names.
     *
     * @throws ProblemException BAD_PARAMETER where it names none; UNKNOWN_CASE where it is of another city, as where it
     *     is not known
     */
    CaseKey key(String rule, String scope, String indicator, String period, String owner, @Nullable String window) {
        CaseKey key = Parameters.required(
                "the case",
                String.join("/", rule, scope, indicator, period, owner) + (window == null ? "" : "/" + window),
                "rule/scope/indicator/quarter/owner, such as BEHIND_TARGET/city/EXPORT_VALUE/2022-Q1/PROVINCE, of a"
                        + " window with /window after it",
                CaseKey::parse);
        if (!key.city().equals(city.key())) {
            throw unknown(key);
        }
        return key;
    }

    /** Returns the case; refuses with UNKNOWN_CASE where there is none. */
    AlertCase find(CaseKey key) {
        return cases.find(key).orElseThrow(() -> unknown(key));
    }

    /** Returns a case as the caller sees it. */
    CasesAnswer.Case shown(AlertCase one) {
        return CasesAnswer.Case.of(one, acknowledges());
    }

    /** Returns whether the caller may acknowledge a case, whatever its state. */
    Predicate<AlertCase> acknowledges() {
        if (viewers.current().may(NotificationRight.ANSWER)) {
            return one -> one.key().rule() != Rule.WATCH_LIST;
        }
        Optional<String> self = person.find().map(Person::id);
        return one -> self.filter(one::mayBeAcknowledgedBy).isPresent();
    }

    private static ProblemException unknown(CaseKey key) {
        return new ProblemException(NotificationProblemCode.UNKNOWN_CASE, "expected the id of a case, got " + key);
    }
}
