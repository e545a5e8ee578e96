package vn.chitieu.aggregation.target;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.chitieu.aggregation.ASmallCity.LAND;
import static vn.chitieu.aggregation.ATarget.aTarget;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.page.StalePageException;
import vn.chitieu.support.testing.TestDatabase;

class MongoTargetsIT implements TargetRepositoryContract {

    private final MongoDatabase database = TestDatabase.fresh();

    @Override
    public TargetRepository targets() {
        return new MongoTargets(database, "small");
    }

    @Test
    void keepsTheTargetsOfEachCityToItself() {
        targets().add(List.of(aTarget(LAND).build()));

        assertThat(new MongoTargets(database, "other").edition()).isEmpty();
        assertThat(new MongoTargets(database, "other").all().targets()).isEmpty();
    }

    /** The target is not visible yet, for the edition says which there are; the batch comes again and begins one. */
    @Test
    void whoDiesBetweenTheTargetAndItsEditionMendsItByTheRepeat() {
        TargetRepository targets = targets();
        AssignedTarget target = aTarget(LAND).build();
        targets.add(List.of(target));
        database.getCollection("targetEditions").deleteMany(new Document());
        assertThat(targets.all().targets()).isEmpty();

        assertThat(targets.add(List.of(target))).isEmpty();

        assertThat(targets.edition()).isNotEmpty();
        assertThat(targets.all().targets()).containsExactly(target);
    }

    @Test
    void twoWritersAtOnceDoNotOverwriteEachOther() throws InterruptedException {
        TargetRepository targets = targets();
        Thread[] writers = new Thread[4];
        for (int writer = 0; writer < writers.length; writer++) {
            int mine = writer;
            writers[writer] = new Thread(() -> {
                for (int i = 0; i < 10; i++) {
                    untilItIsIn(targets, aTarget(LAND).withId(mine + "-" + i).build());
                }
            });
            writers[writer].start();
        }
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(targets.all().targets()).hasSize(40);
    }

    private static void untilItIsIn(TargetRepository targets, AssignedTarget target) {
        while (true) {
            try {
                targets.add(List.of(target));
                return;
            } catch (StalePageException overtaken) {
                Thread.onSpinWait();
            }
        }
    }
}
