/**
 * What makes an update strange although it keeps every policy, one class each, all in
 * {@link vn.chitieu.ingestion.domain.doubts.Doubts}. Its sender may confirm it. Messages say both figures, in English
 * and in Vietnamese.
 */
@NullMarked
package vn.chitieu.ingestion.domain.doubts;

import org.jspecify.annotations.NullMarked;
