/** HTTP sessions of people in MongoDB: they survive a restart, and every instance of a service knows them. */
@NullMarked
package vn.chitieu.support.session;

import org.jspecify.annotations.NullMarked;
