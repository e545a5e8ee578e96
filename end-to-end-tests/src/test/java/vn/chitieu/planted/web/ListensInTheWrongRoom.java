package vn.chitieu.planted.web;

import org.springframework.kafka.annotation.KafkaListener;

/** Planted: breaks a rule on purpose. */
public class ListensInTheWrongRoom {
    @KafkaListener(topics = "any")
    void on(String record) {}
}
