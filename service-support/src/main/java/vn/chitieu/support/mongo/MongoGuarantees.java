package vn.chitieu.support.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import java.util.ArrayList;
import java.util.List;

/**
 * Read preference, read concern and write concern of the services: the primary answers, and a majority has what was
 * read or acknowledged. A stale read would let a store replace what it never saw; a write of one node is lost with that
 * node.
 */
final class MongoGuarantees {

    private MongoGuarantees() {}

    /** Sets the guarantees, whatever was set before. */
    static void apply(MongoClientSettings.Builder client) {
        client.readPreference(ReadPreference.primary())
                .readConcern(ReadConcern.MAJORITY)
                .writeConcern(WriteConcern.MAJORITY);
    }

    /**
     * Refuses a connection string that asks for something else, since the operator would believe that it is so.
     *
     * @throws UnsafeMongoSettingsException naming each option that has to go
     */
    static void require(ConnectionString uri) {
        List<String> faults = new ArrayList<>();
        ReadPreference preference = uri.getReadPreference();
        if (preference != null && !preference.equals(ReadPreference.primary())) {
            faults.add("expected readPreference=primary or none, got " + preference.getName());
        }
        ReadConcern reads = uri.getReadConcern();
        if (reads != null && !reads.equals(ReadConcern.MAJORITY)) {
            faults.add("expected readConcernLevel=majority or none, got " + reads.getLevel());
        }
        WriteConcern writes = uri.getWriteConcern();
        if (writes != null && !isMajority(writes)) {
            faults.add("expected w=majority or none, without wtimeoutMS and journal=false, got " + writes);
        }
        if (uri.getTimeout() != null) {
            // It would bound the whole life of a cursor, so that reading a large collection could never end.
            faults.add("expected no timeoutMS, got " + uri.getTimeout());
        }
        if (!faults.isEmpty()) {
            throw new UnsafeMongoSettingsException(faults);
        }
    }

    private static boolean isMajority(WriteConcern writes) {
        return writes.equals(WriteConcern.MAJORITY) || writes.equals(WriteConcern.MAJORITY.withJournal(true));
    }
}
