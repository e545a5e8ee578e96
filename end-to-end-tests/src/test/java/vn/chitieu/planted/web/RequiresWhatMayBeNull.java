package vn.chitieu.planted.web;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Planted: breaks a rule on purpose. */
public class RequiresWhatMayBeNull {
    @GetMapping
    String answer(@RequestParam @Nullable String quarter) {
        return String.valueOf(quarter);
    }
}
