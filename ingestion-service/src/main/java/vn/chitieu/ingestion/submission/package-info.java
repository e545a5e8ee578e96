/** HTTP in, log out. */
@NullMarked
package vn.chitieu.ingestion.submission;

import org.jspecify.annotations.NullMarked;
