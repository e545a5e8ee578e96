package vn.chitieu.aggregation.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.SomePages;
import vn.chitieu.contracts.vocabulary.Quarter;
import vn.chitieu.contracts.vocabulary.Scope;
import vn.chitieu.contracts.vocabulary.Verdict;

/** What every store of revisions must do. */
public interface RevisionRepositoryContract {

    PageKey LAND = new PageKey("small", "LAND", new Quarter(2022, 1));

    /** Returns an empty store. */
    RevisionRepository revisions();

    @Test
    default void findsTheNewestFirst() {
        RevisionRepository revisions = revisions();
        revisions.put(List.of(revision(1), revision(2), revision(3)));

        assertThat(revisions.find(LAND, 3, 2)).containsExactly(revision(3), revision(2));
        assertThat(revisions.find(LAND, 2, 500)).containsExactly(revision(2), revision(1));
        assertThat(revisions.find(LAND.of("OTHER"), 3, 10)).isEmpty();
    }

    @Test
    default void replacesOneThatWasNeverReached() {
        RevisionRepository revisions = revisions();
        revisions.put(List.of(revision(1)));
        Revision other = new Revision(
                LAND,
                1,
                Instant.parse("2022-04-02T00:00:00Z"),
                Revision.Occasion.TIME,
                List.of(),
                List.of(),
                0,
                List.of());

        revisions.put(List.of(other));
        revisions.put(List.of());

        assertThat(revisions.find(LAND, 1, 10)).containsExactly(other);
    }

    @Test
    default void findsThoseThatAreNamed() {
        RevisionRepository revisions = revisions();
        revisions.put(List.of(revision(1), revision(2), revision(3)));

        assertThat(revisions.find(Set.of(
                        revision(1).id(),
                        revision(3).id(),
                        new Revision.Id(LAND, 9),
                        new Revision.Id(LAND.of("X"), 1))))
                .containsExactlyInAnyOrder(revision(1), revision(3));
        assertThat(revisions.find(Set.of())).isEmpty();
    }

    private static Revision revision(long version) {
        Cell cell = new Cell("nam-ngan", LAND.quarter());
        return new Revision(
                LAND,
                version,
                Instant.parse("2022-04-01T00:00:00Z"),
                Revision.Occasion.UPDATES,
                List.of(new Revision.Move(
                        Scope.city(),
                        version,
                        null,
                        new BigDecimal("1.5"),
                        BigDecimal.ONE,
                        new BigDecimal("2.5"),
                        true,
                        List.of(
                                new Revision.VerdictChange("CITY", null, Verdict.ON_PACE),
                                new Revision.VerdictChange("PROVINCE", Verdict.NOT_JUDGED, Verdict.BEHIND)))),
                List.of(
                        new Revision.Cause("LAND", null, SomePages.contribution(cell, BigDecimal.ONE, null)),
                        new Revision.Cause(
                                "LAND",
                                SomePages.contribution(cell, BigDecimal.ONE, null),
                                SomePages.contribution(cell, null, "nhầm"))),
                4,
                List.of(new Revision.Id(LAND.of("RATE"), 17), new Revision.Id(LAND.in(new Quarter(2021, 4)), 3)));
    }
}
