package vn.chitieu.notification.cases.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.notification.cases.policy.Rule;
import vn.chitieu.notification.notice.NoticeKind;

/**
 * The fall of a figure: its cases against the targets of all owners, and that it lies below what it was since January.
 * They are one row on a page, are answered once, and what they have to say to a person at one moment is one mail. Pure.
 */
public final class Fall {

    private static final Set<Rule> RULES = EnumSet.of(Rule.BEHIND_TARGET, Rule.FALLING_CUMULATIVE);
    private static final Set<NoticeKind> ENDS =
            EnumSet.of(NoticeKind.RECOVERED, NoticeKind.CORRECTED, NoticeKind.TARGET_CHANGED);

    /** The urgent one first, so that what is to leave at once waits for nothing. */
    private static final Comparator<CaseNotice> LEAD = Comparator.comparing((CaseNotice one) -> !one.urgent())
            .thenComparing(one -> one.about().toString());

    private Fall() {}

    /** Returns whether a case is part of a fall; figures that are watched, forecast or moved are cases of their own. */
    public static boolean isPart(CaseKey one) {
        return RULES.contains(one.rule());
    }

    /** Returns whether two cases are of the same fall; so is a case with itself. */
    public static boolean isSame(CaseKey one, CaseKey other) {
        return isPart(one)
                && isPart(other)
                && one.total().equals(other.total())
                && Objects.equals(one.window(), other.window());
    }

    /** Returns whether another case is of the same fall as one and asks the same people, so that they answer both. */
    public static boolean isRest(AlertCase one, AlertCase other) {
        return !other.key().equals(one.key())
                && isSame(other.key(), one.key())
                && other.chain().step(0).equals(one.chain().step(0));
    }

    /**
     * Returns whether what two cases say to a person at one moment is one mail: they are of one fall, or watch one
     * figure against the targets of several owners.
     */
    public static boolean shareMails(CaseKey one, CaseKey other) {
        boolean watch = one.rule() == Rule.WATCH_LIST && other.rule() == Rule.WATCH_LIST;
        return isSame(one, other)
                || (watch && one.total().equals(other.total()) && Objects.equals(one.window(), other.window()));
    }

    /** Returns whether a text is the id of a case that shares its mails with another; false where it is no such id. */
    public static boolean shareMails(String id, CaseKey other) {
        try {
            return shareMails(CaseKey.parse(id), other);
        } catch (IllegalArgumentException noCase) {
            return false;
        }
    }

    /** Returns the order in which notices of one moment are put into the outbox: the first is the mail of all. */
    public static Comparator<CaseNotice> order() {
        return LEAD;
    }

    /**
     * Returns a case whose new notices name those of other cases with which they are one mail, and are part of the
     * thread that these cases have with their recipient.
     *
     * @param before the case as it was; null where there was none
     * @param next the case after a transition
     * @param all the cases of the total as they are after it; those that share no mails with it do not count
     */
    public static AlertCase together(@Nullable AlertCase before, AlertCase next, Collection<AlertCase> all) {
        Set<String> known = before == null
                ? Set.of()
                : before.outgoing().pending().stream().map(CaseNotice::id).collect(Collectors.toSet());
        List<AlertCase> others = all.stream()
                .filter(one -> !one.key().equals(next.key()) && shareMails(one.key(), next.key()))
                .sorted(Comparator.comparing(one -> one.key().toString()))
                .toList();
        if (others.isEmpty() || known.size() == next.outgoing().pending().size()) {
            return next;
        }
        List<CaseNotice> pending = new ArrayList<>();
        Map<String, String> threads = new HashMap<>(next.outgoing().threads());
        for (CaseNotice notice : next.outgoing().pending()) {
            CaseNotice bound = known.contains(notice.id()) ? notice : bound(notice, others);
            if (notice.opensItsThread()) {
                threads.put(bound.recipient(), bound.thread());
            }
            pending.add(bound);
        }
        AlertCase.Outgoing was = next.outgoing();
        return next.with(new AlertCase.Outgoing(was.noticeByRecipient(), threads, pending, was.transitions()));
    }

    private static CaseNotice bound(CaseNotice notice, List<AlertCase> others) {
        List<String> awaits = others.stream()
                .flatMap(other -> other.outgoing().pending().stream())
                .filter(other -> areOneMail(notice, other))
                .map(CaseNotice::id)
                .toList();
        Set<String> earlier = new HashSet<>();
        others.forEach(other -> said(notice, other).forEach(earlier::add));
        awaits.forEach(earlier::remove);
        String thread = notice.opensItsThread() ? thread(notice, others) : notice.thread();
        return notice.in(new CaseNotice.Order(
                notice.follows(), thread, awaits, earlier.stream().sorted().toList()));
    }

    private static boolean areOneMail(CaseNotice one, CaseNotice other) {
        return one.recipient().equals(other.recipient())
                && (one.kind() == other.kind() || (ENDS.contains(one.kind()) && ENDS.contains(other.kind())))
                && (one.question().recipientAnswersBy() == null)
                        == (other.question().recipientAnswersBy() == null);
    }

    /** Returns the ids that another case's notice of the same kind has if there was one; it may wait in the outbox. */
    private static Stream<String> said(CaseNotice notice, AlertCase other) {
        if (!other.outgoing().noticeByRecipient().containsKey(notice.recipient())) {
            return Stream.empty();
        }
        int level = other.progress().level();
        return switch (notice.kind()) {
            case FIRED -> Stream.of(id(notice, other, NoticeKind.FIRED, 1));
            case ESCALATION -> level == 0 ? Stream.empty() : Stream.of(id(notice, other, notice.kind(), level));
            case EXPLAINED ->
                other.responses().explanation() == null
                        ? Stream.empty()
                        : Stream.of(id(notice, other, notice.kind(), level + 1));
            case ANSWER_REMINDER ->
                other.responses().reminder() == null
                        ? Stream.empty()
                        : Stream.of(CaseNotice.idOf(
                                other.key(),
                                other.progress().episode(),
                                notice.kind(),
                                notice.occasion().number(),
                                notice.recipient()));
            default ->
                other.progress().resolution() == null
                        ? Stream.empty()
                        : ENDS.stream().map(end -> id(notice, other, end, 1));
        };
    }

    private static String id(CaseNotice notice, AlertCase other, NoticeKind kind, int number) {
        return CaseNotice.idOf(other.key(), other.progress().episode(), kind, number, notice.recipient());
    }

    /** Returns the thread that the fall has with the recipient, else that of the notice which leads those of now. */
    private static String thread(CaseNotice notice, List<AlertCase> others) {
        CaseNotice lead = notice;
        for (AlertCase other : others) {
            String thread = other.outgoing().threads().get(notice.recipient());
            if (thread == null) {
                continue;
            }
            CaseNotice opening = other.outgoing().pending().stream()
                    .filter(one -> one.id().equals(thread))
                    .findFirst()
                    .orElse(null);
            if (opening == null) {
                return thread;
            }
            lead = LEAD.compare(opening, lead) < 0 ? opening : lead;
        }
        return lead.id();
    }
}
