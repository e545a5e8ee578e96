package vn.chitieu.planted.contracts;

import org.springframework.context.ApplicationContext;

/** Planted: breaks a rule on purpose. */
public class KnowsSpring {
    final ApplicationContext context = null;
}
