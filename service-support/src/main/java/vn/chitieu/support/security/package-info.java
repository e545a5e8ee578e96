/**
 * How people sign in at a service that has pages, and what a stranger can do there: the sign-in page and its throttle,
 * cookies instead of sessions until the sign-in, and refusals as problems or pages. Which role passes where is the
 * service's own.
 */
@NullMarked
package vn.chitieu.support.security;

import org.jspecify.annotations.NullMarked;
