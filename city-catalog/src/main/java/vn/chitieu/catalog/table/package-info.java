/** The files of a catalog as tables of rows and cells, for those who edit them without knowing their formats. */
@NullMarked
package vn.chitieu.catalog.table;

import org.jspecify.annotations.NullMarked;
