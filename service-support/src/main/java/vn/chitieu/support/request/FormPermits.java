package vn.chitieu.support.request;

import java.util.HashMap;
import java.util.Map;

/**
 * Places for forms that are waited for. A thread waits for each, so there are few, and no address has more than half of
 * them: a sender that is slow on purpose keeps out others that are slow, and none that is quick.
 */
final class FormPermits {

    private static final int SOON_FOR_EACH_SLOW = 3;

    private final Room soon;
    private final Room slow;

    FormPermits(int slow) {
        this.soon = new Room(SOON_FOR_EACH_SLOW * slow);
        this.slow = new Room(slow);
    }

    /** Returns the places for a moment, of which there are more. */
    Room soon() {
        return soon;
    }

    /** Returns the places until the deadline. */
    Room slow() {
        return slow;
    }

    /** Places of one kind. Thread-safe. */
    static final class Room {

        private final int places;
        private final int ofAnAddress;
        private final Map<String, Integer> taken = new HashMap<>();
        private int all;

        private Room(int places) {
            this.places = places;
            this.ofAnAddress = Math.max(1, places / 2);
        }

        /** Takes a place for an address; returns whether there was one. */
        synchronized boolean enter(String address) {
            if (all >= places || taken.getOrDefault(address, 0) >= ofAnAddress) {
                return false;
            }
            all++;
            taken.merge(address, 1, Integer::sum);
            return true;
        }

        /** Gives back a place that was taken. */
        synchronized void leave(String address) {
            all--;
            taken.computeIfPresent(address, (key, count) -> count == 1 ? null : count - 1);
        }
    }
}
