package vn.chitieu.benchmarks.fold;

import vn.chitieu.benchmarks.parts.Lap;
import vn.chitieu.benchmarks.parts.WrongResultException;

/** A consumer that works through the topic and is measured. */
interface FoldContender {

    /** Returns its name in the table. */
    String name();

    /**
     * Works through the topic once, from nothing, and checks what came out. Measured is from the moment when it may
     * begin to read until it is done; what it takes to start a service or a worker is not.
     *
     * @throws WrongResultException if the result is wrong
     */
    Lap run(FoldSetup setup) throws Exception;
}
