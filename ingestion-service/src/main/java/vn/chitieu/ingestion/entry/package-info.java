/** The page on which a clerk of a unit enters figures and remarks, and the one on which the city answers remarks. */
@ApplicationModule(allowedDependencies = {"authentication", "credential", "update"})
@NullMarked
package vn.chitieu.ingestion.entry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
