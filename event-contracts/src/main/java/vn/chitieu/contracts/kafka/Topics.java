package vn.chitieu.contracts.kafka;

import java.util.Optional;
import vn.chitieu.contracts.AccountInvited;
import vn.chitieu.contracts.AlertChanged;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.contracts.IndicatorUpdated;
import vn.chitieu.contracts.QuarterlyTotal;
import vn.chitieu.contracts.RejectionsCounted;
import vn.chitieu.contracts.RemarkChanged;
import vn.chitieu.contracts.StoreMarked;
import vn.chitieu.contracts.TargetAssigned;
import vn.chitieu.contracts.UpdateAnswered;
import vn.chitieu.contracts.UpdateRejected;
import vn.chitieu.contracts.vocabulary.Scope;

/** The names of the Kafka topics. */
public final class Topics {
    /** Updates that ingestion accepted ({@link IndicatorUpdated}); key: the city; kept for ever. */
    public static final String INDICATOR_UPDATES = "indicator-updates";
    /** Targets that ingestion accepted ({@link TargetAssigned}); key: the city; kept for ever. */
    public static final String TARGET_ASSIGNMENTS = "target-assignments";
    /** Records that could not be read ({@link UpdateRejected}); key: the city; kept for a year. */
    public static final String REJECTED_UPDATES = "rejected-updates";
    /** Every total at its newest revision ({@link QuarterlyTotal}); key: {@link QuarterlyTotal#key()}; compacted. */
    public static final String QUARTERLY_TOTALS = "quarterly-totals";
    /** What happens to alert cases ({@link AlertChanged}); key: the case; kept for a year. */
    public static final String ALERT_EVENTS = "alert-events";
    /** Remarks of units on quarters, each whole ({@link RemarkChanged}); key: the city; kept for ever. */
    public static final String UNIT_REMARKS = "unit-remarks";
    /**
     * Rows that were rejected, counted by unit and quarter ({@link RejectionsCounted}); key: the city; kept for a year.
     */
    public static final String REJECTION_COUNTS = "rejection-counts";
    /** People who shall set the password of an account ({@link AccountInvited}); key: the city; kept for 8 days. */
    public static final String ACCOUNT_INVITATIONS = "account-invitations";
    /** Watermarks of the services' databases ({@link StoreMarked}); key: the database; compacted. */
    public static final String STORE_MARKS = "store-marks";
    /** Editions of the cities' catalogs ({@link CatalogPublished}); key: the city; compacted. */
    public static final String CITY_CATALOGS = "city-catalogs";
    /**
     * What every topic of a unit's own records begins with, before city and unit: one update each, as the body of one
     * update over HTTP; kept for 30 days. An account that may write there speaks for the unit.
     */
    public static final String WARD_UPDATES = "ward-updates.";
    /**
     * What every topic of answers to a unit begins with ({@link UpdateAnswered}); key: the update's id; kept for 30
     * days.
     */
    public static final String WARD_ANSWERS = "ward-answers.";

    /** Ids of cities and units have none. */
    private static final char SEPARATOR = '.';

    private Topics() {}

    /** Returns the topic on which a unit of a city sends its updates. */
    public static String wardUpdates(String city, String unit) {
        return WARD_UPDATES + city + SEPARATOR + unit;
    }

    /** Returns the topic on which a unit of a city is answered. */
    public static String wardAnswers(String city, String unit) {
        return WARD_ANSWERS + city + SEPARATOR + unit;
    }

    /** Returns the permanent id of the unit that sends its updates on a topic; empty where the topic is another one. */
    public static Optional<String> unitOfWardUpdates(String topic) {
        int separator = topic.indexOf(SEPARATOR, WARD_UPDATES.length());
        return topic.startsWith(WARD_UPDATES) && separator > WARD_UPDATES.length()
                ? Optional.of(topic.substring(separator + 1)).filter(Scope.Id::isValid)
                : Optional.empty();
    }

    /** Returns the id of the city whose unit sends its updates on a topic; empty where the topic is another one. */
    public static Optional<String> cityOfWardUpdates(String topic) {
        return unitOfWardUpdates(topic)
                .map(unit -> topic.substring(WARD_UPDATES.length(), topic.indexOf(SEPARATOR, WARD_UPDATES.length())))
                .filter(Scope.Id::isValid);
    }
}
