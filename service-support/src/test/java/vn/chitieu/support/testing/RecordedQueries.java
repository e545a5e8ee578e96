package vn.chitieu.support.testing;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * What the stores of a service ask of the database, while it is recorded: commands of classes that are named
 * {@code Mongo...}, not those that a test sends itself.
 */
final class RecordedQueries implements CommandListener {

    private static final Set<String> KINDS = Set.of("find", "aggregate", "count", "findAndModify", "update", "delete");
    private static final String OF_THE_PROJECT = "vn.chitieu.";

    private final List<Recorded> recorded = new CopyOnWriteArrayList<>();
    private volatile boolean isOn;

    /**
     * One query.
     *
     * @param senders methods of stores on the way to it, such as {@code MongoCases.due}
     * @param command as MongoDB takes it; an update or delete of many statements is many of one
     */
    record Recorded(Set<String> senders, BsonDocument command) {}

    /** Begins to record. */
    void begin() {
        recorded.clear();
        isOn = true;
    }

    /** Ends, and returns what was recorded. */
    List<Recorded> end() {
        isOn = false;
        return List.copyOf(recorded);
    }

    /** Runs on the thread that sends the command, whose stack tells the stores. */
    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (isOn && KINDS.contains(event.getCommandName())) {
            Set<String> senders = senders();
            if (!senders.isEmpty()) {
                BsonDocument command = BsonDocument.parse(event.getCommand().toJson());
                statements(event.getCommandName(), command).forEach(one -> recorded.add(new Recorded(senders, one)));
            }
        }
    }

    private static Set<String> senders() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().startsWith(OF_THE_PROJECT))
                        .map(frame -> StoreMethods.named(frame.getClassName(), frame.getMethodName()))
                        .filter(name -> name.startsWith("Mongo") && !name.contains("IT."))
                        .collect(Collectors.toSet()));
    }

    private static List<BsonDocument> statements(String kind, BsonDocument command) {
        String list = kind + "s";
        if (!command.containsKey(list)) {
            return List.of(command);
        }
        List<BsonDocument> single = new ArrayList<>();
        command.getArray(list)
                .forEach(one -> single.add(new BsonDocument(
                                kind, new BsonString(command.getString(kind).getValue()))
                        .append(list, new BsonArray(List.of(one)))));
        return single;
    }
}
