/** What the local stack does with its options and its data folder, and the whole of it on free ports. */
@NullMarked
package vn.chitieu.localstack;

import org.jspecify.annotations.NullMarked;
