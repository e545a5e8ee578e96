/** The OpenID provider of the product: people sign in here once, and are signed in at the other services as well. */
@ApplicationModule(allowedDependencies = {"account", "credential", "format", "submission"})
@NullMarked
package vn.chitieu.ingestion.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
