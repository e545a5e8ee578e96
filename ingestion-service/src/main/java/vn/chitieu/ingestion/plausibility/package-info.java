/** Warnings; figures reported before. */
@NullMarked
package vn.chitieu.ingestion.plausibility;

import org.jspecify.annotations.NullMarked;
