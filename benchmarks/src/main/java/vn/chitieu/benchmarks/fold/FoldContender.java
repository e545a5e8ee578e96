package vn.chitieu.benchmarks.fold;

import vn.chitieu.benchmarks.parts.Lap;
import vn.chitieu.benchmarks.parts.WrongResultException;

/** Somebody who works through the topic. */
interface FoldContender {

    /** Returns its name in the table. */
    String name();

    /**
     * Works through the topic once, from nothing, and checks what came out. Measured is from the moment when it may
     * begin to read until it is done; what it takes to start a service or a worker is not.
     *
     * @throws WrongResultException if the result is wrong
     */
    Lap run(FoldSetup ground) throws Exception;
}
