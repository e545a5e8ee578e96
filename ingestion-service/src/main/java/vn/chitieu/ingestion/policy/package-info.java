/** Hard rules, one class each. */
@NullMarked
package vn.chitieu.ingestion.policy;

import org.jspecify.annotations.NullMarked;
