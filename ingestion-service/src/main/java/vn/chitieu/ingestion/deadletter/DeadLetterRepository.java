package vn.chitieu.ingestion.deadletter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.chitieu.support.problem.UnavailableException;

/** Repository of dead letters by city, unit and day. */
interface DeadLetterRepository {

    /** How many of one unit and day are kept one by one; the others are counted. */
    int MOST_A_DAY = 200;

    /**
     * Stores a dead letter of a day. Called in the order of their offsets on the log; idempotent.
     *
     * @throws UnavailableException if the store does not answer
     */
    void keep(LocalDate day, DeadLetter rejection);

    /**
     * Returns the days of a unit of a city from one to another, both included, that have any, in their order.
     *
     * @param unit permanent id; empty for records of an unknown sender
     * @throws UnavailableException if the store does not answer
     */
    List<DeadLetterDay> find(String city, String unit, LocalDate from, LocalDate to);

    /**
     * Notes that everything of a unit of a city and a day was sent again up to an offset, inclusive. An earlier offset
     * than the one that is noted changes nothing.
     *
     * @throws UnavailableException if the store does not answer
     */
    void sentAgain(String city, String unit, LocalDate day, RecordPosition kept, Instant when);
}
