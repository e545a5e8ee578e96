/** Pure: figures against targets and deadlines. */
@NullMarked
package vn.chitieu.aggregation.calculation.assessment;

import org.jspecify.annotations.NullMarked;
