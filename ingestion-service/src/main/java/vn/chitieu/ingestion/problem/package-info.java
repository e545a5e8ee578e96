/** Refusals of whole requests, and strict reading of what they carry. */
@NullMarked
package vn.chitieu.ingestion.problem;

import org.jspecify.annotations.NullMarked;
