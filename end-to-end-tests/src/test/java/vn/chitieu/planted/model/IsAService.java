package vn.chitieu.planted.model;

import org.springframework.stereotype.Service;

/** Planted: breaks a rule on purpose. */
@Service
public class IsAService {}
