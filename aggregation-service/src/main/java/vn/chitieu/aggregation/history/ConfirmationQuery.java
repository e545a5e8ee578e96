package vn.chitieu.aggregation.history;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.chitieu.aggregation.model.Cell;
import vn.chitieu.aggregation.model.Contribution;
import vn.chitieu.aggregation.model.Page;
import vn.chitieu.aggregation.model.PageKey;
import vn.chitieu.aggregation.model.Receipt;
import vn.chitieu.aggregation.page.PageRepository;
import vn.chitieu.contracts.vocabulary.HeadConfirmation;

/**
 * Query for what the head of a unit said of a figure that was sent: it stands with what counts in the figure's place,
 * so nothing is stored for it. Of a figure that was corrected since, the revisions say it. Thread-safe.
 */
@Service
public final class ConfirmationQuery {

    private final PageRepository pages;

    /** Takes the pages. */
    public ConfirmationQuery(PageRepository pages) {
        this.pages = Objects.requireNonNull(pages);
    }

    /**
     * Returns how far the figure of a receipt is confirmed; empty where that is not asked for, or it counts no more.
     */
    public Optional<HeadConfirmation> of(Receipt receipt) {
        PageKey key = receipt.page();
        Cell cell = receipt.cell();
        String update = receipt.updateId();
        if (key == null || cell == null || update == null) {
            return Optional.empty();
        }
        Page page = pages.find(List.of(key)).getOrDefault(key, Page.blank(key));
        return Stream.concat(
                        Stream.ofNullable(page.contributions().get(cell)),
                        page.superseded().getOrDefault(cell, List.of()).stream())
                .filter(one -> isAbout(one, update))
                .map(Contribution::confirmation)
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    private static boolean isAbout(Contribution counting, String update) {
        HeadConfirmation confirmation = counting.confirmation();
        return confirmation != null
                && (counting.updateId().equals(update) || confirmation.update().equals(update));
    }
}
