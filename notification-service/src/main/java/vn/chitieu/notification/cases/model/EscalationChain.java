package vn.chitieu.notification.cases.model;

import java.util.List;

/**
 * Escalation chain: who is notified, step by step, as it stood when the case opened: the unit's head, then the member
 * in charge of it, then the standing member of the cluster, then the standing board. A position that is put in charge
 * later gets notices of later cases.
 *
 * @param steps ids of persons by the level of escalation, from 0; the first may be empty, the others are not. Of the
 *     first answers are asked
 * @param informed ids of those who are notified with the first step without being asked: the member in charge of a unit
 *     whose head is asked
 */
public record EscalationChain(List<List<String>> steps, List<String> informed) {

    /** No position is in charge. */
    public static final EscalationChain EMPTY = new EscalationChain(List.of(), List.of());

    public EscalationChain {
        steps = steps.stream().map(List::copyOf).toList();
        informed = List.copyOf(informed);
    }

    /** Takes a chain in which every recipient is asked. */
    public EscalationChain(List<List<String>> steps) {
        this(steps, List.of());
    }

    /** Returns a chain of one step, with no step above it. */
    public static EscalationChain only(List<String> people) {
        return people.isEmpty() ? EMPTY : new EscalationChain(List.of(people));
    }

    /** Returns the ids of those who are notified at that level of escalation; empty where there is none. */
    public List<String> step(int level) {
        return level < steps.size() ? steps.get(level) : List.of();
    }

    /** Returns whether there is a recipient at that level. */
    public boolean reaches(int level) {
        return !step(level).isEmpty();
    }

    /** Returns the ids of those above a level; at the top the top itself, which is notified again then. */
    public List<String> above(int level) {
        return reaches(level + 1) || steps.isEmpty() ? step(level + 1) : steps.get(steps.size() - 1);
    }
}
