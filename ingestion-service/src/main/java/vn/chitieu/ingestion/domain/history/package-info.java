/**
 * What units reported before, as far as it is known here: {@link vn.chitieu.ingestion.domain.history.History} is asked
 * by policies and doubts. Nothing depends on its being whole: what is not known makes nobody doubt anything.
 */
@NullMarked
package vn.chitieu.ingestion.domain.history;

import org.jspecify.annotations.NullMarked;
