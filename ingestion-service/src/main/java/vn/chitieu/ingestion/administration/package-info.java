/** The API of administrators: credentials, exemptions from locks, the audit. */
@NullMarked
package vn.chitieu.ingestion.administration;

import org.jspecify.annotations.NullMarked;
