/** How the sample is cut into batches and sent. */
@NullMarked
package vn.chitieu.localstack.sample;

import org.jspecify.annotations.NullMarked;
