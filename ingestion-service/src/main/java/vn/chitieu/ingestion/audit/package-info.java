/** Who did what. */
@NullMarked
package vn.chitieu.ingestion.audit;

import org.jspecify.annotations.NullMarked;
