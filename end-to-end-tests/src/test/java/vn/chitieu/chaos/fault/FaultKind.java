package vn.chitieu.chaos.fault;

/** What is done to the line. */
public enum FaultKind {
    /** Kills a process as kill -9 does, and starts it again after a while. */
    KILL(30, 0, 8),
    /** Stops a service as an operator does, and starts it again. */
    RESTART(12, 0, 4),
    /** Freezes a process, and lets it go on. */
    PAUSE(22, 5, 60),
    /** Resets the connections of an instance to a part, and refuses new ones. */
    CUT(14, 3, 25),
    /** Lets nothing pass between an instance and a part, without telling either. */
    STALL(10, 3, 25),
    /** Delays what passes between an instance and a part. */
    SLOW(10, 10, 40),
    /** Starts an instance again with another clock for a while. */
    SKEW(8, 20, 60),
    /** Stops the database and puts an older copy in its place. */
    RESTORE(6, 0, 3),
    /** Drops the database of the aggregation service while it runs, between two of its writes. */
    DROP(5, 0, 0),
    /** Deletes the offsets of a consumer group, while its consumers are away for a moment. */
    FORGET_OFFSETS(5, 0, 2),
    /** Stops whichever aggregation instance reads the city, so that the other takes over. */
    SWAP_LEADER(10, 2, 10);

    private final int weight;
    private final int shortest;
    private final int longest;

    FaultKind(int weight, int shortest, int longest) {
        this.weight = weight;
        this.shortest = shortest;
        this.longest = longest;
    }

    /** Returns how often it comes, beside the others. */
    int weight() {
        return weight;
    }

    /** Returns how many seconds it lasts at least. */
    int shortest() {
        return shortest;
    }

    /** Returns how many seconds it lasts at most. */
    int longest() {
        return longest;
    }
}
