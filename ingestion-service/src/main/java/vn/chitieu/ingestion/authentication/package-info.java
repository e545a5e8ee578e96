/** The filter chain. */
@NullMarked
package vn.chitieu.ingestion.authentication;

import org.jspecify.annotations.NullMarked;
