package vn.chitieu.ingestion.catalogdraft;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.files.format.InvalidCatalogException;
import vn.chitieu.catalog.table.CatalogRow;
import vn.chitieu.catalog.table.CatalogTable;
import vn.chitieu.catalog.table.CatalogTables;
import vn.chitieu.catalog.table.TableChange;
import vn.chitieu.catalog.table.TableError;
import vn.chitieu.catalog.topic.CatalogPublisher;
import vn.chitieu.catalog.topic.CatalogPublisher.Outcome;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.catalog.KafkaCatalogEditions;
import vn.chitieu.support.problem.ProblemException;

/**
 * Edits the draft of a city. Each change names the draft that it was made of by its edition, so that two administrators
 * do not overwrite one another; where nothing was changed yet, the draft is the edition in force.
 */
@Service
public final class CatalogDraftService {

    private final CatalogDraftRepository drafts;
    private final KafkaCatalogEditions editions;
    private final Clock clock;

    /** Takes the store of drafts and the editions. */
    public CatalogDraftService(CatalogDraftRepository drafts, KafkaCatalogEditions editions, Clock clock) {
        this.drafts = drafts;
        this.editions = editions;
        this.clock = clock;
    }

    /**
     * Returns the draft of a city.
     *
     * @throws ProblemException NO_CATALOG where the city has neither a draft nor an edition
     */
    public CatalogDraft draft(String city) {
        return drafts.find(city).orElseGet(() -> {
            CatalogPublished newest = inForce(city);
            return new CatalogDraft(city, newest.edition(), newest.files(), null, null);
        });
    }

    /**
     * Gives a table of the draft other rows.
     *
     * @param expected the edition of the draft of which the change is made
     * @throws ProblemException CATALOG_CHANGED where the draft is another one, CATALOG_NOT_VALID where the rows are
     *     none of the table, CATALOG_TOO_LARGE where it could never be published
     */
    public CatalogDraft change(String city, CatalogTable table, List<CatalogRow> rows, String expected, String by) {
        CatalogDraft old = expected(city, expected);
        CatalogDraft changed = old.with(files(old, table, rows), by, clock.instant());
        replace(old, changed);
        return changed;
    }

    /** Keeps another draft; the edition from which it was begun is kept with it, for when another is in force. */
    void replace(CatalogDraft old, CatalogDraft changed) {
        refuseTooLarge(changed);
        editions.keepNewest(changed.city());
        if (!(old.changedBy() == null ? drafts.add(changed) : drafts.replace(changed, old.edition()))) {
            throw another();
        }
    }

    private static void refuseTooLarge(CatalogDraft draft) {
        String author = Objects.requireNonNull(draft.changedBy());
        if (CatalogPublisher.isTooLarge(
                CatalogPublished.of(draft.city(), draft.edition(), draft.files(), author, "", Instant.EPOCH))) {
            throw new ProblemException(
                    IngestionProblemCode.CATALOG_TOO_LARGE,
                    "expected an edition of at most " + CatalogPublished.MAX_BYTES + " bytes as JSON, got more");
        }
    }

    private static Map<String, String> files(CatalogDraft draft, CatalogTable table, List<CatalogRow> rows) {
        try {
            return CatalogTables.with(draft.files(), table, rows);
        } catch (IllegalArgumentException notOfTheTable) {
            throw new ProblemException(
                    IngestionProblemCode.CATALOG_NOT_VALID, String.valueOf(notOfTheTable.getMessage()));
        }
    }

    /** Forgets the draft. */
    public void discard(String city, String expected) {
        if (expected(city, expected).changedBy() != null && !drafts.remove(city, expected)) {
            throw another();
        }
    }

    /** Returns what is wrong with the draft, and what it changes. */
    public DraftCheck check(String city) {
        CatalogDraft draft = draft(city);
        CatalogPublished newest = inForce(city);
        return new DraftCheck(
                draft.edition(),
                !draft.basedOn().equals(newest.edition()),
                errors(draft),
                TableChange.between(newest.files(), draft.files()));
    }

    private List<TableError> errors(CatalogDraft draft) {
        try {
            editions.check(draft.city(), draft.files(), "draft", "");
            return List.of();
        } catch (InvalidCatalogException invalid) {
            return invalid.errors().stream()
                    .map(error -> TableError.of(draft.files(), error))
                    .toList();
        }
    }

    /**
     * Publishes the draft, which is none any more then.
     *
     * @return the edition that is in force
     */
    public String publish(String city, String expected, String by, String reason) {
        CatalogDraft draft = expected(city, expected);
        String edition = publish(city, draft.files(), draft.basedOn(), by, reason);
        drafts.remove(city, expected);
        return edition;
    }

    /**
     * Publishes what an earlier edition said, as a new publication.
     *
     * @param inForce the edition that is in force
     * @throws ProblemException UNKNOWN_EDITION where it is not kept
     */
    public String goBack(String city, String edition, String inForce, String by, String reason) {
        Map<String, String> files = editions.past(city, edition)
                .orElseThrow(() -> new ProblemException(
                        IngestionProblemCode.UNKNOWN_EDITION, "expected an edition that is kept, got another"))
                .files();
        return publish(city, files, inForce, by, reason);
    }

    private String publish(String city, Map<String, String> files, String inForce, String by, String reason) {
        CatalogPublished event;
        try {
            event = editions.check(city, files, by, reason);
        } catch (InvalidCatalogException invalid) {
            throw new ProblemException(
                            IngestionProblemCode.CATALOG_NOT_VALID,
                            "expected a valid catalog of this city, got "
                                    + invalid.errors().size() + " errors")
                    .with("errors", invalid.errors());
        }
        Outcome outcome = editions.publish(event, inForce);
        if (outcome == Outcome.ANOTHER_IN_FORCE) {
            throw another();
        }
        return event.edition();
    }

    /** Returns the draft, of the edition that is expected. */
    CatalogDraft expected(String city, String expected) {
        return Optional.of(draft(city))
                .filter(draft -> draft.edition().equals(expected))
                .orElseThrow(CatalogDraftService::another);
    }

    /** Returns the edition in force. */
    CatalogPublished inForce(String city) {
        return editions.newest(city)
                .orElseThrow(() -> new ProblemException(
                        IngestionProblemCode.NO_CATALOG, "expected an edition on the topic of catalogs, got none"));
    }

    static ProblemException another() {
        return new ProblemException(
                IngestionProblemCode.CATALOG_CHANGED, "expected the edition of the draft, got another");
    }
}
