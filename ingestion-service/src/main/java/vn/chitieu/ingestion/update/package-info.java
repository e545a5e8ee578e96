/** What an update and a target are; reading fields; findings. */
@NullMarked
package vn.chitieu.ingestion.update;

import org.jspecify.annotations.NullMarked;
