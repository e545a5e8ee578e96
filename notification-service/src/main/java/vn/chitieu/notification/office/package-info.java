/**
 * Files that leaders open in their office programs. Knows the rows and how a workbook is made, and decides nothing
 * else.
 */
@NullMarked
package vn.chitieu.notification.office;

import org.jspecify.annotations.NullMarked;
