/** Topics and who may use them. */
@NullMarked
package vn.chitieu.contracts.kafka;

import org.jspecify.annotations.NullMarked;
