/** How figures are written for Vietnamese readers. */
@NullMarked
package vn.chitieu.localstack.report;

import org.jspecify.annotations.NullMarked;
