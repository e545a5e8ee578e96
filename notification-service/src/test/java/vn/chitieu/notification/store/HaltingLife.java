package vn.chitieu.notification.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import vn.chitieu.embedded.EmbeddedDatabase;
import vn.chitieu.notification.cases.model.CaseRepository;
import vn.chitieu.notification.cases.store.StoredCases;
import vn.chitieu.notification.fixtures.Mortal;
import vn.chitieu.notification.outbox.CrashStory;
import vn.chitieu.notification.outbox.FrozenMail;
import vn.chitieu.notification.outbox.KillPoint;
import vn.chitieu.notification.outbox.Outbox;

/**
 * One life of {@link CrashStory} as a process of its own with its own database file, which halts at a point of the
 * story: nothing is closed, flushed or said good-bye to. What left the process is in a journal beside the file.
 */
public final class HaltingLife {

    /** How a process ends that was halted. */
    static final int HALTED = 137;

    private static final String DATABASE = "crash";
    private static final String LEFT = "left";
    private static final String PUBLISHED = "published";

    private HaltingLife() {}

    /** Takes the directory, how many lives there were before, and the point: its name or a number of calls. */
    public static void main(String[] arguments) {
        Path dir = Path.of(arguments[0]);
        Mortal.Reaper reaper = reaper(arguments[2], Integer.parseInt(arguments[3]));
        CrashStory story = new CrashStory(16, Integer.parseInt(arguments[1])) {
            @Override
            public void noteLeft(FrozenMail mail) {
                super.noteLeft(mail);
                String bytes = Base64.getEncoder().encodeToString(mail.bytes());
                journal(dir, LEFT + " " + mail.messageId() + " " + mail.to() + " " + bytes);
            }

            @Override
            public void notePublished(String transition) {
                super.notePublished(transition);
                journal(dir, PUBLISHED + " " + transition);
            }
        };
        try (EmbeddedDatabase database = EmbeddedDatabase.durable(file(dir), 0);
                MongoClient client = MongoClients.create(database.uri())) {
            CrashStory.Stores stores = stores(client);
            story.live(
                    () -> new CrashStory.Stores(
                            Mortal.whole(CaseRepository.class, stores.cases(), reaper),
                            Mortal.whole(Outbox.class, stores.outbox(), reaper)),
                    when -> reaper.kills(when, when, true));
        }
    }

    /** Returns the file of the database in that directory. */
    static Path file(Path dir) {
        return dir.resolve("crash.mv");
    }

    static CrashStory.Stores stores(MongoClient client) {
        MongoDatabase database = client.getDatabase(DATABASE);
        return new CrashStory.Stores(StoredCases.in(database), new MongoOutbox(database, Codecs.all()));
    }

    /** Tells the story what left the processes that lived in that directory. */
    static void recall(Path dir, CrashStory story) throws IOException {
        for (String line : Files.exists(journal(dir)) ? Files.readAllLines(journal(dir)) : List.<String>of()) {
            String[] words = line.split(" ");
            if (words[0].equals(PUBLISHED)) {
                story.notePublished(line.substring(PUBLISHED.length() + 1));
            } else {
                story.noteLeft(
                        new FrozenMail(words[1], words[2], Base64.getDecoder().decode(words[3])));
            }
        }
    }

    private static Mortal.Reaper reaper(String point, int nth) {
        AtomicInteger toGo = new AtomicInteger(nth);
        boolean named = !Character.isDigit(point.charAt(0));
        boolean before = point.endsWith("before");
        return (call, first, isBefore) -> {
            boolean here = named ? KillPoint.valueOf(point).isHere(call, first, isBefore) : isBefore == before;
            if (here && toGo.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(HALTED);
            }
            return false;
        };
    }

    private static Path journal(Path dir) {
        return dir.resolve("journal.txt");
    }

    private static void journal(Path dir, String line) {
        try {
            Files.writeString(
                    journal(dir),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
