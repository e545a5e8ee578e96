package vn.chitieu.planted.web;

import java.math.BigDecimal;
import java.util.function.Function;

/** Planted: breaks a rule on purpose. */
public class MakesADecimalBinary {
    final Function<BigDecimal, Number> binary = BigDecimal::doubleValue;
}
