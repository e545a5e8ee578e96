/**
 * Who may do what: credentials, the keys that prove them, and where they are kept. A secret exists only in the key that
 * is handed out; we keep its hash.
 */
@NullMarked
package vn.chitieu.ingestion.domain.access;

import org.jspecify.annotations.NullMarked;
