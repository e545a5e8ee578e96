package vn.chitieu.aggregation.fold;

import java.util.Collection;
import java.util.SortedMap;
import vn.chitieu.aggregation.log.WaitingCity;

/** The cities of one log that wait in this process, each with the reason. Thread-safe. */
public interface WaitingCities {

    /** Returns the name of the log. */
    String log();

    /** Returns the cities that wait on each partition that this process has taken over. */
    SortedMap<Integer, Collection<WaitingCity>> waiting();

    /** Returns why a city waits: its last fault, or the one for which it began to. */
    String why(int partition, WaitingCity city);
}
