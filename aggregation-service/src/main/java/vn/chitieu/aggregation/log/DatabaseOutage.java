package vn.chitieu.aggregation.log;

/** Tells a store that is away, which comes back by itself, from a fault of ours. */
public interface DatabaseOutage {

    /** Returns whether the fault, or what caused it, is that the stores do not answer. */
    boolean isOutage(Throwable fault);
}
