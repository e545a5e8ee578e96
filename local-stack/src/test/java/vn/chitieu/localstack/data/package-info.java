/** What the files of the data folder keep, also after a process ended in the middle of writing one. */
@NullMarked
package vn.chitieu.localstack.data;

import org.jspecify.annotations.NullMarked;
