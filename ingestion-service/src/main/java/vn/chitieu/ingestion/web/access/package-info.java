/** Who calls, by which key, and the addresses at which administrators say who may what. */
@NullMarked
package vn.chitieu.ingestion.web.access;

import org.jspecify.annotations.NullMarked;
