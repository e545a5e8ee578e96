/** Files as wards send them, made by code, with what is to become of each. */
@NullMarked
package vn.chitieu.ingestion.files;

import org.jspecify.annotations.NullMarked;
