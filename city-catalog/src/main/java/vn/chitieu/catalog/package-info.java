/**
 * Model of a city's catalog: its units, clusters, indicators, targets, people and calendar. Immutable values of plain
 * Java; {@link vn.chitieu.catalog.Catalog} answers questions over them. {@code vn.chitieu.catalog.files} reads them
 * from {@code catalog/<city>}.
 */
@NullMarked
package vn.chitieu.catalog;

import org.jspecify.annotations.NullMarked;
