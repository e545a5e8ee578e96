package vn.chitieu.notification.cases.model;

import java.util.List;

/**
 * Who is told, step by step, as it stood when the case opened: the unit's head, then the member in charge of it, then
 * the standing member of the cluster, then the standing board. Whoever is put in charge later is told of later cases.
 *
 * @param steps ids of persons by the level of escalation, from 0; the first may be empty, the others are not. Of the
 *     first answers are asked
 * @param informed ids of those who are told with the first step without being asked: the member in charge of a unit
 *     whose head is asked
 */
public record EscalationChain(List<List<String>> steps, List<String> informed) {

    /** Nobody is in charge. */
    public static final EscalationChain EMPTY = new EscalationChain(List.of(), List.of());

    public EscalationChain {
        steps = steps.stream().map(List::copyOf).toList();
        informed = List.copyOf(informed);
    }

    /** Takes a chain in which nobody is told who is not asked. */
    public EscalationChain(List<List<String>> steps) {
        this(steps, List.of());
    }

    /** Returns a chain of one step, above which there is nobody. */
    public static EscalationChain only(List<String> people) {
        return people.isEmpty() ? EMPTY : new EscalationChain(List.of(people));
    }

    /** Returns the ids of those who are told at that level of escalation; empty where there is nobody. */
    public List<String> step(int level) {
        return level < steps.size() ? steps.get(level) : List.of();
    }

    /** Returns whether somebody is told at that level. */
    public boolean reaches(int level) {
        return !step(level).isEmpty();
    }

    /** Returns the ids of those above a level; at the top the top itself, who then is told again. */
    public List<String> above(int level) {
        return reaches(level + 1) || steps.isEmpty() ? step(level + 1) : steps.get(steps.size() - 1);
    }
}
