package vn.chitieu.planted.model;

import org.springframework.context.ApplicationContext;

/** Planted: breaks a rule on purpose. */
public class KnowsASpringBean {
    final ApplicationContext context = null;
}
