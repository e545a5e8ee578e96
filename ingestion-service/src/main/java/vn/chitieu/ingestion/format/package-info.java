/** JSON, CSV, XLSX. */
@NullMarked
package vn.chitieu.ingestion.format;

import org.jspecify.annotations.NullMarked;
