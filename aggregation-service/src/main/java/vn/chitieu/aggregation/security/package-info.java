/**
 * The doors of the service: people sign in with a form or with OpenID Connect, systems send a reader's key. One table
 * says which role passes where; what a unit may see behind its doors is decided by
 * {@link vn.chitieu.aggregation.domain.access.Viewer}. Nobody else knows Spring Security.
 */
@ApplicationModule(allowedDependencies = {"access"})
@NullMarked
package vn.chitieu.aggregation.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
