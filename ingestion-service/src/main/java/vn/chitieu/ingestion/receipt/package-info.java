/** What became of an update. */
@NullMarked
package vn.chitieu.ingestion.receipt;

import org.jspecify.annotations.NullMarked;
