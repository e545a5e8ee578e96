/**
 * Reports as files of an office program: a workbook whose numbers are numbers, and a document that a clerk completes.
 * The only place that knows Apache POI.
 */
@NullMarked
package vn.chitieu.aggregation.office;

import org.jspecify.annotations.NullMarked;
