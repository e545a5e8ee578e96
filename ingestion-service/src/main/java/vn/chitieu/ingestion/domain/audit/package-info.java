/**
 * What was done with credentials: who issued, rotated and revoked them, how much each was used on a day, and what was
 * refused. No entry holds a secret.
 */
@NullMarked
package vn.chitieu.ingestion.domain.audit;

import org.jspecify.annotations.NullMarked;
