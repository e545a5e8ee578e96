package vn.chitieu.ingestion.catalogdraft;

import java.util.List;
import vn.chitieu.catalog.table.TableChange;
import vn.chitieu.catalog.table.TableError;

/**
 * What is wrong with a draft, and what it changes of the edition in force.
 *
 * @param edition that of the draft
 * @param isOutdated whether another edition than the one from which it was begun is in force
 * @param errors all of them; none where it can be published
 */
public record DraftCheck(String edition, boolean isOutdated, List<TableError> errors, List<TableChange> changes) {

    public DraftCheck {
        errors = List.copyOf(errors);
        changes = List.copyOf(changes);
    }
}
