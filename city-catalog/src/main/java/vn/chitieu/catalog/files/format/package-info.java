/** CSV and YAML with places of errors. */
@NullMarked
package vn.chitieu.catalog.files.format;

import org.jspecify.annotations.NullMarked;
