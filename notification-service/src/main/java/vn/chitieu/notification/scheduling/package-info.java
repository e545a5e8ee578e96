/**
 * Scheduler: one thread that lets {@code ScheduledJobs} do what is due by the injected clock; the interval of its ticks
 * is real time.
 */
@ApplicationModule(
        allowedDependencies = {
            "cases",
            "cases::model",
            "confirmation",
            "deadletter",
            "detection",
            "mail",
            "outbox",
            "outbox::delivery",
            "quarterreport",
            "question",
            "recovery",
            "reminder",
            "routing::digest"
        })
@NullMarked
package vn.chitieu.notification.scheduling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
