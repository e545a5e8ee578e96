/**
 * How people and systems sign in at a service that has pages, and what a stranger can do there: two filter chains, keys
 * of systems, the sign-in page and its throttle, OpenID Connect, cookies instead of sessions until the sign-in, and
 * refusals as problems or pages. Who may call what is said by the service, with
 * {@link vn.chitieu.support.security.AccessRules}.
 */
@NullMarked
package vn.chitieu.support.security;

import org.jspecify.annotations.NullMarked;
