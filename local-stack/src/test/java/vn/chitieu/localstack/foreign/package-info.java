/** What is given of foreign parts is read strictly, and one that does not answer is named. */
@NullMarked
package vn.chitieu.localstack.foreign;

import org.jspecify.annotations.NullMarked;
