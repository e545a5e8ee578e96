/** Keys and accounts of senders. */
@NullMarked
package vn.chitieu.ingestion.credential;

import org.jspecify.annotations.NullMarked;
