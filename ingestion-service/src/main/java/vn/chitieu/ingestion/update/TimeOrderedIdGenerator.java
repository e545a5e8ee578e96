package vn.chitieu.ingestion.update;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids that sort by the time at which they were made: UUID version 7 (RFC 9562, section 5.7). */
public final class TimeOrderedIdGenerator implements UpdateIdGenerator {

    private final Clock clock;
    private final RandomGenerator random;

    /**
     * Makes ids of that clock's milliseconds and 74 random bits.
     *
     * @param random thread-safe, and unpredictable where ids must not be guessed
     */
    public TimeOrderedIdGenerator(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public String next() {
        long high = clock.millis() << 16 | 0x7000 | random.nextInt(0x1000);
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }
}
