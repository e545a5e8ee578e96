/**
 * The doors of the service: people sign in with a form or with OpenID Connect, systems send a key, and recipients of
 * mails come with a link that needs neither. One table says who passes where; what a unit may see behind its doors is
 * decided by {@link vn.chitieu.notification.domain.access.Viewer}. Nobody else knows Spring Security.
 */
@ApplicationModule(allowedDependencies = {"access", "outbox::delivery"})
@NullMarked
package vn.chitieu.notification.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
