/**
 * What was assigned before: targets, how many of them, and the totals that they are held against.
 * {@link vn.chitieu.ingestion.domain.target.AssignedTargets} is asked by the checks of a target. What is not known
 * refuses and doubts nothing.
 */
@NullMarked
package vn.chitieu.ingestion.domain.target;

import org.jspecify.annotations.NullMarked;
