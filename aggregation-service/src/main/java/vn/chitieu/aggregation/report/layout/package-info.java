/** Page, workbook, document. */
@NullMarked
package vn.chitieu.aggregation.report.layout;

import org.jspecify.annotations.NullMarked;
