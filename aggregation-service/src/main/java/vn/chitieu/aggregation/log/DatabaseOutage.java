package vn.chitieu.aggregation.log;

/**
 * Classifies faults of the store: an outage, which ends without a change of this service, or a defect of the service.
 */
public interface DatabaseOutage {

    /** Returns whether the fault, or what caused it, is that the stores do not answer. */
    boolean isOutage(Throwable fault);
}
