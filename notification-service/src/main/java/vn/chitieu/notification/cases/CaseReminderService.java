package vn.chitieu.notification.cases;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.Catalog;
import vn.chitieu.catalog.Person;
import vn.chitieu.notification.cases.life.CaseAnswers;
import vn.chitieu.notification.cases.life.CaseReminders;
import vn.chitieu.notification.cases.model.AlertCase;
import vn.chitieu.notification.cases.model.AnswerReminder;
import vn.chitieu.notification.cases.model.CaseKey;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.model.Fall;
import vn.chitieu.notification.cases.model.TransitionContext;

/**
 * Reminds those who were asked about a case and have not answered, because a person wants it. Once a day of the city
 * and case: the same again on that day changes nothing. Thread-safe.
 */
@Service
public final class CaseReminderService {

    private final CaseRepository cases;
    private final CaseAnswerService answer;
    private final TransitionContextFactory context;

    /** Takes the store, the factory of contexts and the counters. */
    public CaseReminderService(CaseRepository cases, TransitionContextFactory context, CaseCounters counters) {
        this.cases = cases;
        this.answer = new CaseAnswerService(cases, new CaseTransitionLog(counters));
        this.context = context;
    }

    /**
     * Requests a reminder, of the case and of the rest of its fall that asks the same people: it is one mail to each. A
     * case of the rest that awaits no answer stays as it is.
     *
     * @param key the case
     * @param city the catalog of the case's city
     * @param by id of the person, or of the credential where it came over the API
     * @return the case, or a refusal: UNKNOWN_CASE, CASE_OVER, CASE_NOT_OPEN, ALREADY_EXPLAINED, NO_ANSWER_AWAITED or
     *     NO_RECIPIENT
     */
    public CaseAnswer remind(CaseKey key, Catalog city, String by) {
        List<AlertCase> fall = new ArrayList<>();
        AlertCase asked = Fall.isPart(key) ? cases.find(key).orElse(null) : null;
        if (asked != null) {
            cases.of(List.of(key.total())).stream()
                    .filter(other -> Fall.isRest(asked, other))
                    .forEach(other -> fall.add(next(other, city, by)));
        }
        CaseAnswer given = answer.answer(key, one -> step(one, city, by, fall));
        if (given instanceof CaseAnswer.Taken taken) {
            List<AlertCase> all = new ArrayList<>(fall);
            all.add(taken.now());
            fall.forEach(other -> answer.answer(other.key(), one -> step(one, city, by, all)));
        }
        return given;
    }

    private AlertCase next(AlertCase one, Catalog city, String by) {
        return step(one, city, by, List.of()) instanceof CaseAnswerService.Step.Keep keep ? keep.next() : one;
    }

    private CaseAnswerService.Step step(AlertCase one, Catalog city, String by, Collection<AlertCase> fall) {
        CaseAnswers.Refusal refusal = CaseReminders.refusal(one);
        if (refusal != null) {
            return refuse(
                    refusal,
                    "expected an open case that awaits an answer, got one that is "
                            + one.progress().state());
        }
        TransitionContext now = context.of(one.key());
        Set<String> there = city.people().stream()
                .filter(person -> person.validity().includes(now.today()))
                .map(Person::id)
                .collect(Collectors.toSet());
        List<String> people = one.awaitedOf().stream().filter(there::contains).toList();
        if (people.isEmpty()) {
            return refuse(
                    CaseAnswers.Refusal.NO_RECIPIENT,
                    "expected one of those asked, " + one.awaitedOf() + ", to be in the catalog today, got none");
        }
        AlertCase reminded = CaseReminders.reminded(one, new AnswerReminder(by, now.now()), people, now);
        return new CaseAnswerService.Step.Keep(Fall.together(one, reminded, fall));
    }

    private static CaseAnswerService.Step refuse(CaseAnswers.Refusal code, String message) {
        return new CaseAnswerService.Step.Refuse(code, message);
    }
}
