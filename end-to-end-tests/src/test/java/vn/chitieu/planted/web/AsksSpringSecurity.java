package vn.chitieu.planted.web;

import org.springframework.security.core.context.SecurityContextHolder;

/** Planted: breaks a rule on purpose. */
public class AsksSpringSecurity {
    Object whoIsIt() {
        return SecurityContextHolder.getContext();
    }
}
