package vn.chitieu.aggregation.page;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.FoldResult;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.Revision;
import vn.chitieu.aggregation.model.Total;

/**
 * Bound of the size of a page with its revision. The estimate is an upper bound of any document of it: each character
 * four times, for no encoding needs more bytes.
 *
 * @param most how many bytes at most
 */
public record PageSize(long most) {

    /** What the database takes, 16 MB, and some room. The page of a city has some tens of kilobytes. */
    public static final PageSize OF_A_DOCUMENT = new PageSize(15_000_000);

    private static final long WIDEST = 4;
    /** Names and lengths of all fields, and those values whose length is bounded. */
    private static final long CONTRIBUTION = 200;

    private static final long CAUSE = 100;
    private static final long MOVE = 200;
    private static final long VERDICT = 140;
    private static final long ORIGIN = 180;
    private static final long TOTAL = 500;
    private static final long ATTAINMENT = 400;
    private static final long NAME = 80;

    /**
     * Returns where all pages fit.
     *
     * @throws PageFullException if one of them does not
     */
    public void check(Collection<FoldResult.PageChange> changes) {
        for (FoldResult.PageChange change : changes) {
            long bytes = bytes(change.page()) + bytes(change.revision());
            if (bytes > most) {
                throw new PageFullException(change.page().key(), bytes, most);
            }
        }
    }

    private static long bytes(Page page) {
        long contributions = page.contributions().values().stream()
                .mapToLong(PageSize::bytes)
                .sum();
        long superseded = page.superseded().values().stream()
                .flatMap(Collection::stream)
                .mapToLong(PageSize::bytes)
                .sum();
        return contributions
                + superseded
                + page.totals().values().stream().mapToLong(PageSize::bytes).sum();
    }

    private static long bytes(Total total) {
        long gaps = total.attainments().stream()
                .mapToLong(one -> ATTAINMENT
                        + one.targetReason().length() * WIDEST
                        + one.gaps().size() * 2L * NAME)
                .sum();
        return TOTAL + gaps + total.trust().missingUnits().size() * NAME;
    }

    private static long bytes(Revision revision) {
        long causes = revision.causes().stream()
                .flatMap(cause -> Stream.concat(Stream.of(cause.now()), Optional.ofNullable(cause.before()).stream()))
                .mapToLong(PageSize::bytes)
                .sum();
        return causes
                + revision.causes().size() * CAUSE
                + revision.moves().stream()
                        .mapToLong(move -> MOVE + move.verdicts().size() * VERDICT)
                        .sum()
                + revision.origins().size() * ORIGIN;
    }

    private static long bytes(Contribution one) {
        return CONTRIBUTION
                + WIDEST
                        * (one.updateId().length()
                                + one.cell().unit().length()
                                + length(one.reason())
                                + length(one.note())
                                + length(one.channel())
                                + one.sender().length());
    }

    private static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
