/**
 * Scheduler: one thread that lets {@code ScheduledJobs} do what is due by the injected clock; the interval of its ticks
 * is real time.
 */
@ApplicationModule(allowedDependencies = {"outbox::delivery"})
@NullMarked
package vn.chitieu.notification.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
