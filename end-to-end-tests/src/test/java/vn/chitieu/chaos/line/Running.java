package vn.chitieu.chaos.line;

import vn.chitieu.localstack.services.ManagedProcess;

/** Something of the line that runs as a process of its own. */
public interface Running {

    /** Returns what it is called in the history and in the report. */
    String name();

    /** Returns its process, which may have ended. */
    ManagedProcess process();

    /** Starts it; returns at once. */
    void start();

    /** Returns whether it does its work. */
    boolean isReady();
}
