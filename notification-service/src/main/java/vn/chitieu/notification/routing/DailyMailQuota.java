package vn.chitieu.notification.routing;

import java.time.LocalDate;

/**
 * Daily quota of mails for each person, stored so that all instances share it. Thread-safe; a write is kept when the
 * call returns.
 */
public interface DailyMailQuota {

    /**
     * Takes one mail of a day's allowance for a notice. A notice that has taken one gets the same answer again.
     *
     * @param recipient id of the person, after the city where it is another one than the home city
     * @param day the day on which the mail leaves, in the city's zone
     * @param notice id of the notice
     * @param most how many the person may get in a day
     * @return whether there was one left
     */
    boolean take(String recipient, LocalDate day, String notice, int most);
}
