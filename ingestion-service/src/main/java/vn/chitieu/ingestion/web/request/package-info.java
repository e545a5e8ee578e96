/** What a request says beside its body. */
@NullMarked
package vn.chitieu.ingestion.web.request;

import org.jspecify.annotations.NullMarked;
