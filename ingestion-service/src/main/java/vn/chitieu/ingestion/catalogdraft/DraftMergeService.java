package vn.chitieu.ingestion.catalogdraft;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import vn.chitieu.catalog.table.TableMerge;
import vn.chitieu.contracts.CatalogPublished;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.ingestion.catalog.KafkaCatalogEditions;
import vn.chitieu.support.problem.ProblemException;

/** Brings the draft of a city onto an edition that came into force after the draft was begun. */
@Service
public final class DraftMergeService {

    private final CatalogDraftService drafts;
    private final KafkaCatalogEditions editions;
    private final Clock clock;

    /** Takes the drafts and the editions. */
    public DraftMergeService(CatalogDraftService drafts, KafkaCatalogEditions editions, Clock clock) {
        this.drafts = drafts;
        this.editions = editions;
        this.clock = clock;
    }

    /**
     * Returns what would come of it, row by row, and changes nothing.
     *
     * @throws ProblemException UNKNOWN_EDITION where the edition from which the draft was begun is not kept any more
     */
    public DraftMerge preview(String city) {
        return merge(drafts.draft(city), Map.of());
    }

    /**
     * Replaces the draft by the one on the edition in force; where that changes nothing of the edition, there is none.
     *
     * @param expected the edition of the draft that the choices are about
     * @param inForce the edition in force that they are about
     * @param choices whose row is taken, by the ids of conflicts
     * @throws ProblemException CATALOG_CHANGED where the draft or the edition in force is another one, DRAFT_CONFLICTS
     *     where a conflict has no choice, UNKNOWN_EDITION as above
     */
    public CatalogDraft merge(
            String city, String expected, String inForce, Map<String, TableMerge.Side> choices, String by) {
        CatalogDraft old = drafts.expected(city, expected);
        DraftMerge merge = merge(old, choices);
        if (!merge.inForce().equals(inForce)) {
            throw CatalogDraftService.another();
        }
        List<TableMerge.Conflict> open = merge.rows().conflicts();
        if (!open.isEmpty()) {
            throw new ProblemException(
                            IngestionProblemCode.DRAFT_CONFLICTS,
                            "expected a choice for each row that both sides changed, got " + open.size()
                                    + " without one")
                    .with(
                            "errors",
                            open.stream()
                                    .map(one -> Map.of(
                                            "field", one.id(), "message", "expected PUBLISHED or DRAFT, got none"))
                                    .toList());
        }
        CatalogDraft merged = new CatalogDraft(city, inForce, merge.rows().files(), by, clock.instant());
        if (merged.edition().equals(inForce)) {
            drafts.discard(city, expected);
            return drafts.draft(city);
        }
        drafts.replace(old, merged);
        return merged;
    }

    private DraftMerge merge(CatalogDraft draft, Map<String, TableMerge.Side> choices) {
        CatalogPublished newest = drafts.inForce(draft.city());
        TableMerge rows = draft.basedOn().equals(newest.edition())
                ? new TableMerge(draft.files(), List.of())
                : TableMerge.of(base(draft), newest.files(), draft.files(), choices);
        return new DraftMerge(draft.edition(), newest.edition(), rows);
    }

    private Map<String, String> base(CatalogDraft draft) {
        return editions.past(draft.city(), draft.basedOn())
                .orElseThrow(() -> new ProblemException(
                        IngestionProblemCode.UNKNOWN_EDITION,
                        "expected the edition from which the draft was begun among those kept, got none"))
                .files();
    }
}
