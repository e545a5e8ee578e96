package vn.chitieu.notification.mailoperations;

import java.util.List;

/** Repository of interventions, kept for ever. Thread-safe; a write is kept when the call returns. */
public interface InterventionRepository {

    /** Keeps one more. */
    void add(Intervention intervention);

    /** Returns what was done to a notice, oldest first. */
    List<Intervention> of(String row);
}
