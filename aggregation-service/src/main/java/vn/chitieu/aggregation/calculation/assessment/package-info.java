/** Pure: figures against targets and deadlines. */
@NamedInterface("assessment")
@NullMarked
package vn.chitieu.aggregation.calculation.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
