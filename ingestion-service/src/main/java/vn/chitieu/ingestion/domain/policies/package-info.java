/**
 * The rules that an update has to keep, one class each, all in {@link vn.chitieu.ingestion.domain.policies.Policies}. A
 * policy looks at what could be read, says at most one thing, and is silent where what it needs is missing.
 */
@NullMarked
package vn.chitieu.ingestion.domain.policies;

import org.jspecify.annotations.NullMarked;
