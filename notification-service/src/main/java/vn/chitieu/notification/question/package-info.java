/** Questions of people about a figure to the person in charge of it, and their answers. They make and move no case. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "cases",
            "cases::model",
            "city",
            "documents",
            "notice",
            "outbox",
            "outbox::delivery"
        })
@NullMarked
package vn.chitieu.notification.question;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
