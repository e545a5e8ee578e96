/**
 * Signed links in mails: what a link is good for stands in it, with a signature of one of the keys that the services
 * share, so that nothing is stored. Each kind of link has a purpose, which is part of what is signed.
 */
@NullMarked
package vn.chitieu.support.link;

import org.jspecify.annotations.NullMarked;
