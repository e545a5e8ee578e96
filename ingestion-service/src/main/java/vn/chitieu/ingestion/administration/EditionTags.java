package vn.chitieu.ingestion.administration;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import vn.chitieu.contracts.vocabulary.QuotedText;
import vn.chitieu.ingestion.IngestionProblemCode;
import vn.chitieu.support.problem.ProblemException;

/** Editions as entity tags: of a catalog that is in force, and of its draft. */
final class EditionTags {

    /** Stands for any edition. */
    static final String ANY = "*";

    /** How long a reason may be, in characters. */
    static final int MAX_REASON = 1000;

    private EditionTags() {}

    /**
     * Returns the edition that the header {@code If-Match} names, or {@link #ANY}.
     *
     * @throws ProblemException IF_MATCH_MISSING without one, CATALOG_CHANGED for what no edition has
     */
    static String expected(HttpServletRequest request) {
        String given = request.getHeader(HttpHeaders.IF_MATCH);
        if (given == null) {
            throw new ProblemException(
                    IngestionProblemCode.IF_MATCH_MISSING, "expected the header If-Match with an ETag, got none");
        }
        String edition = given.replaceFirst("^\"([0-9a-f]{64})\"$", "$1");
        if (!given.equals(ANY) && edition.equals(given)) {
            throw another("If-Match " + QuotedText.of(given));
        }
        return edition;
    }

    static ProblemException another(String got) {
        return new ProblemException(
                IngestionProblemCode.CATALOG_CHANGED, "expected the ETag of the edition in force, got " + got);
    }

    static ResponseEntity<Object> answer(String edition, Object body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .eTag(edition)
                .body(body);
    }
}
