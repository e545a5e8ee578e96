/** Mergers and successors. */
@NullMarked
package vn.chitieu.catalog.territory;

import org.jspecify.annotations.NullMarked;
