package vn.chitieu.notification.domain.cases;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a transition needs to know besides the case and the event.
 *
 * @param now the time
 * @param policy what a case that begins now is governed by
 * @param inCharge ids of the people to be told if the case opens now, in order; empty where nobody is in charge
 * @param answerBy until when cause and remedy are asked for if the case opens now
 */
public record Circumstances(Instant now, CasePolicy policy, List<String> inCharge, Instant answerBy) {
    public Circumstances {
        Objects.requireNonNull(now);
        Objects.requireNonNull(policy);
        Objects.requireNonNull(answerBy);
        inCharge = List.copyOf(inCharge);
    }
}
