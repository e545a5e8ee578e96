/** Accounts of people: who may sign in, in which role, for which units and cities. */
@ApplicationModule(allowedDependencies = {"audit", "credential", "submission"})
@NullMarked
package vn.chitieu.ingestion.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
