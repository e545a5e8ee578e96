/** Exceptions from quarter locks. */
@NullMarked
package vn.chitieu.ingestion.exemption;

import org.jspecify.annotations.NullMarked;
