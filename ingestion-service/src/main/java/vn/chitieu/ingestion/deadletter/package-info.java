/** Records that could not be taken; replay. */
@NullMarked
package vn.chitieu.ingestion.deadletter;

import org.jspecify.annotations.NullMarked;
